using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>The past for programs. Shares are from 0 to 1, lengths in seconds, and what is not known is null.</summary>
internal static class ReplayJson
{
    private const int MostPoints = 500;

    public static JsonObject Of(IReadOnlyList<ReplayDetails> budgets) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["budgets"] = JsonList.Of(budgets, Of),
    };

    private static JsonObject Of(ReplayDetails details)
    {
        var (budget, plan) = (details.Budget, details.Budget.Plan);
        return new()
        {
            ["service"] = plan.Service.Name.Value,
            ["name"] = plan.Slo.Name.Value,
            ["group"] = JsonObject.Of(budget.Group.All),
            ["objective"] = plan.Slo.Objective.Value.ToString(),
            ["period"] = plan.Slo.Period.Value.ToString(),
            ["windows"] = plan.PolicyName,
            ["method"] = Simulated.MethodOf(plan),
            ["from"] = budget.Steps.From,
            ["to"] = budget.Steps.To,
            ["step_seconds"] = budget.Steps.Step.TotalSeconds,
            // Where anything is known from.
            ["data_from"] = budget.Steps.Start,
            ["recorded_since"] = budget.RecordedSince,
            ["missing_seconds"] = budget.Missing.TotalSeconds,
            ["budget_remaining_ratio"] = Number(budget.Remaining),
            ["budget_lowest_ratio"] = Number(budget.Lowest),
            ["pages"] = budget.Tally.Pages.Count,
            ["tickets"] = budget.Tally.Tickets.Count,
            ["paging_seconds"] = budget.Tally.Paging.TotalSeconds,
            ["corrections"] = JsonList.Of(budget.Corrected, time => CorrectionWording.Json(time.Correction)),
            ["periods"] = JsonList.Of(budget.Periods, period => Of(period, plan)),
            ["alerts"] = JsonList.Of(budget.Fired, episode => Of(episode, plan)),
            ["worst"] = JsonList.Of(budget.Worst, stretch => Of(stretch, budget)),
            ["gaps"] = JsonList.Of(budget.Gaps, gap => new JsonObject { ["from"] = gap.From, ["to"] = gap.To }),
            ["objectives"] = JsonList.Of(details.Objectives, other => Of(other, budget)),
            ["policies"] = JsonList.Of(details.Policies, other => Of(other, budget)),
            ["advice"] = JsonList.Of(details.Advice, sentence => sentence),
            ["burndown"] = JsonList.Of(Points(budget.Timeline.Budget), point => new JsonObject { ["at"] = point.At, ["remaining"] = Number(point.Remaining) }),
        };
    }

    private static JsonObject Of(ReplayedPeriod period, SloPlan plan) => new()
    {
        ["from"] = period.From,
        ["to"] = period.To,
        ["is_whole"] = period.IsWhole,
        ["good_ratio"] = Number(period.Good),
        ["bad"] = Number(period.Bad, 3),
        ["total"] = Number(period.Total, 3),
        ["budget_remaining_ratio"] = Number(period.Remaining),
        ["is_met"] = period.IsMet(plan) is { } met ? met : null,
    };

    private static JsonObject Of(Episode episode, SloPlan plan) => new()
    {
        ["kind"] = episode.Alert.Kind switch { AlertKind.Burn => "burn", AlertKind.Policy => "policy", _ => "no_data" },
        ["alert"] = StoryWording.NameOf(plan, episode.Alert),
        ["severity"] = StoryWording.SeverityOf(plan, episode.Alert),
        ["long_window"] = episode.Alert.Kind == AlertKind.Burn ? LongWindow(plan, episode.Alert) : null,
        ["policy_tier"] = episode.Alert.Kind == AlertKind.Policy ? plan.Slo.BudgetPolicy[episode.Alert.Index].Name.Value : null,
        ["pending_since"] = episode.PendingSince,
        ["fires_at"] = episode.FiringFrom,
        // Null where it still fires at the end.
        ["ends_at"] = episode.Until,
        ["budget_spent"] = Number(episode.BudgetSpent),
        ["held_back"] = JsonList.Of(episode.Inhibited, held => new JsonObject { ["by"] = LongWindow(plan, held.By), ["from"] = held.From, ["until"] = held.Until }),
    };

    private static JsonObject Of(TimeStretch stretch, ReplayedBudget budget) => new()
    {
        ["from"] = stretch.From,
        ["to"] = stretch.To,
        ["bad"] = Number(stretch.Bad, 3),
        ["total"] = Number(stretch.Total, 3),
        ["bad_corrected"] = Number(stretch.Corrected, 3),
        ["budget_spent"] = Number(budget.BudgetOf(stretch.Left)),
    };

    private static JsonObject Of(Alternative other, ReplayedBudget budget)
    {
        var (met, of) = other.Met(budget);
        return new()
        {
            ["objective"] = other.Plan.Slo.Objective.Value.ToString(),
            ["windows"] = other.Plan.PolicyName,
            ["method"] = Simulated.MethodOf(other.Plan),
            ["is_own"] = other.IsOwn,
            ["periods_met"] = met,
            ["periods"] = of,
            ["pages"] = other.Tally.Pages.Count,
            ["tickets"] = other.Tally.Tickets.Count,
            ["paging_seconds"] = other.Tally.Paging.TotalSeconds,
            ["budget_remaining_ratio"] = Number(other.Remaining),
            ["budget_lowest_ratio"] = Number(other.Lowest),
        };
    }

    /// <summary>What was left of the budget at up to 500 times, and at the end.</summary>
    private static IEnumerable<BudgetPoint> Points(IReadOnlyList<BudgetPoint> points)
    {
        var each = Math.Max(1, (points.Count + MostPoints - 1) / MostPoints);
        return points.Where((_, i) => i % each == 0 || i == points.Count - 1);
    }

    private static string LongWindow(SloPlan plan, AlertKey alert) => plan.Tiers[alert.Index].Tier.LongWindow.ToString();

    /// <summary>Rounded to what anything can be told apart by.</summary>
    private static double? Number(double value, int digits = 9) => double.IsFinite(value) ? Math.Round(value, digits) + 0.0 : null;
}
