using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Periods;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Alerts;

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
            slo, tier.Tier.Severity, tier.Alert, ("long_window", tier.Tier.LongWindow.ToString()), ("short_window", tier.Tier.ShortWindow.ToString())),
        BurnAnnotations.For(slo, tier),
        Comment());

    /// <summary>The formula in words, with the numbers that the threshold comes from.</summary>
    private string Comment()
    {
        var share = $"{Percentage.Of(tier.Tier.BudgetFraction)} of the budget within {tier.Tier.LongWindow}";
        return tier.Condition is RatioThreshold ? $"{share}: {tier.Factor.Value.ToString(4)} × {Percentage.Of(slo.ErrorBudget)}" : share;
    }

    private Expr Expression()
    {
        var (longWindow, shortWindow) = (tier.Tier.LongWindow, tier.Tier.ShortWindow);
        var burning = tier.Condition switch
        {
            RatioThreshold ratio => Prom.And(
                Prom.Greater(_series.Now(RecordNames.ErrorRatio(longWindow)), Prom.Multiply(Prom.Number(ratio.Threshold), MissingShare())),
                Prom.Greater(_series.Now(RecordNames.ErrorRatio(shortWindow)), Prom.Number(ratio.Threshold))),
            BudgetCountThreshold count => Prom.And(
                OverShare(longWindow, count.LongCoefficient),
                OverShare(shortWindow, count.ShortCoefficient)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no expression."),
        };

        return slo.BadEventsFloor is { } floor ? Prom.And(burning, Over(_series.BadIn(longWindow), floor)) : burning;
    }

    private static Expr Over(Expr events, EventFloor floor) =>
        floor.IsExclusive ? Prom.Greater(events, Prom.Number(floor.Events)) : Prom.AtLeast(events, Prom.Number(floor.Events));

    /// <summary>
    /// By how much the threshold is raised, from 1 on. The ratio of a service that is young, idle or just back comes from a part of the window
    /// only, and a first failure would be a large share of that. Up to an hour the whole window is expected to have events; of a longer window
    /// as much as the service usually has.
    /// </summary>
    private Expr MissingShare()
    {
        var (presence, window) = (new Presence(slo), tier.Tier.LongWindow);
        return tier.Expected(slo.MeasuredWindow) switch
        {
            ExpectedPresence.AllOfIt => AtLeastOne(Prom.Divide(Steps(StepWidth.OfPresence(window)), presence.CountOfFast(window))),
            ExpectedPresence.SinceTheStart => AtLeastOne(Prom.Divide(Prom.Number(window.Seconds), _series.Age)),
            _ => AtLeastOne(Prom.Divide(
                Prom.Multiply(Steps(StepWidth.FiveMinutes), _series.Now(RecordNames.Measured(slo.MeasuredWindow))), presence.CountOfFives(window))),
        };

        Expr Steps(PromDuration step) => Prom.Number(window / step);

        static Expr AtLeastOne(Expr factor) => Prom.Call("clamp_min", factor, Prom.Number(1));
    }

    private Expr OverShare(PromDuration window, Fraction share) =>
        Prom.Greater(_series.BadIn(window), Prom.Multiply(Prom.Number(share), _series.Projected));
}
