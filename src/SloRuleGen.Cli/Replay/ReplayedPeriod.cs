using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>What an SLO reached in one period.</summary>
/// <param name="From">Where it began, or where the data does if that is later.</param>
/// <param name="To">Where it ended, or where the data does.</param>
/// <param name="IsWhole">Whether all of it is in the data.</param>
/// <param name="Good">The share of good events; NaN without any.</param>
/// <param name="Bad">Bad events, or of a ratio without counts bad seconds.</param>
/// <param name="Remaining">The share of the budget that was left at its end; NaN where it is not known.</param>
internal sealed record ReplayedPeriod(DateTimeOffset From, DateTimeOffset To, bool IsWhole, double Good, double Bad, double Total, double Remaining)
{
    /// <summary>Null where there were no events.</summary>
    public bool? IsMet(SloPlan plan) => double.IsNaN(Good) ? null : 1 - Good <= ReplayedBudget.Allowed(plan);

    /// <summary>All that end in the time that is told of, the latest last. A rolling period ends with that time, and one after the other before.</summary>
    public static IReadOnlyList<ReplayedPeriod> Of(SloPlan plan, MeasuredSteps steps, Timeline timeline)
    {
        var periods = new List<ReplayedPeriod>();
        for (var end = steps.To; end > steps.From;)
        {
            var (from, to) = CycleSpan.At(plan.Slo.Period.Value, end.AddMilliseconds(-1)) is { } cycle
                ? (cycle.Start, cycle.End)
                : (end.AddMilliseconds(-plan.Period.Milliseconds), end);
            periods.Add(Of(plan, steps, timeline, from, to));
            if (from <= steps.Start) break;
            end = from;
        }

        periods.Reverse();
        return periods;
    }

    /// <summary>What another plan makes of the same times.</summary>
    public ReplayedPeriod For(SloPlan plan, Timeline timeline) => this with { Remaining = RemainingOf(plan, timeline, From, To, IsWhole, 1 - Good) };

    private static ReplayedPeriod Of(SloPlan plan, MeasuredSteps steps, Timeline timeline, DateTimeOffset from, DateTimeOffset to)
    {
        // A step at the begin of all data may be missing.
        var isWhole = from >= steps.Start - steps.Step && to <= steps.To;
        if (from < steps.Start) from = steps.Start;
        if (to > steps.To) to = steps.To;
        var read = EventsLeft(plan, steps, from, to);
        return new(from, to, isWhole, 1 - read.Ratio, read.Bad, read.Total, RemainingOf(plan, timeline, from, to, isWhole, read.Ratio));
    }

    /// <summary>
    /// What the rules say at the end of a period. Of one that starts anew they never say how it ended, since the next has begun by then: over all
    /// of it the budget is a share of its events.
    /// </summary>
    private static double RemainingOf(SloPlan plan, Timeline timeline, DateTimeOffset from, DateTimeOffset to, bool isWhole, double ratio)
    {
        var isRolling = plan.Slo.Period.Value is SloPeriod.Rolling;
        var known = timeline.Budget.LastOrDefault(point => point.At >= from && (isRolling ? point.At <= to : point.At < to), new(to, double.NaN)).Remaining;
        return isWhole && (!isRolling || double.IsNaN(known)) ? 1 - ratio / ReplayedBudget.Allowed(plan) : known;
    }

    /// <summary>The events of a time that corrections leave, as the rules see it at its end.</summary>
    public static WindowReading EventsLeft(SloPlan plan, MeasuredSteps steps, DateTimeOffset from, DateTimeOffset to)
    {
        var (read, taken) = (steps.Between(from, to), CorrectedTime.EventsIn(plan, steps, from, to, to));
        if (!(taken.Total > 0)) return read;
        return read.Total - taken.Total > 0.01 ? new(Math.Max(0, read.Bad - taken.Bad), read.Total - taken.Total) : WindowReading.None;
    }
}
