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

    private static ReplayedPeriod Of(SloPlan plan, MeasuredSteps steps, Timeline timeline, DateTimeOffset from, DateTimeOffset to)
    {
        // A step at the begin of all data may be missing.
        var isWhole = from >= steps.Start - steps.Step && to <= steps.To;
        if (from < steps.Start) from = steps.Start;
        if (to > steps.To) to = steps.To;
        var read = Left(plan, steps, from, to);
        var known = timeline.Budget.LastOrDefault(point => point.At <= to && point.At >= from, new(to, double.NaN)).Remaining;
        return new(from, to, isWhole, 1 - read.Ratio, read.Bad, read.Total, double.IsNaN(known) && isWhole ? 1 - read.Ratio / ReplayedBudget.Allowed(plan) : known);
    }

    /// <summary>The events of a time that corrections leave.</summary>
    private static WindowReading Left(SloPlan plan, MeasuredSteps steps, DateTimeOffset from, DateTimeOffset to)
    {
        var read = steps.Between(from, to);
        foreach (var (after, upTo) in plan.Slo.Corrections.Select(correction => TakenStretch.StepsOf(correction, plan.LookBack.Milliseconds / 1000)))
        {
            var (first, last) = (DateTimeOffset.FromUnixTimeSeconds(after), DateTimeOffset.FromUnixTimeSeconds(upTo));
            if (first < from) first = from;
            if (last > to) last = to;
            if (first >= last || steps.Between(first, last) is not { Total: > 0 } taken) continue;
            read = read.Total - taken.Total > 0.01 ? new(Math.Max(0, read.Bad - taken.Bad), read.Total - taken.Total) : WindowReading.None;
        }

        return read;
    }
}
