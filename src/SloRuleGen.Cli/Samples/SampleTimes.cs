using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Samples;

/// <summary>Which time a server is asked for.</summary>
/// <param name="Grid">With the history before it: as much as the period's rules look back, and a day.</param>
/// <param name="From">From where on it is told of.</param>
internal sealed record SampleTimes(SampleGrid Grid, DateTimeOffset From)
{
    /// <summary>Rates are of five minutes: with longer steps some events would be in none.</summary>
    public static PromDuration LongestStep => WindowSources.Base;

    private static readonly PromDuration s_usualTime = PromDuration.FromDays(30);

    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    /// <exception cref="SampleException">There is no such time, or more of it than can be held.</exception>
    public static SampleTimes Of(SloPlan plan, SampleTime time, DateTimeOffset now)
    {
        var (from, to) = ((time.From ?? new TimePoint.Before(s_usualTime)).From(now), time.To?.From(now) ?? now);
        var step = time.Step ?? SampleTime.UsualStep;
        SampleTime.Grid(from, to, step);
        var history = from.ToUnixTimeMilliseconds() - (plan.LookBack + s_day).Milliseconds;
        return new(SampleTime.Grid(DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, history)), to, step), DateTimeOffset.FromUnixTimeMilliseconds(from.ToUnixTimeMilliseconds() / step.Milliseconds * step.Milliseconds));
    }
}
