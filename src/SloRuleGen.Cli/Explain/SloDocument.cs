using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Risks;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Cli.Explain;

/// <summary>SLOs as documents that people review and agree to.</summary>
internal static class SloDocument
{
    public static IEnumerable<PagePart> Of(IReadOnlyList<SloPlan> slos, TrafficFigures? traffic) =>
        [.. slos.Count > 1 ? [SloOverview.Of(slos)] : Array.Empty<PagePart>(), .. slos.SelectMany(slo => PartsOf(slo, traffic))];

    private static IEnumerable<PagePart> PartsOf(SloPlan plan, TrafficFigures? traffic)
    {
        var explanation = SloExplanation.Of(plan, traffic);
        yield return new PagePart.Title(explanation.Title);
        if (explanation.Description is { } description) yield return new PagePart.Paragraph(description);
        yield return Facts(Agreed(plan));

        yield return new PagePart.Section("What is measured");
        yield return new PagePart.Paragraph(SliWording.Of(plan.Slo.Sli));
        if (Facts(Measured(plan)) is { All.Count: > 0 } measured) yield return measured;
        yield return new PagePart.Drawing(_ => SliWording.Queries(plan.Slo.Sli).Select(query => PlainText.OneLine($"{query.Name}: {query.Query}")));

        yield return new PagePart.Section("Error budget");
        yield return new PagePart.Facts([.. explanation.Facts.Where(fact => fact.Name is "Budget" or "Starts" or "SLA" or "Traffic" or "Reset" or "Corrected")]);
        yield return ObjectiveTables.Availability(null, [plan.Slo.Objective.Value, .. plan.Slo.Sla is { } sla ? [sla.Value] : Array.Empty<BurnRate.Objective>()]);
        yield return ObjectiveTables.BurnRates(null, plan.Slo.Objective.Value, plan.Period, plan.Slo.Slices is null ? traffic?.Events : null);

        yield return new PagePart.Section("Alerts");
        yield return new PagePart.Paragraph(explanation.Outage);
        if (AlertSentences.Of(plan, plan.Slo.Slices is null ? traffic : null).ToList() is { Count: > 0 } alerts) yield return new PagePart.List(null, alerts);
        if (explanation.Tiers.Count > 0)
            yield return new PagePart.Table(null, ["Alert", .. explanation.Tiers], [.. explanation.Rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Cells])], string.Join(" ", explanation.Notes)) { Reading = TableReading.ByColumn };

        if (plan.Slo.BudgetPolicy.Count > 0)
        {
            yield return new PagePart.Section("Budget policy");
            yield return new PagePart.List(null, [.. AlertSentences.OfPolicy(plan)]);
        }

        if (plan.Slo.Risks is { Value: var risks })
        {
            yield return new PagePart.Section("Risks");
            foreach (var part in RiskPage.Details(risks)) yield return part;
        }

        if (plan.Slo.DependsOn.Count > 0)
        {
            yield return new PagePart.Section("Dependencies");
            yield return DependencyWording.Table(plan);
        }

        if (NotSaid(plan).ToList() is { Count: > 0 } missing)
        {
            yield return new PagePart.Section("Not said yet");
            yield return new PagePart.List(null, missing);
        }
    }

    private static IEnumerable<(string Name, string? Text)> Agreed(SloPlan plan)
    {
        var slo = plan.Slo;
        yield return ("Objective", $"{slo.Objective.Value} of all {(slo.Slices is null ? "events" : plan.Counted)} are good over {slo.Period.Value.InWords}");
        yield return ("Why", slo.Why);
        yield return ("Owner", slo.Owner);
        yield return ("Runbook", slo.Runbook);
        yield return ("Review", slo.Review is { } date ? $"{date:yyyy-MM-dd}" : null);
    }

    private static IEnumerable<(string Name, string? Text)> Measured(SloPlan plan)
    {
        var slo = plan.Slo;
        yield return ("Where", slo.MeasuredAt);
        yield return ("For each", slo.Sli.By.Count > 0 ? string.Join(" and ", slo.Sli.By) : null);
        yield return ("Slices", SliceWording.Judgement(plan));
        yield return ("Left out", slo.Exclude is { } exclude ? $"maintenance: what happens while {PromQLPrinter.Print(exclude.Query.Expr)} returns anything" : null);
    }

    private static PagePart.Facts Facts(IEnumerable<(string Name, string? Text)> facts) =>
        new([.. facts.Where(fact => fact.Text is not null).Select(fact => (fact.Name, PlainText.Sentence(fact.Text!)))]);

    /// <summary>What a reviewer would ask for.</summary>
    private static IEnumerable<string> NotSaid(SloPlan plan)
    {
        var slo = plan.Slo;
        if (slo.Description is null) yield return "What is promised, in a sentence (description).";
        if (slo.Why is null) yield return $"Why the objective is {slo.Objective.Value} (why).";
        if (slo.MeasuredAt is null) yield return "Where it is measured, and so what it cannot see (measured_at).";
        if (slo.Owner is null) yield return "Who is responsible (owner).";
        if (slo.BudgetPolicy.Count == 0) yield return "What is to be done as the budget goes (budget_policy).";
        if (slo.Risks is null) yield return "Which incidents are expected in a year (risks).";
        if (slo.DependsOn.Count == 0) yield return "What it depends on (depends_on).";
        if (slo.Review is null) yield return "When it is to be looked at again (review).";
    }
}
