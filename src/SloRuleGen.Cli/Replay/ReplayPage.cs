using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Replay;

/// <summary>What is told of the past, part by part.</summary>
internal static class ReplayPage
{
    /// <summary>Nobody reads more rows than this.</summary>
    private const int MostRows = 20;

    /// <summary>Where to find what is not shown.</summary>
    public const string HasAll = "--format csv has all";

    /// <summary>An alert that comes so long after some errors tells of them.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(10);

    /// <summary>One line for each SLO and group.</summary>
    public static PagePart Overview(IReadOnlyList<ReplayedBudget> budgets) => new PagePart.Table(
        null,
        ["SLO", "Objective", "Reached", "Budget left", "Pages", "Tickets", "Missing"],
        [
            .. budgets.Take(MostRows).Select(budget => (IReadOnlyList<string>)
            [
                PlainText.OneLine(budget.Name),
                $"{budget.Plan.Slo.Objective.Value} in {budget.Plan.Slo.Period.Value}",
                ReplayWording.Good(budget.Periods[^1].Good, budget.Plan),
                Shares.Remaining(budget.Remaining),
                budget.Tally.Pages.Count.ToString(),
                budget.Tally.Tickets.Count.ToString(),
                budget.Gaps.Count == 0 ? "" : Shares.Span(budget.Missing),
            ]),
        ],
        Rest(budgets.Count, MostRows, "budget"));

    public static IEnumerable<PagePart> Of(ReplayDetails details)
    {
        var (budget, plan) = (details.Budget, details.Budget.Plan);
        yield return new PagePart.Title(ReplayWording.Title(plan, budget.Group));
        yield return new PagePart.Facts([.. Facts(budget)]);
        yield return new PagePart.Table(
            null,
            ["Period", "Good", ReplayWording.What(plan), "Budget left", "Objective"],
            [.. budget.Periods.TakeLast(MostRows).Select(period => Row(period, plan))]);
        yield return new PagePart.Drawing(width => Plot(budget.Timeline, width));
        if (budget.Fired.Count > 0) yield return Alerts(budget);
        if (budget.Worst.Count > 0) yield return Worst(budget);
        if (budget.Gaps.Count > 0) yield return Gaps(budget);
        yield return Objectives(details);
        yield return Policies(details);
        if (details.Advice.Count > 0) yield return new PagePart.List("Advice", details.Advice);
    }

    private static IEnumerable<(string, string)> Facts(ReplayedBudget budget)
    {
        var (plan, last, tally) = (budget.Plan, budget.Periods[^1], budget.Tally);
        yield return ("Time", $"{ReplayWording.Time(budget.Steps.From)} to {ReplayWording.Time(budget.Steps.To)} UTC, in steps of {PromDuration.FromMilliseconds((long)budget.Steps.Step.TotalMilliseconds)}");
        yield return ("Data", Data(budget));
        yield return ("Method", $"{Simulated.MethodOf(plan)}: {plan.MethodReason}");
        yield return ("Windows", plan.PolicyName);
        foreach (var time in budget.Corrected) yield return time.Fact(plan, budget.Steps);
        yield return ("Reached", last.IsMet(plan) is { } met
            ? last.IsWhole || plan.Slo.Period.Value is SloPeriod.Rolling
                ? $"{ReplayWording.Good(last.Good, plan)}, so the objective is {(met ? "met" : "missed")}; {Shares.Remaining(budget.Remaining)} of the budget is left, at its lowest {Shares.Remaining(budget.Lowest)}"
                : $"{ReplayWording.Good(last.Good, plan)} so far, {(met ? "as good as" : "less than")} the objective; of the events that the whole period is expected to have, {Shares.Remaining(budget.Remaining)} of the budget is left"
            : budget.Steps.Between(last.From, last.To).Total > 0 ? "corrections leave no events" : "there were no events");
        yield return ("Told", tally.Pages.Count + tally.Tickets.Count == 0
            ? "nobody: no burn alert fires"
            : $"{Count.Of(tally.Pages.Count, "page")} and {Count.Of(tally.Tickets.Count, "ticket")} of burn alerts; pages fire for {Shares.Span(tally.Paging)} in all");
    }

    private static string Data(ReplayedBudget budget)
    {
        var source = budget.IsGiven ? "events, as the file has them"
            : budget.RecordedSince is not { } since ? "worked out from raw series"
            : since <= budget.Steps.Start + budget.Steps.Step ? "as rules recorded it"
            : $"as rules recorded it since {ReplayWording.Time(since)}, before that worked out from raw series";
        var history = budget.Steps.Start < budget.Steps.From ? $"; the history before begins {ReplayWording.Time(budget.Steps.Start)}" : budget.Steps.From > budget.Wanted + budget.Steps.Step ? ", where the data begins" : "";
        return $"{source}{history}{(budget.Gaps.Count == 0 ? "" : $"; missing for {Shares.Span(budget.Missing)}")}";
    }

    private static IReadOnlyList<string> Row(ReplayedPeriod period, SloPlan plan) =>
    [
        $"{ReplayWording.Time(period.From)} to {ReplayWording.Time(period.To)}{(period.IsWhole ? "" : ", not whole")}",
        ReplayWording.Good(period.Good, plan),
        double.IsNaN(period.Bad) ? Shares.Unknown : ReplayWording.Bad(period.Bad, plan),
        Shares.Remaining(period.Remaining),
        period.IsMet(plan) switch { true => "met", false => "missed", _ => "no events" } + (period.IsWhole || period.IsMet(plan) is null || plan.Slo.Period.Value is SloPeriod.Rolling ? "" : " so far"),
    ];

    private static PagePart.Table Alerts(ReplayedBudget budget)
    {
        var fired = budget.Fired;
        // Those that spent the most, in order of time.
        var shown = fired.Count <= MostRows ? fired : [.. fired.OrderByDescending(episode => double.IsNaN(episode.BudgetSpent) ? 0 : episode.BudgetSpent).Take(MostRows).OrderBy(episode => episode.FiringFrom)];
        return new PagePart.Table(
            "Alerts",
            ["Alert", "Fires", "Ends", "Lasts", "Budget spent", "Held back"],
            [
                .. shown.Select(episode => (IReadOnlyList<string>)
                [
                    ReplayWording.Alert(budget.Plan, episode.Alert),
                    ReplayWording.Time(episode.FiringFrom!.Value),
                    episode.Until is { } until ? ReplayWording.Time(until) : "fires still",
                    Shares.Span((episode.Until ?? budget.Timeline.To) - episode.FiringFrom!.Value),
                    ReplayWording.Spent(episode.BudgetSpent),
                    HeldBack(episode, budget),
                ]),
            ],
            Rest(fired.Count, MostRows, "alert", " that spent less"));
    }

    /// <summary>By whom, and until when: later it is told.</summary>
    private static string HeldBack(Episode episode, ReplayedBudget budget)
    {
        if (AlertTally.HeldBack(episode) is not { } held) return "";
        var by = ReplayWording.Alert(budget.Plan, held.By);
        return AlertTally.ToldFrom(episode) is { } told ? $"by {by} until {ReplayWording.Time(told)}" : $"by {by}";
    }

    private static PagePart.Table Worst(ReplayedBudget budget) => new PagePart.Table(
        "Worst times",
        ["From", "To", "Lasts", ReplayWording.What(budget.Plan), "Error rate", "Budget spent", "Told by"],
        [
            .. budget.Worst.Select(stretch => (IReadOnlyList<string>)
            [
                ReplayWording.Time(stretch.From),
                ReplayWording.Time(stretch.To),
                Shares.Span(stretch.Length),
                ReplayWording.Bad(stretch.Bad, budget.Plan),
                ReplayWording.ErrorRate(stretch.Bad / stretch.Total),
                $"{ReplayWording.Spent(budget.BudgetOf(stretch.Left))}{(stretch.Corrected > 0 ? ", corrected" : "")}",
                string.Join(", ", TellersOf(stretch, budget).DefaultIfEmpty("nobody")),
            ]),
        ]);

    /// <summary>The alerts that began to fire in a time or soon after, and those that fired already.</summary>
    private static IEnumerable<string> TellersOf(TimeStretch stretch, ReplayedBudget budget) => budget.Fired
        .Where(episode => episode.Alert.Kind == AlertKind.Burn && AlertTally.ToldFrom(episode) <= stretch.To + s_late && (episode.Until ?? budget.Timeline.To) > stretch.From)
        .Select(episode => ReplayWording.Alert(budget.Plan, episode.Alert))
        .Distinct();

    private static PagePart.Table Gaps(ReplayedBudget budget) => new PagePart.Table(
        "Missing data",
        ["From", "To", "Lasts"],
        [
            .. budget.Gaps.OrderByDescending(gap => gap.Length).Take(MostRows / 2).OrderBy(gap => gap.From)
                .Select(gap => (IReadOnlyList<string>)[ReplayWording.Time(gap.From), ReplayWording.Time(gap.To), Shares.Span(gap.Length)]),
        ],
        Rest(budget.Gaps.Count, MostRows / 2, "gap", " that are shorter"));

    private static PagePart.Table Objectives(ReplayDetails details) => new PagePart.Table(
        "Other objectives",
        ["Objective", "Periods met", "Pages", "Tickets", "Budget left", "At its lowest"],
        [
            .. details.Objectives.Select(other => (IReadOnlyList<string>)
            [
                $"{other.Plan.Slo.Objective.Value}{(other.IsOwn ? ", the spec's" : "")}",
                other.Met(details.Budget) is var (met, of) ? $"{met} of {of}" : "",
                other.Tally.Pages.Count.ToString(),
                other.Tally.Tickets.Count.ToString(),
                Shares.Remaining(other.Remaining),
                Shares.Remaining(other.Lowest),
            ]),
        ]);

    private static PagePart.Table Policies(ReplayDetails details) => new PagePart.Table(
        "Other windows and methods",
        ["Windows", "Method", "Pages", "Tickets", "Pages fire for"],
        [
            .. details.Policies.Select(other => (IReadOnlyList<string>)
            [
                PlainText.OneLine($"{other.Plan.PolicyName}{(other.IsOwn ? ", the spec's" : "")}"),
                Simulated.MethodOf(other.Plan),
                other.Tally.Pages.Count.ToString(),
                other.Tally.Tickets.Count.ToString(),
                other.Tally.Paging == TimeSpan.Zero ? "" : Shares.Span(other.Tally.Paging),
            ]),
        ]);

    /// <summary>What is left of the budget over time, the axis marked where burn alerts fired.</summary>
    private static IEnumerable<string> Plot(Timeline timeline, int width) => BudgetPlot.Of(
        timeline,
        (from, to) => timeline.Episodes.Any(episode => episode is { FiringFrom: { } firing, Alert.Kind: AlertKind.Burn } && firing < to && (episode.Until ?? timeline.To) > from),
        ReplayWording.Day(timeline.From),
        ReplayWording.Day(timeline.To),
        width);

    private static string? Rest(int count, int most, string noun, string which = "") =>
        count > most ? $"{Count.Of(count - most, $"more {noun}")}{which}: {HasAll}." : null;
}
