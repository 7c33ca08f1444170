using System.Globalization;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Breaks text over lines that fit a number of columns. Nothing is left out: a word that is longer is cut in two.</summary>
internal static class WordWrap
{
    /// <param name="width">The columns of a line, at least one; null for as many as it takes.</param>
    /// <returns>At least one line; a line break in the text starts a new one.</returns>
    public static IReadOnlyList<string> Lines(string text, int? width) =>
        width is { } columns ? [.. text.Split('\n').SelectMany(line => Wrap(line, columns))] : text.Split('\n');

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var (i, word) in text.Split(' ').Index())
        {
            var longer = i == 0 ? word : $"{line} {word}";
            if (DisplayWidth.Of(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (i > 0) yield return line;
            line = word;
            while (DisplayWidth.Of(line) > width && Head(line, width) is var head && head < line.Length)
            {
                yield return line[..head];
                line = line[head..];
            }
        }

        yield return line;
    }

    /// <summary>How many characters of a text fit, and at least its first.</summary>
    private static int Head(string text, int width)
    {
        var (end, columns) = (0, 0);
        while (end < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, end);
            columns += DisplayWidth.OfElement(text.AsSpan(end, next));
            if (columns > width && end > 0) return end;
            end += next;
        }

        return end;
    }
}
