using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Risks;

/// <summary>A risk catalog as tables: the risks from the costliest on, and what they leave of a year's budget.</summary>
internal static class RiskTable
{
    public static IReadOnlyList<string> Columns { get; } = ["Risk", "Incidents a year", "Bad minutes each", "Bad minutes a year", "Of the budget", "Verdict"];

    public static IReadOnlyList<string> RowOf(RiskCatalog catalog, Risk risk, RiskColour colour) =>
    [
        PlainText.OneLine(risk.Name),
        Figure.Number(risk.IncidentsPerYear),
        Figure.Number(risk.BadMinutesPerIncident),
        Figure.Number(risk.BadMinutesPerYear),
        Share(catalog, risk.BadMinutesPerYear),
        RiskWording.Verdict(colour),
    ];

    /// <summary>A row for each risk, one for the accepted ones together, and one for what they leave.</summary>
    public static IEnumerable<IReadOnlyList<string>> RowsOf(RiskCatalog catalog) =>
    [
        .. catalog.Coloured.Select(risk => RowOf(catalog, risk.Risk, risk.Colour)),
        ["All accepted", "", "", Figure.Number(catalog.AcceptedMinutes), Share(catalog, catalog.AcceptedMinutes), ""],
        ["Left to accept", "", "", Figure.Number(catalog.UnallocatedMinutes), Share(catalog, catalog.UnallocatedMinutes), ""],
    ];

    public static string Note(RiskCatalog catalog) =>
        $"Risks are set against {Figure.Number(catalog.BudgetMinutes)} bad minutes a year, of which one risk should take no more than "
        + $"{Figure.Number(catalog.TooBigMinutes)} ({Percentage.Of(catalog.Threshold)}).";

    public static string Share(RiskCatalog catalog, Fraction minutes) => Figure.Percent(minutes / catalog.BudgetMinutes);
}
