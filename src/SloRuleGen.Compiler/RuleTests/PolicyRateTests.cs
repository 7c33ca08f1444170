using SloRuleGen.BurnRate;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>
/// Shows tiers of a budget policy at steady error rates, of an SLO that is as old as its period. At a steady rate the whole period is like
/// its last hour, so the rate says how much of the budget is left. Tiers that hold at no rate are left to <see cref="PolicyOutageTest"/>.
/// </summary>
internal sealed class PolicyRateTests(SloBench bench)
{
    private static readonly PromDuration s_settled = PromDuration.FromMinutes(30);

    /// <summary>So near to the rate at which a condition begins to hold, nothing is expected of it.</summary>
    private static readonly Fraction s_near = new(1, 20);

    private static readonly Fraction s_beside = new(1, 10);

    /// <summary>The tiers that are seen to fire.</summary>
    public IReadOnlyList<PolicyTier> Shown => CanBeOld
        ? [.. bench.Plan.Slo.BudgetPolicy.Where(tier => (bench.FollowsPeriod || tier.When.Spent is null) && Rates().Any(rate => IsCertain(tier, rate, firing: true)))]
        : [];

    /// <summary>Whether a test can make the SLO look old: only rules of a rolling period take its age for the time in which the budget was spent.</summary>
    private bool CanBeOld => bench.CanFailInPart && bench.Plan.Slo.Period.Value is SloPeriod.Rolling && bench.Plan.Slo.Exclude is null;

    private PromDuration Lasting =>
        ((ExactDuration)(s_settled + bench.Plan.Slo.BudgetPolicy.Max(tier => tier.For))).RoundUpTo(PromDuration.FromMinutes(10));

    public IEnumerable<RuleTest> Build()
    {
        var shown = Shown;
        if (shown.Count == 0) yield break;
        foreach (var rate in Rates())
        {
            var timeline = TimelineOf(rate);
            var at = bench.DownToEvaluation(timeline.End);
            yield return new RuleTest(
                $"{bench.Name}: the budget at {SloBench.Percent(rate)} of failures",
                [$"{bench.Name}: {SloBench.Percent(rate)} of the events fail, of an SLO that has been measured for {bench.Plan.LookBack}: {Left(rate)}."],
                bench.Step,
                [.. bench.LongHistory(), .. bench.Series(timeline)],
                [.. shown.SelectMany(tier => Check(tier, rate, at))]);
        }
    }

    private IEnumerable<Check> Check(PolicyTier tier, Fraction rate, PromDuration at)
    {
        if (IsCertain(tier, rate, firing: true)) yield return bench.ViewOf(tier).Fires(at, bench.Failing, $"{tier.Name.Value} fires: {bench.ConditionsOf(tier)}.");
        if (IsCertain(tier, rate, firing: false))
            yield return bench.ViewOf(tier).StaysSilent(PromDuration.Zero, at, $"{tier.Name.Value} is silent: it fires when {bench.ConditionsOf(tier)}.");
    }

    private string Left(Fraction rate)
    {
        var left = 1 - rate / bench.Plan.ErrorBudget;
        return left.Sign > 0 ? $"{SloBench.Percent(SloBench.Rounded(left))} of the budget is left" : "the budget is overspent";
    }

    /// <summary>Error rates just under and just over each at which a condition begins or ceases to hold.</summary>
    private IEnumerable<Fraction> Rates() =>
        bench.Plan.Slo.BudgetPolicy.SelectMany(tier => Edges(tier.When))
            .SelectMany(burnRate => new[] { burnRate * (1 - s_beside), burnRate * (1 + s_beside) })
            .Select(burnRate => SloBench.Rounded(burnRate * bench.Plan.ErrorBudget))
            .Where(rate => rate.Sign > 0 && rate <= 1).Distinct().Order();

    /// <summary>The burn rates at which a condition begins or ceases to hold.</summary>
    private IEnumerable<Fraction> Edges(PolicyConditions when)
    {
        if (when.RemainingBelow is { } below) yield return 1 - below;
        if (when.RemainingAbove is { } above) yield return 1 - above;
        if (when.ExhaustedWithin is { Value: var time }) yield return 1 / (1 + time / bench.Plan.Period);
        if (when.Spent is { } spent) yield return spent.Share;
    }

    private bool IsCertain(PolicyTier tier, Fraction rate, bool firing) =>
        new[] { rate * (1 - s_near), rate, rate * (1 + s_near) }.All(near =>
        {
            var timeline = TimelineOf(near < 1 ? near : 1);
            return new PolicyForecast(bench.Plan, tier, timeline, isOld: true).Holds(timeline.End) == firing;
        });

    private Timeline TimelineOf(Fraction rate) => new(new Stretch(Lasting, bench.PerMinute, rate));
}
