using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>
/// Cuts a file where its documents begin, so that a syntax error costs one document and not those behind it.
/// That is safe: <c>---</c> and <c>...</c> at the start of a line end everything else, even a quoted scalar.
/// </summary>
internal static class DocumentSplitter
{
    public static IEnumerable<(int Start, int End)> Split(SourceText source)
    {
        var text = source.Content;
        var start = 0;
        var hasContent = false;
        for (var line = 1; line <= source.LineCount; line++)
        {
            var at = source.LineStart(line);
            if (IsMarker(text, at, "---"))
            {
                if (hasContent)
                {
                    yield return (start, at);
                    start = at;
                }

                hasContent = true;
            }
            else if (IsMarker(text, at, "...") && line < source.LineCount)
            {
                var next = source.LineStart(line + 1);
                if (hasContent) yield return (start, next);
                start = next;
                hasContent = false;
            }
            else
            {
                hasContent |= HasContent(text, at);
            }
        }

        if (start < text.Length) yield return (start, text.Length);
    }

    /// <summary>A comment or a directive (%YAML) belongs to the document that follows.</summary>
    private static bool HasContent(string text, int lineStart)
    {
        var at = lineStart;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at < text.Length && text[at] is not ('#' or '\r' or '\n') && text[lineStart] != '%';
    }

    private static bool IsMarker(string text, int at, string marker) =>
        text.AsSpan(at).StartsWith(marker)
        && (at + marker.Length == text.Length || text[at + marker.Length] is ' ' or '\t' or '\r' or '\n');
}
