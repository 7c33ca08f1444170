using System.Globalization;
using System.Text;

namespace SloRuleGen.Text;

/// <summary>A source line as it can be shown, and what belongs below it. Both lines need prefixes of the same width.</summary>
/// <param name="Line">
/// All of it or, cut with <c>…</c>, a part. Tabs stay; what a terminal would obey instead of show is replaced.
/// </param>
/// <param name="Indent">Blanks up to the place, and a tab for each tab above.</param>
/// <param name="Marks">Carets under all of the place, at least one.</param>
internal sealed record CaretLine(string Line, string Indent, string Marks)
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
        var end = Math.Max(span.End, start + 1);
        var room = maxWidth - (isCutBefore ? 2 : 1);
        var (line, indent, marks) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        if (isCutBefore) (line, indent) = (line.Append(Cut), indent.Append(' '));
        foreach (var element in elements.Skip(first))
        {
            if ((room -= element.Width) < 0)
            {
                line.Append(Cut);
                break;
            }

            line.Append(element.Text);
            if (element.End <= start) indent.Append(element.IsTab ? '\t' : ' ', element.Width);
            else if (element.Start < end) marks.Append(element.IsTab && element.End < end ? '\t' : '^', Math.Max(1, element.Width));
        }

        return new CaretLine(line.ToString(), indent.ToString(), marks.Length == 0 ? "^" : marks.ToString());
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
            elements.Add(new Element(start, start + length, shown, DisplayWidth.OfElement(shown)));
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

    private readonly record struct Element(int Start, int End, string Text, int Width)
    {
        public bool IsTab => Text == "\t";
    }
}
