using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>A risk catalog as a table: the risks from the costliest on, and what they leave of a year's budget.</summary>
internal static class RiskTable
{
    public static IReadOnlyList<string> Columns { get; } = ["Risk", "Incidents a year", "Bad minutes each", "Bad minutes a year", "Of the budget", "Verdict"];

    public static IEnumerable<IReadOnlyList<string>> RowsOf(RiskCatalog catalog) =>
    [
        .. catalog.Ranked.Select(risk => (IReadOnlyList<string>)
        [
            PlainText.OneLine(risk.Name),
            Figure.Number(risk.IncidentsPerYear),
            Figure.Number(risk.BadMinutesPerIncident),
            Figure.Number(risk.BadMinutesPerYear),
            Share(catalog, risk.BadMinutesPerYear),
            Verdict(catalog.ColourOf(risk)),
        ]),
        ["All accepted", "", "", Figure.Number(catalog.AcceptedMinutes), Share(catalog, catalog.AcceptedMinutes), ""],
        ["Left to accept", "", "", Figure.Number(catalog.UnallocatedMinutes), Share(catalog, catalog.UnallocatedMinutes), ""],
    ];

    public static string Note(RiskCatalog catalog) =>
        $"Risks are set against {Figure.Number(catalog.BudgetMinutes)} bad minutes a year, of which one risk should take no more than "
        + $"{Figure.Number(catalog.TooBigMinutes)} ({Percentage.Of(catalog.Threshold)}).";

    private static string Share(RiskCatalog catalog, Fraction minutes) => Figure.Percent(minutes / catalog.BudgetMinutes);

    private static string Verdict(RiskColour colour) => colour switch
    {
        RiskColour.Blue => "blue: accepted",
        RiskColour.Red => "red: too big for one risk",
        RiskColour.Amber => "amber: over what is left",
        _ => "green: could be accepted",
    };
}
