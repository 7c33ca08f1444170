using System.Globalization;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Replay;

/// <summary>The past for spreadsheets: a row for each period, alert, worst time, gap, objective and policy.</summary>
internal static class ReplayCsv
{
    private static readonly string[] s_columns =
        ["slo", "group", "kind", "name", "severity", "from", "to", "seconds", "bad", "total", "budget_spent", "budget_left", "met", "pages", "tickets", "held_back_by"];

    public static IEnumerable<string> Lines(IReadOnlyList<ReplayDetails> budgets) =>
        budgets.SelectMany(Rows).Prepend(new Row()).Select((row, i) => CsvText.Line(i == 0 ? s_columns : row.Cells));

    private static IEnumerable<Row> Rows(ReplayDetails details)
    {
        var (budget, plan) = (details.Budget, details.Budget.Plan);
        var common = new Row { Slo = plan.Id, Group = budget.Group.All.Count == 0 ? "" : budget.Group.ToString() };
        foreach (var period in budget.Periods)
        {
            yield return (common with { Kind = "period", Bad = Text(period.Bad), Total = Text(period.Total), Left = Text(period.Remaining), Met = Text(period.IsMet(plan)) })
                .During(period.From, period.To);
        }

        foreach (var episode in budget.Fired)
        {
            yield return (common with
            {
                Kind = "alert",
                Name = StoryWording.Of(plan, episode.Alert),
                Severity = StoryWording.SeverityOf(plan, episode.Alert) ?? "",
                Spent = Text(episode.BudgetSpent),
                HeldBackBy = AlertTally.HeldBack(episode) is { } held ? StoryWording.Of(plan, held.By) : "",
            }).During(episode.FiringFrom!.Value, episode.Until);
        }

        foreach (var stretch in budget.Worst)
            yield return (common with { Kind = "worst", Bad = Text(stretch.Bad), Total = Text(stretch.Total), Spent = Text(budget.BudgetOf(stretch.Left)) }).During(stretch.From, stretch.To);
        foreach (var gap in budget.Gaps) yield return (common with { Kind = "gap" }).During(gap.From, gap.To);
        foreach (var other in details.Objectives)
        {
            yield return Of(other, common with { Kind = "objective", Name = other.Plan.Slo.Objective.Value.ToString(), Met = $"{other.Met(budget).Met} of {other.Met(budget).Of}" });
        }

        foreach (var other in details.Policies) yield return Of(other, common with { Kind = "policy", Name = $"{other.Plan.PolicyName} {Simulated.MethodOf(other.Plan)}" });
    }

    private static Row Of(Alternative other, Row row) => row with
    {
        Seconds = Text(other.Tally.Paging.TotalSeconds),
        Left = Text(other.Remaining),
        Pages = Text(other.Tally.Pages.Count),
        Tickets = Text(other.Tally.Tickets.Count),
    };

    private static string Text(double number) => double.IsFinite(number) ? (Math.Round(number, 9) + 0.0).ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Text(bool? met) => met switch { true => "yes", false => "no", _ => "" };

    private sealed record Row
    {
        public string Slo { get; init; } = "";

        public string Group { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public string Severity { get; init; } = "";

        public string From { get; init; } = "";

        public string To { get; init; } = "";

        public string Seconds { get; init; } = "";

        public string Bad { get; init; } = "";

        public string Total { get; init; } = "";

        public string Spent { get; init; } = "";

        public string Left { get; init; } = "";

        public string Met { get; init; } = "";

        public string Pages { get; init; } = "";

        public string Tickets { get; init; } = "";

        public string HeldBackBy { get; init; } = "";

        public IEnumerable<string> Cells => [Slo, Group, Kind, Name, Severity, From, To, Seconds, Bad, Total, Spent, Left, Met, Pages, Tickets, HeldBackBy];

        public Row During(DateTimeOffset from, DateTimeOffset? to) => this with
        {
            From = Instant(from),
            To = to is { } end ? Instant(end) : "",
            Seconds = to is { } until ? Text((until - from).TotalSeconds) : "",
        };

        private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
