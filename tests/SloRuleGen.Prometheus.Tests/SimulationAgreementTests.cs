using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Prometheus.Tests.Oracle;
using Xunit.Abstractions;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// The simulation and the rules say the same of the same traffic: when alerts fire and stop, within a scrape, an evaluation and 3% of
/// their thresholds, and what is left of the budget, within 0.5% of it, or
/// 2.5% of what was spent where processes start anew. <c>SLOGEN_AGREEMENT_SEEDS=1-300</c> runs these seeds in place of the few.
/// </summary>
public sealed class SimulationAgreementTests(ITestOutputHelper output)
{
    public static TheoryData<int> Seeds => SeedRange.Of("SLOGEN_AGREEMENT_SEEDS", "1-4");

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Alerts_and_budgets_are_those_of_the_rules(int seed)
    {
        var trial = new AgreementTrial(seed);
        var scenario = trial.Scenario($"agreement {seed}");
        var runs = trial.Alerts.SelectMany((alert, i) => Runs(trial, alert, i)).ToList();
        foreach (var run in runs) run.Expect(scenario);
        var budgets = ExpectBudgets(trial, scenario);

        var asked = runs.Sum(run => run.Evaluations(trial.Evaluation));
        var all = trial.Alerts.Count * ((trial.Traffic.End - trial.Begin) / trial.Evaluation);
        output.WriteLine($"seed {seed}: {runs.Count(run => run.Fires)} stretches must fire, {runs.Count(run => !run.Fires)} must not, {asked / all:P0} of all evaluations; {budgets} budgets. {trial.Story}");
        Assert.True(asked / all > 0.3, "Nearly everything is left open.");

        Promtool.TestRules(scenario);
    }

    private static IEnumerable<FiringRun> Runs(AgreementTrial trial, (Alert Alert, int After, int Keep) alert, int index)
    {
        var bounds = new FiringBounds([.. trial.Seen.Select(seen => seen.Fullness(index))], 1, i => Open(trial, At(trial, i)), alert.After, alert.Keep);
        return FiringRun.Of(
            alert.Alert, (trial.Begin + trial.Evaluation).CeilingTo(trial.Evaluation), trial.Traffic.End, trial.Evaluation, at => bounds.At((int)(at / trial.Evaluation) - 1));
    }

    /// <summary>Which share of a threshold is left open. Of the first minutes of an SLO little is known.</summary>
    private static double Open(AgreementTrial trial, TimeSpan at) =>
        trial.Traffic.StartAt(at, trial.Period) is { } start && at > start ? 0.03 + 3.Minutes / (at - start) : double.PositiveInfinity;

    /// <summary>Asks for the budget each 17 evaluations, and returns how often.</summary>
    private static int ExpectBudgets(AgreementTrial trial, Scenario scenario)
    {
        var count = 0;
        for (var i = (int)(trial.Begin / trial.Evaluation) + 16; At(trial, i) < trial.Traffic.End; i += 17)
        {
            var at = At(trial, i);

            // On a step of five minutes Prometheus 2 counts the step on the period's far edge, too.
            if (at.FloorTo(5.Minutes) == at || trial.Traffic.StartAt(at, trial.Period) is not { } start || at - start < 15.Minutes) continue;

            // Steps weigh the first minutes of a series by when it was scraped first.
            if (trial.Traffic.Between(at - 10.Minutes, at).AllAtEdges > 0) continue;
            var readings = trial.Seen.Select(seen => seen.Remaining[i]).ToList();
            if (readings.Exists(double.IsNaN)) continue;
            var spent = Math.Abs(1 - readings.Min());

            // What a process fails in the five minutes after its first failure is counted short, by up to a scrape.
            var counted = trial.Traffic.StartsAnew ? 0.025 : 0.005;
            var within = Math.Max(0.005, counted * spent) + trial.Scrape / (at - start) * spent + trial.OneSlice;
            scenario.Value("slo:period_error_budget_remaining:ratio", at, (readings.Min() + readings.Max()) / 2, (readings.Max() - readings.Min()) / 2 + within);
            count++;
        }

        return count;
    }

    private static TimeSpan At(AgreementTrial trial, int evaluation) => (evaluation + 1) * trial.Evaluation;
}
