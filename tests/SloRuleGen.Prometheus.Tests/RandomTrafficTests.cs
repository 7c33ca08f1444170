using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Prometheus.Tests.Oracle;
using Xunit.Abstractions;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Specs and traffic by chance, of fixed seeds, and when each tier must fire and must not, and what is left of the budget, counted from
/// the events themselves: nothing here knows a rule. Nothing is asked where events within the promised delays, or within 3% of the
/// threshold, or two ways to read a definition leave it open. <c>SLOGEN_ORACLE_SEEDS=1-300</c> runs these seeds in place of the few.
/// </summary>
public sealed class RandomTrafficTests(ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => SeedRange.Of("SLOGEN_ORACLE_SEEDS", "1-6");

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Alerts_and_budgets_are_what_the_events_say(int seed)
    {
        var trial = new Trial(seed);
        var scenario = new Scenario($"seed {seed}", trial.Spec.Generate())
        {
            Evaluation = trial.Evaluation,
            Scraping = new Scraping(trial.Scrape, trial.Scrape / 2),
        };
        foreach (var requests in trial.Traffic.Deployments) scenario.With(requests);

        var runs = trial.Tiers.SelectMany(tier => FiringRun.Of(
            Alert.Tier(tier.Name), (trial.Begin + trial.Evaluation).CeilingTo(trial.Evaluation), trial.Traffic.End, trial.Evaluation, at => trial.MustFire(tier, at))).ToList();
        foreach (var run in runs) run.Expect(scenario);
        var budgets = ExpectBudgets(trial, scenario);

        var asked = runs.Sum(run => run.Evaluations(trial.Evaluation));
        var all = trial.Tiers.Count * ((trial.Traffic.End - trial.Begin) / trial.Evaluation);
        output.WriteLine(
            $"seed {seed}: {runs.Count(run => run.Fires)} stretches must fire, {runs.Count(run => !run.Fires)} must not, {asked / all:P0} of all evaluations; {budgets} budgets. {trial.Spec.Objective} {trial.Spec.Period} {trial.Spec.Method}: {trial.Traffic.Story}");
        Assert.True(asked / all > 0.3, "Nearly everything is left open.");

        Promtool.TestRules(scenario.StaysFinite(63 * trial.Evaluation));
    }

    /// <summary>Asks for the budget where it is known to a tenth, and returns how often.</summary>
    private static int ExpectBudgets(Trial trial, Scenario scenario)
    {
        var count = 0;
        for (var at = trial.Begin.CeilingTo(trial.Evaluation); at < trial.Traffic.End; at += 17 * trial.Evaluation)
        {
            if (trial.Remaining(at) is not { Least: var least, Most: var most } || most - least > Math.Max(0.1, 0.2 * Math.Abs(1 - least))) continue;
            scenario.Value("slo:period_error_budget_remaining:ratio", at, (least + most) / 2, within: (most - least) / 2);
            count++;
        }

        return count;
    }
}
