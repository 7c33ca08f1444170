using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Init;

/// <summary>What was measured of an SLI in each of the last weeks.</summary>
/// <param name="Weeks">Those with events, the oldest first.</param>
/// <param name="Length">From the first event to now, where that is less than a week; null for whole weeks.</param>
/// <param name="End">Up to when.</param>
internal sealed record PastWeeks(IReadOnlyList<MeasuredWeek> Weeks, TimeSpan? Length, DateTimeOffset End)
{
    private const int Count = 4;

    /// <summary>Where traffic is too low for what comes after it, this is proposed all the same.</summary>
    private static readonly Objective s_modest = Of(99, 1);

    /// <summary>What is proposed, the lowest first.</summary>
    private static readonly IReadOnlyList<Objective> s_usual = [Of(90, 1), Of(95, 1), s_modest, Of(995, 10), Of(999, 10), Of(9995, 100), Of(9999, 100)];

    /// <summary>The time that is asked for, in steps of the rates that are measured.</summary>
    /// <exception cref="SampleException">There is no such time.</exception>
    public static SampleTimes Times(DateTimeOffset now)
    {
        var grid = SampleTime.Grid(now.AddDays(-7 * Count), now, SampleTimes.LongestStep);
        return new SampleTimes(grid, grid.Start);
    }

    /// <returns>Null where nothing was measured.</returns>
    public static PastWeeks? Of(MeasuredSlo measured)
    {
        var week = (int)(PromDuration.FromDays(7).Milliseconds / SampleTimes.LongestStep.Milliseconds);
        var (weeks, first) = (new MeasuredWeek?[Count], int.MaxValue);
        foreach (var events in measured.Groups.Select(group => group.Events()))
        {
            for (var (i, back) = (events.Total.Length - 1, 0); i >= 0 && back < Count * week; i--, back++)
            {
                var (bad, total) = (events.Bad[i], events.Total[i]);
                if (!(total > 0)) continue;
                first = Math.Min(first, Count * week - 1 - back);
                ref var one = ref weeks[Count - 1 - back / week];
                one = new MeasuredWeek((one?.Bad ?? 0) + bad, (one?.Total ?? 0) + total);
            }
        }

        if (first == int.MaxValue) return null;
        var steps = Count * week - first;
        return new([.. weeks.OfType<MeasuredWeek>()], steps < week ? steps * TimeSpan.FromMilliseconds(SampleTimes.LongestStep.Milliseconds) : null, measured.To);
    }

    /// <summary>Objectives with what is said of each.</summary>
    public IEnumerable<(Objective Objective, string Text)> Told => s_usual.SkipWhile(objective => objective.Ratio < s_modest.Ratio && IsMet(s_modest)).Select(objective => (objective, Met(objective)));

    /// <summary>The highest that was met each week, and of whose budget a week can spend a whole event; null where none was met.</summary>
    public Objective? Proposal => s_usual.Where(objective => IsMet(objective) && (objective.Ratio <= s_modest.Ratio || Weeks.Min(week => week.Allowed(objective)) >= 1)) is var met && met.Any() ? met.Last() : null;

    /// <summary><c>met in 4 of 4 weeks</c>, or <c>met in 3 of 4 weeks, and in all together</c>.</summary>
    public string Met(Objective objective) => Length is { } length
        ? $"{(IsMet(objective) ? "met" : "not met")} in the {Shares.Span(length)} that there is data of"
        : $"met in {Weeks.Count(week => week.Meets(objective))} of {Console.Count.Of(Weeks.Count, "week")}{(!IsMet(objective) && Together.Meets(objective) ? ", and in all together" : "")}";

    private MeasuredWeek Together => new(Weeks.Sum(week => week.Bad), Weeks.Sum(week => week.Total));

    /// <summary><c>99.9% was met in 4 of 4 weeks up to 2026-06-15.</c></summary>
    public string Sentence(Objective objective) => $"{objective} was {Met(objective)} up to {End.UtcDateTime:yyyy-MM-dd}.";

    /// <summary>The share of good events in each week.</summary>
    public string Ratios => Enumeration.And([.. Weeks.Select(week => Shares.Good(1 - week.Bad / week.Total, "99.99%"))]);

    private bool IsMet(Objective objective) => Weeks.All(week => week.Meets(objective));

    private static Objective Of(int percent, int parts) => Objective.FromPercent(new Fraction(percent, parts));
}

/// <summary>The events of a week, or of several.</summary>
internal sealed record MeasuredWeek(double Bad, double Total)
{
    /// <summary>Whether no more were bad than an objective allows. What sums of doubles are off by breaks none.</summary>
    public bool Meets(Objective objective) => Bad <= Allowed(objective) * (1 + 1e-9);

    /// <summary>How many events an objective allows to be bad.</summary>
    public double Allowed(Objective objective) => Total * (double)objective.ErrorBudget.Numerator / (double)objective.ErrorBudget.Denominator;
}
