using Spectre.Console;
using Words = Spectre.Console.Text;

namespace SloRuleGen.Cli.Explain;

/// <summary>Prints SLOs for people: what the budget is, and a table with a column for each alert.</summary>
internal sealed class ExplainTables
{
    // Wide enough that nothing which is read by programs or kept in a file is ever wrapped.
    private const int Unwrapped = 10_000;

    // In less no table can be read: better that the terminal wraps it.
    private const int Narrowest = 60;

    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;

    private ExplainTables(Terminal terminal)
    {
        _isTerminal = terminal.OutputIsTerminal;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.OutputHasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = terminal.OutputHasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(terminal.Output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        _console.Profile.Width = Math.Max(terminal.Width ?? Unwrapped, Narrowest);
        _console.Profile.Capabilities.Unicode = _isTerminal;
    }

    public static void Print(IReadOnlyList<SloExplanation> slos, Terminal terminal)
    {
        var tables = new ExplainTables(terminal);
        for (var i = 0; i < slos.Count; i++)
        {
            if (i > 0) tables._console.WriteLine();
            tables.Print(slos[i]);
        }
    }

    private void Print(SloExplanation slo)
    {
        Line(slo.Title, new Style(decoration: Decoration.Bold));
        if (slo.Description is { } description) Line(description);
        _console.WriteLine();
        foreach (var (name, text) in slo.Facts) Line($"  {name.PadRight(slo.Facts.Max(fact => fact.Name.Length))}  {text}");
        _console.WriteLine();
        if (slo.Tiers.Count > 0) PrintTiers(slo);
        foreach (var note in slo.Notes) Line(note);
    }

    private void Line(string text, Style? style = null)
    {
        _console.Write(new Words(text, style));
        _console.WriteLine();
    }

    private void PrintTiers(SloExplanation slo)
    {
        var table = new Table { Border = _isTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        table.AddColumn(new TableColumn(new Words("Alert")));
        foreach (var tier in slo.Tiers) table.AddColumn(new TableColumn(new Words(tier)));
        foreach (var (name, cells) in slo.Rows) table.AddRow([new Words(name), .. cells.Select(cell => new Words(cell))]);
        _console.Write(table);
    }
}
