using System.Globalization;
using System.Text;

namespace SloRuleGen.Text;

/// <summary>A source line as it can be shown, and the line of carets that belongs below it.</summary>
/// <param name="Text">
/// The line or a part of it, cut with <c>…</c>. Tabs stay; what a terminal would obey instead of show is replaced.
/// </param>
/// <param name="Marker">
/// Blanks up to the place and carets under all of it, at least one. A tab above is a tab here, so both lines
/// need prefixes of the same width.
/// </param>
public sealed record CaretLine(string Text, string Marker)
{
    private const char Cut = '…';

    /// <summary>Shows the first line of a place.</summary>
    /// <param name="maxWidth">In columns, at least 20; a longer line is cut so that the start of the place stays in sight.</param>
    public static CaretLine Render(SourceSpan span, int maxWidth = 120)
    {
        var source = span.Source.Content;
        var start = Math.Clamp(span.Start, 0, source.Length);
        var lineStart = start - span.Source.PositionOf(start).Column + 1;

        // A character has at least one unit: this is more than can be shown, and bounds the work on endless lines.
        var from = SkipPair(source, Math.Max(lineStart, start - maxWidth));
        var reach = source.AsSpan(start, Math.Min(2 * maxWidth, source.Length - start));
        var lineEnd = start + (reach.IndexOfAny('\r', '\n') is var length and >= 0 ? length : reach.Length);
        var elements = Elements(source.AsSpan(from, lineEnd - from).TrimEnd('\r'), from);

        var first = FirstShown(elements, start, maxWidth, isCut: from > lineStart);
        var isCutBefore = from > lineStart || first > 0;
        var (text, marker) = (new StringBuilder(), new StringBuilder());
        if (isCutBefore)
        {
            text.Append(Cut);
            marker.Append(' ');
        }

        var end = Math.Max(span.End, start + 1);
        var room = maxWidth - text.Length - 1;
        foreach (var element in elements.Skip(first))
        {
            if ((room -= element.Width) < 0)
            {
                text.Append(Cut);
                break;
            }

            text.Append(element.Text);
            AppendMarker(marker, element, isMarked: element.End > start && element.Start < end, isLast: element.End >= end);
        }

        if (start >= lineEnd) marker.Append('^');
        return new CaretLine(text.ToString(), marker.ToString().TrimEnd());
    }

    private static void AppendMarker(StringBuilder marker, Element element, bool isMarked, bool isLast)
    {
        if (element.Text == "\t" && !(isMarked && isLast)) marker.Append('\t');
        else marker.Append(isMarked ? '^' : ' ', isMarked ? Math.Max(1, element.Width) : element.Width);
    }

    /// <summary>The first element to show: all of the line, or a third of the width before the place.</summary>
    private static int FirstShown(List<Element> elements, int start, int maxWidth, bool isCut)
    {
        var at = elements.FindIndex(e => e.End > start);
        if (at < 0) at = elements.Count;
        var total = elements.Sum(e => e.Width);
        if (!isCut && total < maxWidth) return 0;
        var before = maxWidth / 3;
        var first = at;
        while (first > 0 && (before -= elements[first - 1].Width) >= 0) first--;
        return first;
    }

    private static List<Element> Elements(ReadOnlySpan<char> text, int start)
    {
        var elements = new List<Element>();
        while (!text.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            var shown = Shown(text[..length]);
            elements.Add(new Element(start, start + length, shown, shown == "\t" ? 1 : DisplayWidth.OfElement(shown)));
            start += length;
            text = text[length..];
        }

        return elements;
    }

    /// <summary>Without control characters, which could recolour a terminal, and without marks that reverse the direction of text.</summary>
    private static string Shown(ReadOnlySpan<char> element)
    {
        if (element is "\t") return "\t";
        var shown = new StringBuilder();
        foreach (var rune in element.EnumerateRunes())
        {
            var isShown = !Rune.IsControl(rune) && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029 or 0xFEFF);
            shown.Append(isShown ? rune : Rune.ReplacementChar);
        }

        return shown.ToString();
    }

    private static int SkipPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]) ? at + 1 : at;

    private readonly record struct Element(int Start, int End, string Text, int Width);
}
