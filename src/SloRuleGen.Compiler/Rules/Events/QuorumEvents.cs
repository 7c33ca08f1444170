using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// Probes of one target from several places. Each evaluation is an event: a bad one if at that instant as many places fail as the quorum
/// asks for. Where fewer places report than the quorum, there is no event.
/// </summary>
internal sealed class QuorumEvents(SloPlan slo, Sli.Probe sli, long quorum) : VerdictEvents(slo, slo.IntervalOf(EvaluationSpeed.Fast))
{
    private Expr EnoughPlaces =>
        Prom.AtLeast(Prom.Aggregate(AggregateOperator.Count, By, sli.Gauge.Vector), Prom.Number(quorum));

    public override IReadOnlyList<Expr> Needed => [EnoughPlaces];

    public override IEnumerable<Record> Recorded
    {
        get
        {
            var failing = Prom.Sum(By, Prom.Bool(BinaryOperator.Equal, sli.Gauge.Vector, Prom.Number(0)));
            yield return new(
                RecordNames.InstantGood,
                Prom.And(Prom.Bool(BinaryOperator.Less, failing, Prom.Number(quorum)), EnoughPlaces),
                $"0 while {(quorum == 1 ? "any place fails" : $"{quorum} places or more fail at once")}, else 1.");
        }
    }

    /// <summary>Even where too few places report.</summary>
    public override Expr Exists => Prom.Group(By, sli.Gauge.Vector);

    protected override Expr Over(string function, PromDuration range) =>
        Prom.Sum(By, Prom.Over(function, Series.Select(RecordNames.InstantGood), range));
}
