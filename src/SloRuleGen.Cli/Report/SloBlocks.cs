using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Cli.Risks;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Report;

/// <summary>What a spec alone says of an SLO: budget, alerts, incidents, risks, policy.</summary>
internal static class SloBlocks
{
    /// <param name="incidents">Those to tell of; none for the usual ones.</param>
    /// <param name="isDrawn">Whether there are charts and incidents, too.</param>
    public static IEnumerable<Block> Of(SloPlan plan, IReadOnlyList<Incident> incidents, bool isDrawn)
    {
        var slo = SloExplanation.Of(plan);
        yield return new Block.Told(new PagePart.Section("Budget and alerts"));
        yield return new Block.Tiles([.. Tiles(plan)]);
        yield return new Block.Told(new PagePart.Facts(slo.Facts));
        yield return new Block.Told(new PagePart.Paragraph(slo.Outage));
        if (slo.Tiers.Count > 0) yield return new Block.Told(new PagePart.Table("Burn alerts", ["Alert", .. slo.Tiers], [.. slo.Rows.Select(row => (IReadOnlyList<string>)[row.Name.Trim(), .. row.Cells])]));
        if (slo.Notes.Count > 0) yield return new Block.Told(new PagePart.List(null, slo.Notes));
        if (isDrawn)
        {
            if (DetectionChart.OfTiers(plan) is { } tiers) yield return new Block.Figure(tiers);
            if (DetectionChart.OfMethods(plan) is { } methods) yield return new Block.Figure(methods);
            yield return new Block.Figure(ExhaustionChart.Of(plan));
            var stories = new Incidents(plan, incidents);
            yield return new Block.Told(new PagePart.Section("What would an incident do?"));
            yield return new Block.Told(stories.Table);
            yield return new Block.Figure(stories.Chart);
        }

        foreach (var block in Risks(slo, isDrawn)) yield return block;
        if (plan.Slo.BudgetPolicy.Count > 0)
        {
            yield return new Block.Told(new PagePart.Section("Budget policy"));
            yield return new Block.Told(Policy(plan));
        }
    }

    private static IEnumerable<Tile> Tiles(SloPlan plan)
    {
        var period = plan.Slo.Period.Value;
        yield return new Tile("Objective", plan.Slo.Objective.Value.ToString(), plan.Slo.Objective.Value.Ratio.ToString(), $"over {period.InWords}");
        yield return new Tile("Error budget", OutageTime.Short(plan.Budget.Minutes), plan.Budget.Minutes.ToString(), $"of full outage in {(period.ShortestLength == period.LongestLength ? period.InWords : plan.Period.ToString())}");
        yield return new Tile("Allowed failures", Figure.Number(plan.Budget.EventsPerMillion), plan.Budget.EventsPerMillion.ToString(), $"of a million {plan.Counted}");
        if (plan.SlaHeadroomMinutes is { } headroom)
            yield return new Tile("Before the SLA", $"{Figure.Number(headroom)} min", headroom.ToString(), $"from a spent budget to a breach of {plan.Slo.Sla!.Value}", headroom.Sign < 0);
        var page = plan.Tiers.Where(tier => tier.Tier.Severity == BurnRate.AlertSeverity.Page).Min(tier => tier.DetectionOfOutage);
        yield return new Tile("Total outage", page is { } after ? Figure.Time(after) : "nobody", page?.Seconds.ToString(), page is null ? "is paged" : "until it pages", page is null);
    }

    private static IEnumerable<Block> Risks(SloExplanation slo, bool isDrawn)
    {
        if (slo.Risks is not { } risks) yield break;
        yield return new Block.Told(new PagePart.Section("Risks"));
        yield return new Block.Told(new PagePart.Table("Risks, from the costliest on", RiskTable.Columns, [.. RiskTable.RowsOf(risks)]));
        yield return new Block.Told(new PagePart.Paragraph(RiskTable.Note(risks)));
        if (isDrawn && risks.Risks.Count > 0) yield return new Block.Figure(RiskChart.Of(risks));
    }

    private static PagePart.Table Policy(SloPlan plan) => new(
        "What is to be done as the budget goes",
        ["Tier", "Tells", "When", "Action"],
        [
            .. plan.Slo.BudgetPolicy.Select(tier => (IReadOnlyList<string>)
            [
                PlainText.OneLine(tier.Name.Value),
                PlainText.OneLine(plan.Slo.Alerting.ClassOf(tier.Severity).Label),
                PolicyWording.Of(plan, tier.When),
                PlainText.Sentence(tier.Action ?? ""),
            ]),
        ]);
}
