using SloRuleGen.BurnRate;
using SloRuleGen.Model;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.Text;

namespace SloRuleGen.Rules;

/// <summary>The alert of one tier.</summary>
internal sealed class BurnAlert(SloPlan slo, TierPlan tier)
{
    private readonly SloSeries _series = new(slo);

    public Rule.Alerting Build() => new(
        slo.Slo.Alerting.AlertName.Value,
        Expression(),
        tier.Tier.For,
        tier.Tier.KeepFiringFor,
        RuleLabels.OfAlert(
            slo, tier.Alert, ("long_window", tier.Tier.LongWindow.ToString()), ("short_window", tier.Tier.ShortWindow.ToString())),
        BurnAnnotations.For(slo, tier),
        $"{Percentage.Of(tier.Tier.BudgetFraction)} of the budget within {tier.Tier.LongWindow}.");

    private Expr Expression()
    {
        var (longWindow, shortWindow) = (tier.Tier.LongWindow, tier.Tier.ShortWindow);
        var burning = tier.Condition switch
        {
            RatioThreshold ratio => Unhurried(
                Prom.And(
                    Prom.Greater(_series.Now(RecordNames.ErrorRatio(longWindow)), Prom.Number(ratio.Threshold)),
                    Prom.Greater(_series.Now(RecordNames.ErrorRatio(shortWindow)), Prom.Number(ratio.Threshold))),
                longWindow,
                ratio.Threshold),
            BudgetCountThreshold count => Prom.And(
                OverShare(longWindow, count.LongCoefficient),
                OverShare(shortWindow, count.ShortCoefficient)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no expression."),
        };

        return slo.Slo.Alerting.MinBadEvents.Value is > 0 and var floor
            ? Prom.And(burning, Prom.AtLeast(_series.Now(RecordNames.BadIncrease(longWindow)), Prom.Number(floor)))
            : burning;
    }

    /// <summary>
    /// Where less than the long window was measured, the ratio speaks of a part of it only: the threshold rises by as much,
    /// so that the first failure of a new service is not taken for the window's budget. If it is unknown how much was, the alert fires.
    /// </summary>
    private Expr Unhurried(Expr burning, PromDuration longWindow, Fraction threshold) => Prom.Unless(
        burning,
        Prom.AtMost(
            _series.Now(RecordNames.ErrorRatio(longWindow)),
            Prom.Divide(Prom.Number(threshold * longWindow.Seconds), _series.Now(MeasuredTime.RecordOf(slo, longWindow, tier.Speed)))));

    private Expr OverShare(PromDuration window, Fraction share) => Prom.Greater(
        _series.Now(RecordNames.BadIncrease(window)),
        Prom.Multiply(Prom.Number(share), _series.Projected()));
}
