using System.Globalization;

namespace SloRuleGen.Syntax;

/// <summary>Reads plain and quoted scalars again for the places of their characters.</summary>
internal static class FlowScalarReader
{
    /// <param name="end">The end of plain text, or the closing quote.</param>
    /// <param name="quote">NUL for plain text.</param>
    public static int Read(string text, int start, int end, char quote, ScalarMapBuilder builder)
    {
        var at = start;
        while (at < end)
        {
            var c = text[at];
            if (IsBlank(c))
            {
                at = ReadBlanks(text, at, end, builder);
            }
            else if (quote == '\'' && c == '\'')
            {
                builder.Produced(1, at, at + 2);
                at += 2;
            }
            else if (quote == '"' && c == '\\')
            {
                at = ReadEscape(text, at, end, builder);
            }
            else
            {
                builder.Verbatim(at++, 1);
            }
        }

        return end;
    }

    /// <summary>Blanks within a line stand as they are; over a line's end they fold to a space, or to one break for each empty line.</summary>
    private static int ReadBlanks(string text, int start, int end, ScalarMapBuilder builder)
    {
        var at = start;
        while (at < end && text[at] is ' ' or '\t') at++;
        if (at == end || !IsBlank(text[at]))
        {
            builder.Verbatim(start, at - start);
            return at;
        }

        var next = SkipBlanks(text, AfterBreak(text, at), end);
        var emptyLines = AddBreaks(text, AfterBreak(text, at), next, builder);
        if (emptyLines == 0) builder.Produced(1, start, next);
        return next;
    }

    private static int ReadEscape(string text, int start, int end, ScalarMapBuilder builder)
    {
        var at = start + 1;
        if (at >= end) return end;
        if (text[at] is '\r' or '\n')
        {
            var next = SkipBlanks(text, AfterBreak(text, at), end);
            AddBreaks(text, AfterBreak(text, at), next, builder);
            return next;
        }

        var digits = text[at] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        var after = Math.Min(at + 1 + digits, end);
        var units = 1;
        if (digits > 0 && uint.TryParse(text.AsSpan(at + 1, after - at - 1), NumberStyles.AllowHexSpecifier, null, out var code))
        {
            if (code > 0xFFFF) units = 2;
            if (code is >= 0xD800 and <= 0xDFFF)
            {
                // The other half of the pair follows as an escape of its own.
                units = 2;
                var low = after + 1 < end && text[after + 1] == 'U' ? 8 : 4;
                after = Math.Min(after + 2 + low, end);
            }
        }

        builder.Produced(units, start, after);
        return after;
    }

    private static int AddBreaks(string text, int start, int end, ScalarMapBuilder builder)
    {
        var count = 0;
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('\r' or '\n')) continue;
            var after = AfterBreak(text, at);
            builder.Produced(1, at, after);
            at = after - 1;
            count++;
        }

        return count;
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && IsBlank(text[at])) at++;
        return at;
    }

    private static int AfterBreak(string text, int at) =>
        text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';
}
