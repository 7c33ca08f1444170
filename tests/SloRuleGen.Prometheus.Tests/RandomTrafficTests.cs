using System.Globalization;
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
    public static TheoryData<int> Seeds
    {
        get
        {
            var seeds = Environment.GetEnvironmentVariable("SLOGEN_ORACLE_SEEDS") is { Length: > 0 } asked ? asked : "1-6";
            return [.. seeds.Split(',').Select(part => part.Split('-')).SelectMany(ends => Enumerable.Range(Number(ends[0]), Number(ends[^1]) - Number(ends[0]) + 1))];
        }
    }

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

        var runs = trial.Tiers.SelectMany(tier => Runs(trial, tier)).ToList();
        foreach (var run in runs) run.Expect(scenario);
        var budgets = ExpectBudgets(trial, scenario);

        var asked = runs.Sum(run => run.Evaluations(trial));
        var all = trial.Tiers.Count * ((trial.Traffic.End - trial.Begin) / trial.Evaluation);
        output.WriteLine(
            $"seed {seed}: {runs.Count(run => run.Fires)} stretches must fire, {runs.Count(run => !run.Fires)} must not, {asked / all:P0} of all evaluations; {budgets} budgets. {trial.Spec.Objective} {trial.Spec.Period} {trial.Spec.Method}: {trial.Traffic.Story}");
        Assert.True(asked / all > 0.3, "Nearly everything is left open.");

        Promtool.TestRules(scenario.StaysFinite(63 * trial.Evaluation));
    }

    /// <summary>The stretches of time in which a tier must fire, or must not.</summary>
    private static List<Run> Runs(Trial trial, TrialTier tier)
    {
        var runs = new List<Run>();
        for (var at = (trial.Begin + trial.Evaluation).CeilingTo(trial.Evaluation); at < trial.Traffic.End; at += trial.Evaluation)
        {
            if (trial.MustFire(tier, at) is not { } fires) continue;
            if (runs.LastOrDefault() is { } last && last.Fires == fires && last.To == at - trial.Evaluation) runs[^1] = last with { To = at };
            else runs.Add(new Run(Alert.Tier(tier.Name), fires, at, at));
        }

        return runs;
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

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Run(Alert Alert, bool Fires, TimeSpan From, TimeSpan To)
    {
        public double Evaluations(Trial trial) => (To - From) / trial.Evaluation + 1;

        public void Expect(Scenario scenario)
        {
            if (Fires)
            {
                var times = $"(sum(count_over_time({Alert.Firing}[{(To - From + 1.Seconds).Promql}])) or vector(0))";
                scenario.Holds($"{Alert.Firing} fires from {From} to {To}", $"{times} == bool {(To - From) / scenario.Evaluation + 1}", To, times);
            }
            else
            {
                scenario.StaysSilent(Alert, From, To);
            }
        }
    }
}
