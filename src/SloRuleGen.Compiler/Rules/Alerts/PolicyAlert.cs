using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Periods;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Alerts;

/// <summary>The alert of one tier of the budget policy. Its value is the share of the budget that is left.</summary>
internal sealed class PolicyAlert(SloPlan slo, PolicyTier tier)
{
    private readonly SloSeries _series = new(slo);
    private readonly PeriodRecords _period = PeriodRecords.Of(slo);

    private Expr Remaining => _series.Now(RecordNames.BudgetRemaining);

    public Rule.Alerting Build() => new(
        AlertNames.Policy(slo.Slo.Alerting),
        Conditions().Aggregate(Prom.And),
        tier.For,
        tier.KeepFiringFor,
        RuleLabels.OfAlert(slo, tier.Severity, ("policy_tier", tier.Name.Value)),
        PolicyAnnotations.For(slo, tier),
        $"{PolicyWording.Of(slo, tier.When)}.");

    private IEnumerable<Expr> Conditions()
    {
        var when = tier.When;
        if (when.RemainingBelow is { } below) yield return Prom.Less(Remaining, Prom.Number(below));
        if (when.RemainingAbove is { } above) yield return Prom.AtLeast(Remaining, Prom.Number(above));
        if (when.ExhaustedWithin is { Value: var time })
            yield return Prom.Or(Prom.Less(Remaining, SpentIn(time)), Prom.AtMost(Remaining, Prom.Number(0)));
        if (when.Spent is { } spent) yield return Prom.And(Remaining, Over(spent));
    }

    /// <summary>
    /// The share of the budget that will be spent in a time at the present pace: that of the bad events of the longest window, or of its
    /// ratio where there are no counts. The ratio of a young service is taken for the measured part of the window only, or its first failure
    /// would seem to exhaust the budget within days.
    /// </summary>
    private Expr SpentIn(PromDuration time)
    {
        var window = slo.PaceWindow;
        if (slo.Slo.HasCounts)
        {
            var pace = _period is RollingRecords
                ? Prom.Multiply(_series.BadIn(window), Prom.Number(time / window / slo.ErrorBudget))
                : Prom.Divide(Prom.Multiply(_series.BadIn(window), _period.UpToEnd(time)), Prom.Number(window.Seconds * slo.ErrorBudget));
            return Prom.Divide(pace, _series.Projected);
        }

        var measured = Prom.Call("clamp_max", Prom.Divide(_series.Age, Prom.Number(window.Seconds)), Prom.Number(1));
        var burnRate = Prom.Divide(Prom.Multiply(_series.Now(RecordNames.ErrorRatio(window)), measured), Prom.Number(slo.ErrorBudget));
        return Prom.Divide(Prom.Multiply(burnRate, _period.UpToEnd(time)), _period.Seconds);
    }

    private Expr Over(RecentSpending spent) => _period.BadOver(
        spent.Within.Value,
        Prom.Multiply(
            Prom.Number(spent.Share * slo.ErrorBudget), _series.Projected));
}
