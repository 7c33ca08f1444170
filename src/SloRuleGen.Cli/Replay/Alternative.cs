using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Replay;

/// <summary>What the same past would make of an SLO whose spec said something else.</summary>
/// <param name="Last">The latest period.</param>
/// <param name="IsOwn">Whether it is what the spec says.</param>
internal sealed record Alternative(SloPlan Plan, Timeline Timeline, ReplayedPeriod Last, bool IsOwn)
{
    private const int MostAround = 2;

    /// <summary>In percent, as people choose them.</summary>
    private static readonly string[] s_ladder = ["50", "80", "90", "95", "98", "99", "99.5", "99.9", "99.95", "99.99", "99.999"];

    public AlertTally Tally { get; } = AlertTally.Of(Plan, Timeline);

    public double Remaining => Last.Remaining;

    public double Lowest => Timeline.Budget.Select(point => point.Remaining).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();

    /// <summary>The objectives that people choose, the loosest first.</summary>
    public static IEnumerable<Objective> Ladder => s_ladder.Select(percent => Fraction.TryParseDecimal(percent, out var number) ? Objective.FromPercent(number) : default);

    /// <summary>Looser and stricter objectives, the loosest first, the spec's own among them.</summary>
    /// <param name="wanted">Which; none for the two below and the two above that people choose.</param>
    public static IReadOnlyList<Alternative> Objectives(ReplayedBudget budget, IReadOnlyList<Objective> wanted)
    {
        var own = budget.Plan.Slo.Objective.Value;
        IReadOnlyList<Objective> others = wanted.Count > 0
            ? wanted
            : [.. Ladder.Where(objective => objective.Ratio < own.Ratio).TakeLast(MostAround), .. Ladder.Where(objective => objective.Ratio > own.Ratio).Take(MostAround)];
        return
        [
            .. others.Append(own).Distinct().OrderBy(objective => objective.Ratio)
                .Select(objective => objective == own ? Own(budget) : Of(budget, OtherPlans.WithObjective(budget.Plan, objective, new DiagnosticBag())))
                .OfType<Alternative>(),
        ];
    }

    /// <summary>The built-in window policies with each method, the spec's own first, those left out that come to the same tiers.</summary>
    public static IReadOnlyList<Alternative> Policies(ReplayedBudget budget)
    {
        var (plan, nothing) = (budget.Plan, new DiagnosticBag());
        AlertMethod[] methods = plan.Slo.HasCounts ? [AlertMethod.BurnRate, AlertMethod.BudgetCount] : [AlertMethod.BurnRate];
        List<SloPlan> plans = [plan];
        foreach (var windows in WindowPolicies.Names.Select(name => OtherPlans.WithWindows(plan, name, nothing)).OfType<SloPlan>().Prepend(plan))
        {
            foreach (var other in methods.Select(method => OtherPlans.WithMethod(windows, method, nothing)).OfType<SloPlan>())
            {
                if (!plans.Exists(known => known.Method == other.Method && known.Tiers.Select(tier => tier.Tier).SequenceEqual(other.Tiers.Select(tier => tier.Tier)))) plans.Add(other);
            }
        }

        return [Own(budget), .. plans.Skip(1).Select(other => Of(budget, other)).OfType<Alternative>()];
    }

    /// <summary>The same windows by the method that the spec does not take; null where there are no counts.</summary>
    /// <param name="policies">As <see cref="Policies"/> gives them.</param>
    public static Alternative? OtherMethod(SloPlan plan, IReadOnlyList<Alternative> policies) =>
        policies.FirstOrDefault(other => other.Plan.Method != plan.Method && other.Plan.PolicyName == plan.PolicyName);

    public static Alternative? WithFloor(ReplayedBudget budget, long minBadEvents)
    {
        var alerting = budget.Plan.Slo.Alerting;
        return Of(budget, RulePlanner.Otherwise(budget.Plan, alerting with { MinBadEvents = alerting.MinBadEvents with { Value = minBadEvents } }, new DiagnosticBag()));
    }

    /// <summary>In how many of the periods it was met, and of how many.</summary>
    public (int Met, int Of) Met(ReplayedBudget budget)
    {
        var known = budget.Periods.Select(period => period.IsMet(Plan)).OfType<bool>().ToList();
        return (known.Count(met => met), known.Count);
    }

    private static Alternative Own(ReplayedBudget budget) => new(budget.Plan, budget.Timeline, budget.Periods[^1], IsOwn: true);

    private static Alternative? Of(ReplayedBudget budget, SloPlan? plan)
    {
        if (plan is null) return null;
        var timeline = budget.Run(plan);
        return new(plan, timeline, budget.Periods[^1].For(plan, timeline), IsOwn: false);
    }
}
