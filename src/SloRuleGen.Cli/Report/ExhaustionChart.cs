using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Planning;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Report;

/// <summary>How long a whole budget lasts at each burn rate, and where the tiers lie on that line.</summary>
internal static class ExhaustionChart
{
    public static Chart Of(SloPlan plan)
    {
        var outage = BurnRateFactor.OfErrorRate(Fraction.One, plan.Slo.Objective.Value);
        var tiers = plan.Tiers.Where(tier => tier.Enabled && tier.Factor.Value <= outage.Value && tier.Factor.Value.Sign > 0).ToList();
        var least = tiers.Select(tier => tier.Factor.Value).Append(Fraction.One).Min() / 2;
        IReadOnlyList<(Fraction Rate, string Name)> rows =
        [
            .. NiceNumbers.Between(least, outage.Value).Where(rate => rate < outage.Value && tiers.All(tier => tier.Factor.Value != rate)).Select(rate => (rate, ""))
                .Concat(tiers.Select(tier => (tier.Factor.Value, TierNames.Of(tier)))).Append((outage.Value, "total outage")).OrderBy(row => row.Item1),
        ];
        return new Chart(
            "Time to exhaustion against burn rate",
            $"How long a whole budget of {plan.Slo.Period.Value.InWords} lasts at a constant burn rate: at 1 for the whole period, in a total outage for {Figure.Time(At(outage.Value))}. Marked are the burn rates at which the alerts fire.",
            Scale.Log("Burn rate", least.ToDouble(), outage.Value.ToDouble() * 1.1, [.. Scale.Decades(Scale.Number), .. ((double[])[3, 30, 300]).Select(rate => new Tick(rate, Scale.Number(rate)))]),
            NiceNumbers.Times("Time until the budget is gone", At(outage.Value).ToDouble() * 0.8, At(least).ToDouble()),
            [
                new ChartMark.Line(null, Tone.Budget, Dash.Solid, [.. rows.Select(row => row.Rate).Prepend(least).Select(rate => (rate.ToDouble(), At(rate).ToDouble()))]),
                .. tiers.Select(tier => new ChartMark.Point(tier.Factor.Value.ToDouble(), At(tier.Factor.Value).ToDouble(), TierNames.ToneOf(tier), TierNames.Of(tier))),
                new ChartMark.Point(outage.Value.ToDouble(), At(outage.Value).ToDouble(), Tone.Budget, "total outage"),
            ],
            [],
            ["Burn rate", "", "Error rate", "Budget lasts"],
            [.. rows.Select(row => new ChartRow(row.Rate.ToDouble(), [Figure.Number(row.Rate), row.Name, Figure.Percent(new BurnRateFactor(row.Rate).ErrorRateAt(plan.Slo.Objective.Value)), Figure.Time(At(row.Rate))]))]);

        ExactDuration At(Fraction rate) => new BurnRateFactor(rate).TimeToExhaust(Fraction.One, plan.Period)!.Value;
    }
}
