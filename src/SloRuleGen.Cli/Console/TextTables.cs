using SloRuleGen.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Which lines of a table are read together, one after the other, where there is no room for a table.</summary>
internal enum TableReading
{
    /// <summary>Each row is about one thing.</summary>
    ByRow,

    /// <summary>Each column but the first is about one thing.</summary>
    ByColumn,
}

/// <summary>
/// Lines and tables on standard output: in a terminal as wide as that and with rounded frames, else in plain characters and never wrapped.
/// Nothing that is printed is ever cut off.
/// </summary>
internal sealed class TextTables(Terminal terminal)
{
    /// <summary>In fewer columns a table whose cells are wrapped is no table any more.</summary>
    private const int Narrow = 60;

    /// <summary>The least columns that are worth a column of their own.</summary>
    private const int LeastRoom = 16;

    private const string Bold = "\e[1m";
    private const string Reset = "\e[0m";

    private readonly TextWriter _output = terminal.Output;
    private readonly int? _width = terminal.Width is { } width ? Math.Max(width, LeastRoom) : null;

    public void EmptyLine() => _output.WriteLine();

    public void Title(string text)
    {
        foreach (var line in WordWrap.Lines(text, _width)) _output.WriteLine(terminal.OutputHasColour ? Bold + line + Reset : line);
    }

    public void Line(string text)
    {
        foreach (var line in WordWrap.Lines(text, _width)) _output.WriteLine(line);
    }

    /// <summary>One of several sentences of equal rank.</summary>
    public void Item(string text) => Hanging("- ", text, 2);

    /// <summary>Names, and beside each what is said of it.</summary>
    public void Facts(IReadOnlyList<(string Name, string Text)> facts)
    {
        var indent = 4 + facts.Select(fact => DisplayWidth.Of(fact.Name)).DefaultIfEmpty().Max();
        var hasRoom = _width is not { } width || width - indent >= LeastRoom;
        foreach (var (name, text) in facts)
        {
            if (hasRoom) Hanging($"  {Padded(name, indent - 2)}", text, indent);
            else Hanging("  ", $"{name}: {text}", 4);
        }
    }

    /// <param name="rows">Each with a cell for each column, or none at its end.</param>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, TableReading reading = TableReading.ByRow)
    {
        IReadOnlyList<IReadOnlyList<string>> all = [columns, .. rows];
        var widths = TableWidths.Of(all, _width, out var isWrapped);
        if (widths is null || (isWrapped && _width < Narrow)) List(all, reading);
        else Frame(all, widths);
    }

    private void Frame(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<int> widths)
    {
        var frame = terminal.OutputIsTerminal ? TableFrame.Rounded : TableFrame.Plain;
        _output.WriteLine(TableFrame.Line(frame.Top, widths));
        foreach (var (number, row) in rows.Index())
        {
            if (number == 1) _output.WriteLine(TableFrame.Line(frame.UnderHead, widths));
            var cells = row.Zip(widths, (cell, width) => WordWrap.Lines(cell, width)).ToList();
            for (var line = 0; line < cells.Max(cell => cell.Count); line++)
            {
                var parts = cells.Zip(widths, (cell, width) => Padded(line < cell.Count ? cell[line] : "", width));
                _output.WriteLine($"{frame.Side} {string.Join($" {frame.Side} ", parts)} {frame.Side}");
            }
        }

        _output.WriteLine(TableFrame.Line(frame.Bottom, widths));
    }

    /// <summary>What a table says, one thing after the other.</summary>
    private void List(IReadOnlyList<IReadOnlyList<string>> table, TableReading reading)
    {
        var things = reading == TableReading.ByRow ? table : [.. Enumerable.Range(0, table[0].Count).Select(i => (IReadOnlyList<string>)[.. table.Select(row => row[i])])];
        foreach (var (number, thing) in things.Skip(1).Index())
        {
            if (number > 0) EmptyLine();
            Line(thing[0]);
            Facts([.. things[0].Zip(thing, (name, text) => (Name: name, Text: text.Replace("\n", ", "))).Skip(1).Where(fact => fact.Text.Length > 0)]);
        }

        EmptyLine();
    }

    /// <summary>A text with something before its first line, its other lines as far in.</summary>
    public void Hanging(string head, string text, int indent)
    {
        foreach (var (number, line) in WordWrap.Lines(text, _width - indent).Index())
            _output.WriteLine(((number == 0 ? head : new string(' ', indent)) + line).TrimEnd());
    }

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - DisplayWidth.Of(text)));
}
