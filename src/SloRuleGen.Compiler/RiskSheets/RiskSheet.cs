using SloRuleGen.Binding;
using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.RiskSheets;

/// <summary>The risks that a sheet lists for one SLO.</summary>
/// <param name="Slo">What the sheet calls the SLO; null where it names none.</param>
/// <param name="Place">Where it does so first, or where the first of the risks stands.</param>
internal sealed record SheetCatalog(string? Slo, SourceSpan Place, IReadOnlyList<Risk> Risks);

/// <param name="Diagnostics">In the order of places.</param>
internal sealed record SheetResult(IReadOnlyList<SheetCatalog> Catalogs, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Catalogs of risks as comma-separated values: a line of names, then one line for each risk. The names are those of specs, <c>risk</c> in
/// place of <c>name</c>, and <c>slo</c>; columns that follow from the others are written, and passed over when a sheet is read.
/// </summary>
internal static class RiskSheet
{
    /// <summary>Of lines and of columns: far more than anybody ranks, and few enough to tell of each mistake.</summary>
    private const int MostLines = 10_000;
    private const int MostColumns = 100;

    private const string Name = "name";
    private const string Accepted = "accepted";
    private const string Slo = "slo";
    private const string Risk = "risk";

    private static readonly string[] s_required = ["detect", "resolve", "every"];

    /// <summary>What is read of a sheet, in the order in which it is written.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Slo, Risk, .. Level.Risk.Fields.Where(field => field != Name)];

    /// <summary>What follows from that.</summary>
    public static IReadOnlyList<string> ComputedColumns { get; } = ["incidents_per_year", "bad_minutes_per_incident", "bad_minutes_per_year", "budget_share", "colour"];

    /// <summary>The cells of <see cref="Columns"/>: exactly what is read back.</summary>
    public static IEnumerable<string> CellsOf(string slo, Risk risk) =>
    [
        slo, risk.Name, risk.Detect.ToString(), risk.Resolve.ToString(), risk.Every.ToString(), Percentage.Of(risk.Users), risk.Accepted ? "yes" : "no",
        risk.Owner ?? "", risk.Mitigation ?? "", risk.Notes ?? "",
    ];

    public static SheetResult Read(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var rows = CsvText.Rows(source, out var unclosed);
        if (unclosed is { } quote) diagnostics.Add(SheetDiagnostics.Unusable, quote, "this quote is not closed; a quote within a quoted cell is written twice");
        else if (rows.Count == 0) diagnostics.Add(SheetDiagnostics.Unusable, source.Span(0, 0), $"the sheet is empty: name the columns in its first line, as in {string.Join(',', Columns.Skip(1).Take(5))}");
        else if (rows.Count > MostLines) diagnostics.Add(SheetDiagnostics.Unusable, rows[MostLines][0].Span, $"a sheet has up to {MostLines} lines, not {rows.Count}");
        else if (rows[0].Count > MostColumns) diagnostics.Add(SheetDiagnostics.Unusable, rows[0][MostColumns].Span, $"a sheet has up to {MostColumns} columns, not {rows[0].Count}");
        var catalogs = diagnostics.HasErrors || ReadNames(rows[0], diagnostics) is not { } names ? [] : ReadCatalogs(names, rows, diagnostics);
        return new SheetResult(catalogs, diagnostics.InOrder([source]));
    }

    /// <summary>The fields of the columns; null where that is not known.</summary>
    private static List<string>? ReadNames(IReadOnlyList<CsvCell> cells, DiagnosticBag diagnostics)
    {
        var names = new List<string>();
        foreach (var cell in cells)
        {
            var name = cell.Value.ToLowerInvariant();
            if (name == Name) name = Risk;
            if (names.Contains(name)) diagnostics.Add(SheetDiagnostics.Unusable, cell.Span, $"the column {Wording.Quote(cell.Value)} is there twice");
            else if (!Columns.Contains(name) && !ComputedColumns.Contains(name)) diagnostics.Add(SheetDiagnostics.Unusable, cell.Span, $"the column {Wording.Quote(cell.Value)} is not known; {HelpWith(name)}");
            names.Add(name);
        }

        foreach (var missing in ((string[])[Risk, .. s_required]).Where(name => !names.Contains(name) && !cells.Any(cell => NearestWord.Of(cell.Value, Columns) == name)))
            diagnostics.Add(SheetDiagnostics.Unusable, cells[0].Span with { End = cells[^1].Span.End }, $"the first line names the columns, and '{missing}' is not among them");
        return diagnostics.HasErrors ? null : names;
    }

    private static string HelpWith(string name) =>
        NearestWord.Of(name, [.. Columns, .. ComputedColumns]) is { } meant ? $"did you mean '{meant}'?" : $"there are {string.Join(", ", Columns)}";

    private static List<SheetCatalog> ReadCatalogs(List<string> names, IReadOnlyList<IReadOnlyList<CsvCell>> rows, DiagnosticBag diagnostics)
    {
        var groups = new List<(string? Slo, SourceSpan Place, List<SyntaxNode> Items)>();
        foreach (var row in rows.Skip(1))
        {
            if (row.Count > names.Count && row.Skip(names.Count).Any(cell => cell.Value.Length > 0))
            {
                diagnostics.Add(SheetDiagnostics.Unusable, row[names.Count].Span, $"the line has {row.Count} cells, and the first one names {names.Count} columns: put a text with commas in double quotes");
                continue;
            }

            var filled = row.Zip(names, (cell, name) => (Cell: cell, Name: name)).Where(entry => entry.Cell.Value.Length > 0).ToList();
            var place = row[0].Span with { End = row[^1].Span.End };
            var slo = filled.Find(entry => entry.Name == Slo).Cell;
            var at = groups.FindIndex(group => group.Slo == slo?.Value);
            if (at < 0)
            {
                at = groups.Count;
                groups.Add((slo?.Value, slo?.Span ?? place, []));
            }

            groups[at].Items.Add(new MappingSyntax([.. filled.Where(entry => entry.Name == Risk || Level.Risk.Fields.Contains(entry.Name)).Select(entry => EntryOf(entry, diagnostics)).OfType<EntrySyntax>()], place));
        }

        if (groups.Count == 0 && !diagnostics.HasErrors) diagnostics.Add(SheetDiagnostics.Unusable, rows[0][0].Span, "the sheet has no risk: write one in each line under this one");
        var binder = new RiskBinder(diagnostics);
        return [.. groups.Select(group => new SheetCatalog(group.Slo, group.Place, binder.ReadAll(group.Items)))];
    }

    /// <summary>A cell as the field of a spec. So it is checked and told as that is, but for a flag, which sheets write in another way: null where it is none.</summary>
    private static EntrySyntax? EntryOf((CsvCell Cell, string Name) entry, DiagnosticBag diagnostics)
    {
        var (field, value) = (entry.Name == Risk ? Name : entry.Name, entry.Cell.Value);
        var text = field == Accepted ? Flag(value) : value;
        if (text is not null) return new EntrySyntax(Scalar(field, entry.Cell.Span), Scalar(text, entry.Cell.Span));
        diagnostics.Add(SpecDiagnostics.WrongType, entry.Cell.Span, $"'{Accepted}' takes yes or no, not {Wording.Quote(value)}");
        return null;
    }

    private static ScalarSyntax Scalar(string text, SourceSpan span) =>
        new(text, IsPlain: true, IsNull: false, new ScalarMap([], span.Start), span) { Origin = (_, _) => span };

    /// <summary>As specs have it.</summary>
    private static string? Flag(string text) => text.ToLowerInvariant() switch
    {
        "y" or "yes" or "x" or "true" => "true",
        "n" or "no" or "false" => "false",
        _ => null,
    };
}
