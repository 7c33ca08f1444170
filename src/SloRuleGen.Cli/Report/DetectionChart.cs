using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Report;

/// <summary>How long a fault lasts before somebody is told of it, against the share of events that fail.</summary>
internal static class DetectionChart
{
    private const string ErrorRate = "Error rate of the fault";
    private const string Time = "Time until the alert fires";

    private static readonly Fraction s_quarter = new(1, 4);

    /// <summary>Each tier as the spec compares it, at mean traffic; null where no alert can fire.</summary>
    public static Chart? OfTiers(SloPlan plan)
    {
        var tiers = plan.Tiers.Where(tier => tier.DetectionAt(Fraction.One) is not null).ToList();
        return Draw(
            "Detection time against error rate",
            $"For each burn alert, how long a fault with a constant error rate lasts before it fires, {(plan.Method == AlertMethod.BudgetCount ? "at mean traffic" : "at any traffic")}. The more fails, the sooner it fires; left of where its line begins it never does.",
            [.. tiers.Select(tier => new Curve(TierNames.Of(tier), TierNames.ToneOf(tier), TierNames.DashOf(plan, tier), tier.Condition.ErrorRateThreshold(Fraction.One), tier.DetectionAt))]);
    }

    /// <summary>
    /// The fastest alert by both methods, where traffic is not at its mean; null where it cannot be told: without counts, with time slices, or where no alert can fire.
    /// </summary>
    public static Chart? OfMethods(SloPlan plan)
    {
        if (!plan.Slo.HasCounts || plan.Slo.Slices is not null) return null;
        if (plan.Tiers.Where(tier => tier.Enabled).OrderBy(tier => tier.Tier.Severity).ThenBy(tier => tier.Tier.LongWindow).FirstOrDefault() is not { } tier) return null;
        var objective = plan.Slo.Objective.Value;
        var (rate, count) = (new RatioThreshold(tier.Tier, objective, plan.Period), new BudgetCountThreshold(tier.Tier, objective, plan.Period));
        return Draw(
            $"{TierNames.Of(tier)} by both methods",
            "When the fastest alert fires, by both methods. By error rates (burn_rate) traffic makes no difference, and at mean traffic counts (budget_count) say the same. With more traffic than the mean counts fire sooner, with less later or not at all.",
            [
                Of("by error rate, or by counts at mean traffic", Dash.Solid, rate, Fraction.One),
                Of("by counts, at four times the mean", Dash.Dashed, count, 4),
                Of("by counts, at a quarter of it", Dash.Dotted, count, s_quarter),
            ]);

        Curve Of(string name, Dash dash, ITierCondition condition, Fraction traffic) => new(
            name,
            dash == Dash.Solid ? TierNames.ToneOf(tier) : Tone.Budget,
            dash,
            condition.ErrorRateThreshold(traffic),
            errorRate => DetectionTime.Of(condition, errorRate, traffic) + tier.Tier.For + tier.QueryOffset);
    }

    private static Chart? Draw(string title, string description, IReadOnlyList<Curve> curves)
    {
        var known = curves.Where(curve => curve.Threshold < Fraction.One).ToList();
        if (known.Count == 0) return null;
        var least = known.Min(curve => curve.Threshold);
        IReadOnlyList<Fraction> rates = [.. NiceNumbers.Between(least / 2, Fraction.One)];
        var times = known.SelectMany(curve => curve.Points).Select(point => point.Y).ToList();
        var x = Scale.Log(ErrorRate, rates[0].ToDouble(), 1, Scale.Decades(Scale.Percent));
        return new Chart(
            title,
            description,
            x,
            NiceNumbers.Times(Time, Math.Max(1, times.Min() / 2), times.Max() * 1.3),
            [.. known.Select(curve => new ChartMark.Line(curve.Name, curve.Tone, curve.Dash, curve.Points))],
            [],
            ["Error rate", .. curves.Select(curve => curve.Name)],
            [.. rates.Select(rate => new ChartRow(rate.ToDouble(), [Figure.Percent(rate), .. curves.Select(curve => Figure.Time(curve.At(rate)))]))]);
    }

    /// <param name="Threshold">The error rate over which it fires.</param>
    /// <param name="At">When it fires at an error rate; null for never.</param>
    private sealed record Curve(string Name, Tone Tone, Dash Dash, Fraction Threshold, Func<Fraction, ExactDuration?> At)
    {
        /// <summary>Just over the threshold, where the curve begins.</summary>
        private static readonly Fraction s_over = new(10_001, 10_000);

        /// <summary>Each ten times as many errors are in so many steps: time slices make steps of the curve.</summary>
        private const int PerDecade = 24;

        public IReadOnlyList<(double X, double Y)> Points { get; } =
        [
            .. Rates(Threshold * s_over).Select(rate => (X: rate.ToDouble(), At: At(rate))).Where(point => point.At is not null).Select(point => (point.X, point.At!.Value.ToDouble())),
        ];

        private static IEnumerable<Fraction> Rates(Fraction from)
        {
            if (from >= Fraction.One) yield break;
            yield return from;
            var decades = -Math.Log10(from.ToDouble());
            var steps = (int)Math.Ceiling(decades * PerDecade);
            for (var i = 1; i < steps; i++) yield return new Fraction((long)(Math.Pow(10, -decades * (steps - i) / steps) * 1e12), 1_000_000_000_000);
            yield return Fraction.One;
        }
    }
}
