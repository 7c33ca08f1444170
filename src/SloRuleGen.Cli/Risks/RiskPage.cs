using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Risks;

/// <summary>What is told of catalogs of risks, part by part.</summary>
internal static class RiskPage
{
    private const int MostNamed = 10;

    /// <param name="without">The SLOs that have no risks.</param>
    public static IEnumerable<PagePart> Of(IReadOnlyList<RankedSlo> slos, IReadOnlyList<string> without)
    {
        if (slos.Count > 1) yield return Overview(slos);
        foreach (var part in slos.SelectMany(PartsOf)) yield return part;
        if (without.Count == 0) yield break;
        var more = without.Count > MostNamed ? $" and {without.Count - MostNamed} more" : "";
        yield return new PagePart.Paragraph($"Without risks: {string.Join(", ", without.Take(MostNamed))}{more}.");
    }

    /// <summary>One line for each SLO.</summary>
    private static PagePart.Table Overview(IReadOnlyList<RankedSlo> slos) => new(
        null,
        ["SLO", "Target", "Budget", "Accepted", "Unallocated", "Red", "Amber", "Green", "Blue", "Accepted risks allow"],
        [.. slos.Select(OverviewOf)],
        "Budgets are bad minutes a year; under the colours stands how many risks have them.");

    private static IReadOnlyList<string> OverviewOf(RankedSlo slo)
    {
        var (catalog, accepted, coloured) = (slo.Catalog, slo.Catalog.AcceptedMinutes, slo.Catalog.Coloured);
        return
        [
            PlainText.OneLine(slo.Id),
            catalog.Objective.ToString(),
            Figure.Number(catalog.BudgetMinutes),
            Figure.Number(accepted),
            Figure.Number(catalog.BudgetMinutes - accepted),
            .. RiskWording.Colours.Select(colour => coloured.Count(risk => risk.Colour == colour).ToString()),
            Allowed(accepted),
        ];
    }

    private static IEnumerable<PagePart> PartsOf(RankedSlo slo) => [new PagePart.Title(PlainText.OneLine(slo.Id)), .. Details(slo.Catalog, slo.Own)];

    /// <param name="own">The objective of the spec, where another one is tried in its place; else null.</param>
    public static IEnumerable<PagePart> Details(RiskCatalog catalog, Objective? own = null)
    {
        var coloured = catalog.Coloured;
        yield return new PagePart.Facts([.. Facts(catalog, own)]);
        yield return Ranking(catalog, coloured);
        yield return new PagePart.Table(null, ["Colour", "Risks", "Bad minutes a year", "Of the budget", "What to do"], [.. Totals(catalog, coloured)]);
        var noted = coloured.Select(risk => risk.Risk).Where(risk => risk.Mitigation is not null || risk.Notes is not null).ToList();
        if (noted.Count > 0) yield return new PagePart.List("Mitigation and notes", [.. noted.Select(NoteOf)]);
    }

    private static string NoteOf(Risk risk)
    {
        string[] notes = [.. ((string?[])[risk.Mitigation, risk.Notes]).OfType<string>().Select(PlainText.Sentence)];
        return $"{PlainText.OneLine(risk.Name)}: {string.Join(" ", notes)}";
    }

    private static IEnumerable<(string Name, string Text)> Facts(RiskCatalog catalog, Objective? own)
    {
        var accepted = catalog.AcceptedMinutes;
        var left = catalog.BudgetMinutes - accepted;
        yield return ("Target", $"{catalog.Objective}{(own is { } other ? $" in place of {other}" : "")}");
        yield return ("Budget", $"{Figure.Number(catalog.BudgetMinutes)} bad minutes a year");
        yield return ("Accepted", $"{Figure.Number(accepted)} ({RiskTable.Share(catalog, accepted)}): {catalog.Risks.Count(risk => risk.Accepted)} of {Count.Of(catalog.Risks.Count, "risk")}");
        yield return ("Unallocated", $"{Figure.Number(left)} ({RiskTable.Share(catalog, left)}){(left < 0 ? ": the accepted risks take more than the budget" : "")}");
        yield return ("Too big", $"over {Figure.Number(catalog.TooBigMinutes)} ({Percentage.Of(catalog.Threshold)}) for a single risk");
        yield return ("Allowed", $"{Allowed(accepted)} with the accepted risks, {Allowed(catalog.AllMinutes)} with all");
    }

    private static string Allowed(Fraction badMinutes) => badMinutes == 0 ? "any objective"
        : RiskCatalog.HighestObjectiveText(badMinutes) is { } highest ? $"up to {highest}"
        : "no objective";

    /// <summary>The risks, with their owners where any has one.</summary>
    private static PagePart.Table Ranking(RiskCatalog catalog, IReadOnlyList<(Risk Risk, RiskColour Colour)> coloured)
    {
        var hasOwners = coloured.Any(risk => risk.Risk.Owner is not null);
        return new PagePart.Table(
            null,
            [.. RiskTable.Columns, .. hasOwners ? ["Owner"] : Array.Empty<string>()],
            [.. coloured.Select(risk => (IReadOnlyList<string>)[.. RiskTable.RowOf(catalog, risk.Risk, risk.Colour), .. hasOwners ? [PlainText.Sentence(risk.Risk.Owner ?? "")] : Array.Empty<string>()])]);
    }

    private static IEnumerable<IReadOnlyList<string>> Totals(RiskCatalog catalog, IReadOnlyList<(Risk Risk, RiskColour Colour)> coloured)
    {
        foreach (var colour in RiskWording.Colours)
        {
            var risks = coloured.Where(risk => risk.Colour == colour).Select(risk => risk.Risk).ToList();
            var minutes = RiskCatalog.Sum(risks);
            yield return [RiskWording.Verdict(colour), risks.Count.ToString(), Figure.Number(minutes), RiskTable.Share(catalog, minutes), RiskWording.Advice(colour)];
        }

        yield return ["all", coloured.Count.ToString(), Figure.Number(catalog.AllMinutes), RiskTable.Share(catalog, catalog.AllMinutes), ""];
    }
}
