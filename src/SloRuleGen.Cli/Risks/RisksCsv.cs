using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.RiskSheets;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Risks;

/// <summary>Catalogs for spreadsheets: what was said of each risk, which <see cref="RiskSheet"/> reads back, and what follows from it.</summary>
internal static class RisksCsv
{
    public static IEnumerable<string> Lines(IReadOnlyList<RankedSlo> slos) =>
        slos.SelectMany(slo => slo.Catalog.Coloured.Select(risk => CellsOf(slo, risk.Risk, risk.Colour)))
            .Prepend([.. RiskSheet.Columns, .. RiskSheet.ComputedColumns])
            .Select(CsvText.Line);

    /// <summary>Exact numbers, and control characters spelt out.</summary>
    private static IEnumerable<string> CellsOf(RankedSlo slo, Risk risk, RiskColour colour) =>
    [
        .. RiskSheet.CellsOf(slo.IsNamed ? slo.Id : "", risk).Select(PlainText.Lines),
        risk.IncidentsPerYear.ToString(),
        risk.BadMinutesPerIncident.ToString(),
        risk.BadMinutesPerYear.ToString(),
        (risk.BadMinutesPerYear / slo.Catalog.BudgetMinutes).ToString(),
        RiskWording.NameOf(colour),
    ];
}
