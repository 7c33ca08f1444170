using SloRuleGen.Text;

namespace SloRuleGen.Cli;

/// <summary>The line of a place, fit for a terminal, and what stands under it.</summary>
/// <param name="Line">Without tabs and control characters; of a very long line, the part around the place.</param>
/// <param name="Indent">Blanks up to the place.</param>
/// <param name="Marks">One caret for each column of the place, at least one.</param>
internal sealed record SourceExcerpt(string Line, string Indent, string Marks)
{
    private const int LongestLine = 160;
    private const int LeadOfLongLine = 60;

    public static SourceExcerpt Of(SourceSpan span)
    {
        var (line, column) = span.StartPosition;
        var text = span.Source.LineAt(line);
        var start = Math.Min(column - 1, text.Length);
        var end = Math.Clamp(start + span.End - span.Start, start, text.Length);
        var from = text.Length > LongestLine ? Math.Max(0, start - LeadOfLongLine) : 0;
        var to = Math.Min(text.Length, from + LongestLine);
        end = Math.Min(end, to);
        return new SourceExcerpt(Printable(text[from..to]), new string(' ', start - from), new string('^', Math.Max(1, end - start)));
    }

    private static string Printable(string text) =>
        string.Create(text.Length, text, (chars, source) =>
        {
            for (var i = 0; i < chars.Length; i++) chars[i] = source[i] == '\t' ? ' ' : char.IsControl(source[i]) ? '\uFFFD' : source[i];
        });
}
