namespace SloRuleGen.Cli.Console;

/// <summary>Shows something over and over: drawn over itself in a terminal, one below the other where nothing may be drawn over.</summary>
internal sealed class Screen(Terminal terminal)
{
    private const string Clear = "\e[2J";
    private const string Home = "\e[H";
    private const string RestOfLine = "\e[K";
    private const string RestOfScreen = "\e[J";

    private bool _hasShown;

    /// <summary>How many lines there are room for; null for any number.</summary>
    public int? Room => terminal.OutputHasColour ? Math.Max(Size.Rows - 1 ?? int.MaxValue, 1) : null;

    private TerminalSize Size => terminal.SizeNow?.Invoke() ?? new TerminalSize(terminal.Width, null);

    /// <summary>The lines that a text has which is printed as for this screen.</summary>
    public IReadOnlyList<string> LinesOf(Action<Terminal> print)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        print(terminal with { Output = writer, Width = terminal.OutputIsTerminal ? Size.Columns : null });
        return writer.ToString().TrimEnd('\n').Split('\n');
    }

    public void Show(IReadOnlyList<string> lines)
    {
        var isOver = terminal.OutputHasColour;
        var head = isOver ? (_hasShown ? Home : Clear + Home) : _hasShown ? "\n" : "";
        var ending = isOver ? $"{RestOfLine}\n" : "\n";
        terminal.Output.Write($"{head}{string.Concat(lines.Select(line => line + ending))}{(isOver ? RestOfScreen : "")}");
        terminal.Output.Flush();
        _hasShown = true;
    }
}
