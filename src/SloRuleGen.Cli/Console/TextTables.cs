using Spectre.Console;
using Words = Spectre.Console.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Lines and tables on standard output: with rounded borders where a terminal shows them, else in plain characters.</summary>
internal sealed class TextTables
{
    // Wide enough that nothing which is read by programs or kept in a file is ever wrapped.
    private const int Unwrapped = 10_000;

    // In less no table can be read: better that the terminal wraps it.
    private const int Narrowest = 60;

    private readonly IAnsiConsole _console;
    private readonly bool _isTerminal;

    public TextTables(Terminal terminal)
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

    public void EmptyLine() => _console.WriteLine();

    public void Title(string text) => Line(text, new Style(decoration: Decoration.Bold));

    public void Line(string text) => Line(text, null);

    public void Table(IEnumerable<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = _isTerminal ? TableBorder.Rounded : TableBorder.Ascii };
        foreach (var column in columns) table.AddColumn(new TableColumn(new Words(column)));
        foreach (var row in rows) table.AddRow(row.Select(cell => new Words(cell)));
        _console.Write(table);
    }

    private void Line(string text, Style? style)
    {
        _console.Write(new Words(text, style));
        _console.WriteLine();
    }
}
