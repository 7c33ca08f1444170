using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>Counts verdicts: a recorded series of 1 (good) and 0 (bad), of which each step is one event.</summary>
/// <param name="step">The time from one event to the next, over zero.</param>
internal abstract class VerdictEvents(SloPlan slo, PromDuration step) : RawEvents(slo.Slo.Sli.By)
{
    protected SloSeries Series { get; } = new(slo);

    /// <summary>0 where the service has series but no verdict.</summary>
    public override Expr Total(PromDuration window, EventUnit unit) =>
        Prom.Or(Events("count_over_time", window, unit), Prom.Multiply(Prom.Number(0), Exists));

    protected override Part PartOf(PromDuration window, EventUnit unit) =>
        new(Events("sum_over_time", window, unit), new ZeroWhere.Measured(), IsGood: true);

    public override Expr ErrorRatio(PromDuration window, Expr measured) => Prom.Subtract(
        Prom.Number(1), Prom.Divide(Over("sum_over_time", RangeOf(window)), Over("count_over_time", RangeOf(window))));

    /// <param name="function"><c>count_over_time</c> or <c>sum_over_time</c>, of the verdicts.</param>
    /// <param name="range">Just under a whole number of steps: Prometheus 2 includes a sample at the old edge of a range.</param>
    protected abstract Expr Over(string function, PromDuration range);

    private Expr Events(string function, PromDuration window, EventUnit unit)
    {
        var events = Over(function, RangeOf(window));
        return unit == EventUnit.Count ? events : Prom.Divide(events, Prom.Number(WholeSteps(window).Seconds));
    }

    private PromDuration RangeOf(PromDuration window) => PromDuration.FromMilliseconds(WholeSteps(window).Milliseconds - 1);

    private PromDuration WholeSteps(PromDuration window) =>
        PromDuration.FromMilliseconds(Math.Max(window.Milliseconds / step.Milliseconds, 1) * step.Milliseconds);
}
