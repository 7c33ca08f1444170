using System.Globalization;
using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>The period <c>T</c> that an objective is defined on.</summary>
public abstract record SloPeriod
{
    private SloPeriod()
    {
    }

    /// <summary>The length that factors and <c>slo:time_period:days</c> are computed with: a month counts 30d, a quarter 90d, a year 365d.</summary>
    public abstract PromDuration NominalLength { get; }

    /// <summary>How long the shortest such period really lasts: 28d for a month.</summary>
    public virtual PromDuration ShortestLength => NominalLength;

    /// <summary>How long the longest such period really lasts: 31d for a month.</summary>
    public virtual PromDuration LongestLength => NominalLength;

    /// <summary>Where the days of the calendar begin and end; of no meaning for a rolling period.</summary>
    public virtual ZoneOffset Offset => default;

    /// <summary>As it stands in a sentence, after "over" or "in": <c>30d</c>, <c>a calendar month</c>, <c>a cycle of 14d</c>.</summary>
    public abstract string InWords { get; }

    /// <summary>The last so many days, at each instant.</summary>
    public sealed record Rolling(PromDuration Length) : SloPeriod
    {
        public override PromDuration NominalLength => Length;

        public override string InWords => ToString();

        public override string ToString() => Length.ToString();
    }

    /// <summary>From the first instant of a week, month, quarter or year to its last, in UTC or at a distance from it.</summary>
    public sealed record Calendar(CalendarUnit Unit, ZoneOffset Zone = default) : SloPeriod
    {
        public override ZoneOffset Offset => Zone;

        public override PromDuration NominalLength => PromDuration.FromDays(Days.Nominal);

        public override PromDuration ShortestLength => PromDuration.FromDays(Days.Shortest);

        public override PromDuration LongestLength => PromDuration.FromDays(Days.Longest);

        public override string InWords => $"a calendar {this}";

        private (int Nominal, int Shortest, int Longest) Days => Unit switch
        {
            CalendarUnit.Week => (7, 7, 7),
            CalendarUnit.Month => (30, 28, 31),
            CalendarUnit.Quarter => (90, 90, 92),
            CalendarUnit.Year => (365, 365, 366),
            _ => throw new InvalidOperationException($"{Unit} is no unit of the calendar."),
        };

        /// <summary>As specs write it: <c>month</c>.</summary>
        public override string ToString() => Unit.ToString().ToLowerInvariant();
    }

    /// <summary>One after the other, all of one length, before and after the date that a cycle is known to start on.</summary>
    public sealed record Cycle : SloPeriod
    {
        private static readonly PromDuration s_day = PromDuration.FromDays(1);

        private static readonly PromDuration s_step = PromDuration.FromMinutes(5);

        private static readonly DateOnly s_epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

        private Cycle(PromDuration every, DateOnly starting, ZoneOffset zone) => (Every, Starting, Zone) = (every, starting, zone);

        public PromDuration Every { get; }

        /// <summary>The date whose first instant starts a cycle; it may be past or to come.</summary>
        public DateOnly Starting { get; }

        /// <summary>Where that date is.</summary>
        public ZoneOffset Zone { get; }

        public override ZoneOffset Offset => Zone;

        public override PromDuration NominalLength => Every;

        public override string InWords => $"a cycle of {Every}";

        /// <summary>How far into a cycle the instant 0, 1970-01-01 00:00 UTC, lies: zero to under <see cref="Every"/>.</summary>
        public PromDuration ElapsedAtEpoch
        {
            get
            {
                var length = Every.Milliseconds;
                var since = ((s_epoch.DayNumber - Starting.DayNumber) * s_day.Milliseconds + Zone.Seconds * 1000L) % length;
                return PromDuration.FromMilliseconds(since < 0 ? since + length : since);
            }
        }

        /// <exception cref="ArgumentException">The length is none that cycles can have.</exception>
        public static Cycle Of(PromDuration every, DateOnly starting, ZoneOffset zone = default) =>
            IsLength(every) ? new Cycle(every, starting, zone) : throw new ArgumentException($"No cycle lasts {every}.", nameof(every));

        /// <summary>
        /// Whether cycles of this length start where events are counted from: whole days, or under a day a multiple of 5m from 10m on.
        /// </summary>
        public static bool IsLength(PromDuration every) =>
            every > s_step && every.Milliseconds % (every < s_day ? s_step : s_day).Milliseconds == 0;

        /// <summary>Such as <c>14d from 2026-01-05</c>.</summary>
        public override string ToString() => $"{Every} from {Starting.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }
}

/// <summary>A unit of the calendar. Weeks start on Monday.</summary>
public enum CalendarUnit
{
    Week,
    Month,
    Quarter,
    Year,
}
