using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Report.Charts;

namespace SloRuleGen.Cli.Report;

/// <summary>What was measured of an SLO, and what its alerts and budget would have said of it: what <c>slogen replay</c> tells, drawn.</summary>
internal static class PastBlocks
{
    private const int MostGroups = 20;

    private const int PlotWidth = 80;

    /// <param name="groups">The worst first; at least one.</param>
    /// <param name="details">Of the worst.</param>
    /// <param name="isDrawn">Whether there are charts, too.</param>
    public static IEnumerable<Block> Of(IReadOnlyList<ReplayedBudget> groups, ReplayDetails details, bool isDrawn)
    {
        var budget = details.Budget;
        var parts = ReplayPage.Of(details).ToList();
        var plot = parts.OfType<PagePart.Drawing>().Single();
        yield return new Block.Told(new PagePart.Section(groups.Count == 1 ? "What was measured" : PlainText.OneLine($"What was measured: the worst group, {budget.Group}")));
        yield return new Block.Tiles([.. Tiles(budget)]);
        if (details.Advice.Count > 0) yield return new Block.Told(new PagePart.List(null, details.Advice));
        if (isDrawn)
        {
            if (BurnDownChart.Of(budget) is { } burnDown) yield return new Block.Figure(burnDown, () => plot.Lines(PlotWidth));
            if (SliChart.Of(budget) is { } sli) yield return new Block.Figure(sli);
            yield return new Block.Figure(Alerts(budget));
            yield return new Block.Figure(Objectives(details));
            if (groups.Count > 1) yield return new Block.Figure(Groups(groups));
        }

        foreach (var facts in parts.OfType<PagePart.Facts>()) yield return new Block.Told(facts);
        foreach (var table in parts.OfType<PagePart.Table>())
            yield return new Block.Told(table with { Caption = table.Caption ?? "Periods", Rest = table.Rest?.Replace(ReplayPage.HasAll, $"slogen replay {ReplayPage.HasAll}", StringComparison.Ordinal) });
        if (groups.Count > 1) yield return new Block.Told(TableOf(groups));
    }

    private static IEnumerable<Tile> Tiles(ReplayedBudget budget)
    {
        var last = budget.Periods[^1];
        var met = last.IsMet(budget.Plan);
        yield return new Tile("Reached", ReplayWording.Good(last.Good, budget.Plan), Value(last.Good), met switch { true => "objective met", false => "objective missed", _ => "no events" }, met == false);
        yield return new Tile("Budget left", Shares.Remaining(budget.Remaining), Value(budget.Remaining), $"{Shares.Remaining(budget.Lowest)} at its lowest", budget.Remaining < 0);
        yield return new Tile("Pages", budget.Tally.Pages.Count.ToString(), budget.Tally.Pages.Count.ToString(), budget.Tally.Paging == TimeSpan.Zero ? "none fires" : $"fire for {Shares.Span(budget.Tally.Paging)} in all");
        yield return new Tile("Tickets", budget.Tally.Tickets.Count.ToString(), budget.Tally.Tickets.Count.ToString(), "of burn alerts");
        if (budget.Missing > TimeSpan.Zero) yield return new Tile("Missing data", Shares.Span(budget.Missing), Value(budget.Missing.TotalSeconds), "not counted as zero", true);
    }

    /// <summary>As <c>replay --format json</c> has it.</summary>
    private static string? Value(double value) => double.IsFinite(value) ? ((decimal)Math.Round(value, 9)).ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture) : null;

    private static Chart Alerts(ReplayedBudget budget) => BudgetChart.Of(
        "Budget left as the rules record it, and alerts",
        $"What was left of the budget of the {(budget.Plan.Slo.Period.Value is BurnRate.SloPeriod.Rolling ? $"{budget.Plan.Period} before each instant" : $"{budget.Plan.Slo.Period.Value} at each instant")}, {Shares.Remaining(budget.Lowest)} at its lowest, and when each alert fired. Grey is an alert that another held back.",
        TimeAxis.Of(budget.Timeline.From, budget.Timeline.To),
        budget.Timeline,
        TimeAxis.At,
        ReplayWording.Time,
        [],
        EpisodeLanes.Of(budget.Plan, budget.Timeline, TimeAxis.At, ReplayWording.Time));

    private static BarChart Objectives(ReplayDetails details) => Spent(
        "Objectives compared",
        "How much of its budget each objective would have seen spent at the end of this time.",
        "Objective",
        [.. details.Objectives.Select(other => ($"{other.Plan.Slo.Objective.Value}{(other.IsOwn ? ", the spec's" : "")}", other.Remaining, other.Tally))]);

    private static BarChart Groups(IReadOnlyList<ReplayedBudget> groups) => Spent(
        "Groups compared",
        $"How much of its budget each group has spent, the worst first{(groups.Count > MostGroups ? $": {MostGroups} of {groups.Count}" : "")}.",
        "Group",
        [.. groups.Take(MostGroups).Select(budget => (PlainText.OneLine(budget.Group.ToString()), budget.Remaining, budget.Tally))]);

    private static BarChart Spent(string title, string description, string what, IReadOnlyList<(string Name, double Remaining, AlertTally Tally)> all)
    {
        const double Most = 1.5;
        return new BarChart(
            title,
            $"{description} A line marks all of it; bars end at one and a half times that.",
            Most,
            1,
            "all of the budget",
            [
                .. all.Select(one => new Bar(one.Name, double.IsNaN(one.Remaining) ? 0 : Math.Max(0, 1 - one.Remaining), $"{ReplayWording.Spent(1 - one.Remaining)} spent, {Count.Of(one.Tally.Pages.Count, "page")}", one.Remaining < 0 ? Tone.Page : Tone.Budget)),
            ],
            [what, "Budget spent", "Budget left", "Pages", "Tickets"],
            [.. all.Select(one => new ChartRow(null, [one.Name, ReplayWording.Spent(1 - one.Remaining), Shares.Remaining(one.Remaining), one.Tally.Pages.Count.ToString(), one.Tally.Tickets.Count.ToString()]))]);
    }

    private static PagePart.Table TableOf(IReadOnlyList<ReplayedBudget> groups) => new(
        "Groups, the least budget first",
        ["Group", "Reached", "Budget left", "At its lowest", "Pages", "Tickets", "Missing"],
        [
            .. groups.Take(MostGroups).Select(budget => (IReadOnlyList<string>)
            [
                PlainText.OneLine(budget.Group.ToString()),
                ReplayWording.Good(budget.Periods[^1].Good, budget.Plan),
                Shares.Remaining(budget.Remaining),
                Shares.Remaining(budget.Lowest),
                budget.Tally.Pages.Count.ToString(),
                budget.Tally.Tickets.Count.ToString(),
                budget.Gaps.Count == 0 ? "" : Shares.Span(budget.Missing),
            ]),
        ],
        groups.Count > MostGroups ? $"{Count.Of(groups.Count - MostGroups, "more group")}: slogen replay --groups tells of each." : null);
}
