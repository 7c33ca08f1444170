using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Replay;

/// <summary>What a correction takes out of the time that is told of.</summary>
internal sealed record CorrectedTime(DateTimeOffset From, DateTimeOffset To, Correction Correction)
{
    /// <summary>In the order of the spec. Those of other times are not among them, nor is a reset that is ahead.</summary>
    public static IReadOnlyList<CorrectedTime> Of(SloPlan plan, MeasuredSteps steps) =>
    [
        .. plan.Slo.Corrections.Where(correction => !correction.IsReset || correction.To <= steps.To)
            .Select(correction => new CorrectedTime(
                Later(correction.From ?? CycleSpan.At(plan.Slo.Period.Value, correction.To)?.Start ?? steps.From, steps.From),
                correction.To < steps.To ? correction.To : steps.To,
                correction))
            .Where(time => time.From < time.To),
    ];

    /// <summary>The events that corrections take out of a time.</summary>
    /// <param name="at">When that is asked: until then, a reset that comes later takes out nothing.</param>
    public static WindowReading EventsIn(SloPlan plan, MeasuredSteps steps, DateTimeOffset from, DateTimeOffset to, DateTimeOffset at) => EventsIn(plan.TakenOut, steps, from, to, at);

    private static WindowReading EventsIn(IReadOnlyList<TakenStretch> stretches, MeasuredSteps steps, DateTimeOffset from, DateTimeOffset to, DateTimeOffset at)
    {
        var (bad, total) = (0.0, 0.0);
        foreach (var stretch in stretches)
        {
            var (first, last) = (DateTimeOffset.FromUnixTimeSeconds(stretch.After), DateTimeOffset.FromUnixTimeSeconds(stretch.UpTo));
            first = Later(first, from);
            if (last > to) last = to;
            if (first >= last || stretch.Since > at.ToUnixTimeSeconds() || steps.Between(first, last) is not { Total: > 0 } taken) continue;
            (bad, total) = (bad + taken.Bad, total + taken.Total);
        }

        return new(bad, total);
    }

    /// <summary>Such as <c>2026-06-06 10:00 to 2026-06-06 10:15: Load test</c>.</summary>
    public override string ToString() => PlainText.Sentence($"{ReplayWording.Time(From)} to {ReplayWording.Time(To)}: {Correction.Reason}");

    /// <summary>As <c>explain</c> tells of it, and how much that is.</summary>
    public (string Name, string Text) Fact(SloPlan plan, MeasuredSteps steps)
    {
        var taken = EventsIn(TakenStretch.Of([Correction], plan.Slo.Period.Value), steps, steps.From, steps.To, steps.To);
        var (name, text) = CorrectionWording.Fact(Correction);
        return (name, PlainText.Sentence($"{text} ({ReplayWording.What(plan).ToLowerInvariant()}: {ReplayWording.Bad(taken.Bad, plan)})"));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
