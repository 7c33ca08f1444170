using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Risks;

namespace SloRuleGen.Cli.Explain;

/// <summary>Prints SLOs for people: what the budget is, and a table with a column for each alert.</summary>
internal static class ExplainTables
{
    /// <param name="overview">Of several SLOs; null for one.</param>
    public static void Print(IReadOnlyList<SloExplanation> slos, PagePart.Table? overview, Terminal terminal)
    {
        var output = new TextTables(terminal);
        if (overview is not null)
        {
            output.Table(overview.Columns, overview.Rows);
            output.EmptyLine();
        }

        for (var i = 0; i < slos.Count; i++)
        {
            if (i > 0) output.EmptyLine();
            Print(slos[i], output);
        }
    }

    private static void Print(SloExplanation slo, TextTables output)
    {
        output.Title(slo.Title);
        if (slo.Description is { } description) output.Line(description);
        output.EmptyLine();
        output.Facts(slo.Facts);
        output.EmptyLine();
        output.Line(slo.Outage);
        if (slo.Tiers.Count > 0) output.Table(["Alert", .. slo.Tiers], slo.Rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Cells]), TableReading.ByColumn);
        foreach (var note in slo.Notes) output.Line(note);
        if (slo.Risks is not { } risks) return;
        output.EmptyLine();
        output.Table(RiskTable.Columns, RiskTable.RowsOf(risks));
        output.Line(RiskTable.Note(risks));
    }
}
