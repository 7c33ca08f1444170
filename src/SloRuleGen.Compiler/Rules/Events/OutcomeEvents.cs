using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// Bad and good events, counted apart: all of them are what there is of both. Before the first failure there are no series of bad events,
/// and in an outage from the start none of good ones; neither makes the other nothing.
/// </summary>
internal sealed class OutcomeEvents(Sli.Outcomes sli, Counting counting) : GrowingEvents(sli.By, counting)
{
    /// <summary>Only tells the series of one side from those of the other, which may have equal labels, and is summed away.</summary>
    private const string SideLabel = "slo_side";

    /// <summary>Either of them: a side without series is a side without events.</summary>
    public override IReadOnlyList<Expr> Needed => [Prom.Or(sli.Good.Vector, sli.Bad.Vector)];

    public override Expr Total(PromDuration window, EventUnit unit) => Prom.Sum(By, Prom.Or(
        Growth(sli.Good.Vector, window, unit),
        Prom.Labelled(Growth(sli.Bad.Vector, window, unit), SideLabel, "bad")));

    protected override Part PartOf(PromDuration window, EventUnit unit) =>
        new(SumOfCounter(sli.Bad.Vector, window, unit), new ZeroWhere.Measured(), IsGood: false);
}
