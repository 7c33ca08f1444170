using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Prints diagnostics as compilers do: place, severity, code and message on one line, then the line of the spec with the place marked.</summary>
internal sealed class DiagnosticPrinter(TextWriter writer, bool colour)
{
    private const string Red = "\e[1;31m";
    private const string Yellow = "\e[1;33m";
    private const string Bold = "\e[1m";
    private const string Reset = "\e[0m";

    public static DiagnosticPrinter For(Terminal terminal) => new(terminal.Error, terminal.ErrorHasColour);

    /// <summary>Prints as many as people read, and how many more there are.</summary>
    public void Print(IReadOnlyList<Diagnostic> diagnostics)
    {
        var shown = DiagnosticLimit.Shown(diagnostics, out var rest);
        foreach (var diagnostic in shown) Print(diagnostic);
        if (rest is not null) writer.WriteLine($"slogen: {rest}");
    }

    private void Print(Diagnostic diagnostic)
    {
        var (word, style) = diagnostic.Severity == DiagnosticSeverity.Error ? ("error", Red) : ("warning", Yellow);
        var place = PlaceOf(diagnostic) is { Length: > 0 } known ? Styled(Bold, PlainText.OneLine(known)) + ": " : "";
        writer.WriteLine($"{place}{Styled(style, $"{word} {diagnostic.Code}")}: {PlainText.OneLine(diagnostic.Message)}");
        if (diagnostic.Span is not { } span) return;

        var caret = CaretLine.Render(span);
        var number = span.StartPosition.Line.ToString();
        var margin = new string(' ', number.Length);
        writer.WriteLine($"  {number} | {caret.Line}".TrimEnd());
        writer.WriteLine($"  {margin} | {caret.Indent}{Styled(style, caret.Marks)}");
    }

    private static string PlaceOf(Diagnostic diagnostic)
    {
        if (diagnostic.Span is not { } span) return diagnostic.Subject ?? "";
        var (line, column) = span.StartPosition;
        return $"{span.Source.Name}:{line}:{column}";
    }

    private string Styled(string style, string text) => colour ? style + text + Reset : text;
}
