using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Cli.Replay;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Report;

/// <summary>Arranges a report: an overview where there are several SLOs, and a section for each.</summary>
/// <param name="title">Of the report.</param>
/// <param name="incidents">What-if incidents; none for the usual ones.</param>
internal sealed class ReportBuilder(string title, IReadOnlyList<Incident> incidents)
{
    /// <summary>A page of more drawings is slow to open, and nobody looks at them all.</summary>
    public const int MostDrawn = 50;

    /// <summary>Of more SLOs the overview tells alone.</summary>
    public const int MostSections = 300;

    private readonly SectionIds _ids = new();

    /// <summary>What the specs alone say.</summary>
    /// <param name="plans">In the order of the report.</param>
    public ReportPage Of(IReadOnlyList<SloPlan> plans) => Arranged(
        [.. plans.Select(plan => new Part(plan, _ids.Of(plan.Id), []))],
        "",
        ["SLO", "Objective", "Period", "Error budget", "Total outage"],
        part => [part.Plan.Slo.Objective.Value.ToString(), part.Plan.Slo.Period.Value.ToString(), OutageTime.Short(part.Plan.Budget.Minutes), OutageWording.Of(part.Plan)]);

    /// <summary>What the specs and the past say.</summary>
    /// <param name="budgets">Of all groups, the worst first.</param>
    /// <param name="details">All that is told of a budget.</param>
    public ReportPage Of(IReadOnlyList<SloPlan> plans, IReadOnlyList<ReplayedBudget> budgets, Func<ReplayedBudget, ReplayDetails> details)
    {
        List<Part> parts =
        [
            .. budgets.GroupBy(budget => budget.Plan).Select(groups => new Part(groups.Key, _ids.Of(groups.Key.Id), [.. groups])),
            .. plans.Where(plan => budgets.All(budget => budget.Plan != plan)).Select(plan => new Part(plan, _ids.Of(plan.Id), [])),
        ];
        return Arranged(
            parts,
            $", measured from {ReplayWording.Time(budgets.Min(budget => budget.Steps.From))} to {ReplayWording.Time(budgets.Max(budget => budget.Steps.To))} UTC",
            ["SLO", "Objective", "Reached", "Budget left", "Pages", "Tickets"],
            part => part.Groups is [var worst, ..]
                ? [$"{part.Plan.Slo.Objective.Value} in {part.Plan.Slo.Period.Value}", ReplayWording.Good(worst.Periods[^1].Good, part.Plan), Shares.Remaining(worst.Remaining), worst.Tally.Pages.Count.ToString(), worst.Tally.Tickets.Count.ToString()]
                : [$"{part.Plan.Slo.Objective.Value} in {part.Plan.Slo.Period.Value}", "not measured", "", "", ""],
            details);
    }

    private ReportPage Arranged(
        IReadOnlyList<Part> parts, string time, IReadOnlyList<string> columns, Func<Part, IReadOnlyList<string>> row, Func<ReplayedBudget, ReplayDetails>? details = null)
    {
        var services = parts.Select(part => part.Plan.Service.Name.Value).Distinct().Count();
        var sections = parts.Take(MostSections).Select((part, i) => Section(part, i < MostDrawn, details)).ToList();
        return new ReportPage(
            title,
            $"{Count.Of(parts.Count, "SLO")} of {Count.Of(services, "service")}{time}.",
            parts.Count == 1 ? null : new PagePart.Table(
                details is null ? "All SLOs" : "All SLOs, the least budget first; of groups the worst",
                columns,
                [.. parts.Select(part => (IReadOnlyList<string>)[PlainText.OneLine(part.Plan.Id), .. row(part)])],
                Rest(parts.Count)),
            [.. parts.Select((part, i) => i < MostSections ? part.Id : null)],
            sections);
    }

    private static string? Rest(int count) =>
        count > MostSections ? $"The first {MostSections} have a section, the first {MostDrawn} of them with charts: --slo tells of one." :
        count > MostDrawn ? $"The first {MostDrawn} are drawn: --slo draws another." : null;

    private Section Section(Part part, bool isDrawn, Func<ReplayedBudget, ReplayDetails>? details) => new(
        part.Id,
        SloExplanation.Of(part.Plan).Title,
        SloExplanation.Of(part.Plan).Description,
        [
            .. details is null ? [] : part.Groups.Count == 0 ? [new Block.Told(new PagePart.Paragraph("Nothing was measured of it in this time."))] : PastBlocks.Of(part.Groups, details(part.Groups[0]), isDrawn),
            .. SloBlocks.Of(part.Plan, incidents, isDrawn),
        ]);

    /// <param name="Groups">What was measured of it, the worst first; none where nothing was.</param>
    private sealed record Part(SloPlan Plan, string Id, IReadOnlyList<ReplayedBudget> Groups);
}
