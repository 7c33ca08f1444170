using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>One of the cycles that a period which starts anew is made of.</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant of the next.</param>
public readonly record struct CycleSpan(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>1970-01-05 was a Monday.</summary>
    private static SloPeriod.Cycle Weeks(ZoneOffset zone) => SloPeriod.Cycle.Of(PromDuration.FromDays(7), new DateOnly(1970, 1, 5), zone);

    public PromDuration Length => PromDuration.FromMilliseconds((long)(End - Start).TotalMilliseconds);

    /// <summary>The cycle that an instant lies in; null for a rolling period, which has none.</summary>
    /// <param name="at">From 1970 on.</param>
    public static CycleSpan? At(SloPeriod period, DateTimeOffset at) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Week } week => Of(Weeks(week.Zone), at),
        SloPeriod.Calendar { Unit: CalendarUnit.Month } calendar => Months(at, 1, calendar.Zone),
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } calendar => Months(at, 3, calendar.Zone),
        SloPeriod.Calendar { Unit: CalendarUnit.Year } calendar => Months(at, 12, calendar.Zone),
        SloPeriod.Cycle cycle => Of(cycle, at),
        _ => null,
    };

    private static CycleSpan Of(SloPeriod.Cycle cycle, DateTimeOffset at)
    {
        var (now, length) = (at.ToUnixTimeMilliseconds(), cycle.Every.Milliseconds);
        var start = now - (now + cycle.ElapsedAtEpoch.Milliseconds) % length;
        return new CycleSpan(DateTimeOffset.FromUnixTimeMilliseconds(start), DateTimeOffset.FromUnixTimeMilliseconds(start + length));
    }

    private static CycleSpan Months(DateTimeOffset at, int count, ZoneOffset zone)
    {
        var offset = TimeSpan.FromMinutes(zone.Minutes);
        var there = at.ToOffset(offset);
        var start = new DateTimeOffset(there.Year, (there.Month - 1) / count * count + 1, 1, 0, 0, 0, offset);
        return new CycleSpan(start.ToUniversalTime(), start.AddMonths(count).ToUniversalTime());
    }
}
