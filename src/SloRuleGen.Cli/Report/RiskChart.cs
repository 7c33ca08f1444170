using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Report;

/// <summary>What each risk of a catalog costs a year, against what one risk may take.</summary>
internal static class RiskChart
{
    private const int Most = 20;

    public static BarChart Of(RiskCatalog catalog)
    {
        var risks = catalog.Ranked.Take(Most).ToList();
        return new BarChart(
            "Risks against the budget of a year",
            $"The bad minutes that each risk costs a year, the costliest first{(catalog.Risks.Count > Most ? $", {Most} of {catalog.Risks.Count}" : "")}. A line marks what one risk may take at most, {Figure.Number(catalog.TooBigMinutes)} minutes.",
            Math.Max(catalog.BudgetMinutes.ToDouble(), catalog.TooBigMinutes.ToDouble()),
            catalog.TooBigMinutes.ToDouble(),
            $"too big for one risk: over {Figure.Number(catalog.TooBigMinutes)} min",
            [.. risks.Select(risk => new Bar($"{PlainText.OneLine(risk.Name)} ({NameOf(catalog.ColourOf(risk))})", risk.BadMinutesPerYear.ToDouble(), $"{Figure.Number(risk.BadMinutesPerYear)} min", ToneOf(catalog.ColourOf(risk))))],
            ["Risk", "Bad minutes a year", "Colour"],
            [.. risks.Select(risk => new ChartRow(null, [PlainText.OneLine(risk.Name), Figure.Number(risk.BadMinutesPerYear), NameOf(catalog.ColourOf(risk))]))]);
    }

    private static string NameOf(RiskColour colour) => colour.ToString().ToLowerInvariant();

    private static Tone ToneOf(RiskColour colour) => colour switch
    {
        RiskColour.Blue => Tone.Budget,
        RiskColour.Red => Tone.Page,
        RiskColour.Amber => Tone.Ticket,
        _ => Tone.Good,
    };
}
