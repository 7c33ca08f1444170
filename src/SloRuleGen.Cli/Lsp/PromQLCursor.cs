namespace SloRuleGen.Cli.Lsp;

internal enum PromQLPlace
{
    /// <summary>Where nothing can be proposed.</summary>
    Other,

    /// <summary>The name of a metric or a function.</summary>
    Expression,

    /// <summary>The name of a label.</summary>
    Label,

    /// <summary>The value of a label, in quotes.</summary>
    LabelValue,

    /// <summary>How long a range is.</summary>
    Range,
}

/// <summary>Where in an expression a cursor stands. What is written is not finished, so it is read character by character.</summary>
/// <param name="Start">Where the word begins that is there already, as an offset in the expression.</param>
/// <param name="Metric">Whose labels they are; null where it is not known.</param>
/// <param name="Label">Whose value it is.</param>
internal sealed record PromQLCursor(PromQLPlace Place, int Start, string? Metric, string? Label)
{
    private static readonly string[] s_grouping = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    /// <param name="expression">Up to the cursor, and what follows it is not read.</param>
    /// <param name="isEscaped">Whether quotes in it have a backslash before them, as within double quotes of YAML.</param>
    public static PromQLCursor At(ReadOnlySpan<char> expression, bool isEscaped)
    {
        // The brackets that are open, each with the word before it.
        var open = new Stack<(char Bracket, string Before)>();
        var (word, lastWord, label) = (0, "", "");
        for (var i = 0; i < expression.Length; i++)
        {
            var c = expression[i];
            if (c is '"' or '\'' or '`' || (isEscaped && c == '\\' && i + 1 < expression.Length && expression[i + 1] == '"'))
            {
                var from = isEscaped && c == '\\' ? i + 2 : i + 1;
                var end = EndOfString(expression, from, isEscaped && c == '\\' ? '"' : c, isEscaped && c == '\\');
                if (end < 0)
                {
                    return open.TryPeek(out var braces) && braces.Bracket == '{' && label.Length > 0
                        ? new(PromQLPlace.LabelValue, from, NameOf(braces.Before), label)
                        : new(PromQLPlace.Other, from, null, null);
                }

                (i, word, lastWord) = (end, end + 1, "");
                continue;
            }

            if (IsOfWord(c)) continue;
            if (i > word) lastWord = expression[word..i].ToString();
            word = i + 1;
            switch (c)
            {
                case '{' or '(' or '[':
                    open.Push((c, lastWord));
                    (lastWord, label) = ("", "");
                    break;
                case '}' or ')' or ']':
                    open.TryPop(out _);
                    lastWord = "";
                    break;
                case '=' or '!':
                    if (lastWord.Length > 0) label = lastWord;
                    lastWord = "";
                    break;
                case ',':
                    (lastWord, label) = ("", "");
                    break;
                case '#':
                    var line = expression[i..].IndexOfAny('\r', '\n');
                    if (line < 0) return new(PromQLPlace.Other, expression.Length, null, null);
                    (i, word) = (i + line, i + line + 1);
                    break;
                case not (' ' or '\t' or '\r' or '\n'):
                    lastWord = "";
                    break;
            }
        }

        if (!open.TryPeek(out var around)) return new(PromQLPlace.Expression, word, null, null);
        return around.Bracket switch
        {
            '{' => new(label.Length > 0 ? PromQLPlace.Other : PromQLPlace.Label, word, NameOf(around.Before), null),
            '[' => new(PromQLPlace.Range, word, null, null),
            _ when Array.Exists(s_grouping, name => name.Equals(around.Before, StringComparison.OrdinalIgnoreCase)) => new(PromQLPlace.Label, word, null, null),
            _ => new(PromQLPlace.Expression, word, null, null),
        };
    }

    /// <summary>The word that a place stands in; empty for none.</summary>
    public static string WordAt(string expression, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && IsOfWord(expression[start - 1])) start--;
        while (end < expression.Length && IsOfWord(expression[end])) end++;
        return expression[start..end];
    }

    /// <summary>Where a string ends: its last quote. -1 where it does not end.</summary>
    private static int EndOfString(ReadOnlySpan<char> text, int at, char quote, bool isEscaped)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == quote && !isEscaped) return at;
            if (text[at] != '\\' || quote == '`') continue;
            if (isEscaped && at + 1 < text.Length && text[at + 1] == quote) return at + 1;
            at++;
        }

        return -1;
    }

    private static string? NameOf(string word) => word.Length > 0 ? word : null;

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '$';
}
