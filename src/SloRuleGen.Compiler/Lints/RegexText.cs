using System.Buffers;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Lints;

/// <summary>Looks at the text of a regular expression that is known to be right.</summary>
internal static class RegexText
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create(@"\.+*?()|[]{}^$");

    public static bool IsRegex(this LabelMatcher matcher) => matcher.Operator is MatchOperator.Regex or MatchOperator.NotRegex;

    /// <summary>True if any character stands for more than itself.</summary>
    public static bool HasPattern(string regex) => regex.AsSpan().ContainsAny(s_signs);

    /// <summary>What stands between the <c>|</c> outside of groups.</summary>
    public static IEnumerable<string> Alternatives(string regex)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < regex.Length; at++)
        {
            switch (regex[at])
            {
                case '\\':
                    at = AfterEscape(regex, at) - 1;
                    break;
                case '[':
                    at = EndOfClass(regex, at);
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case '|' when depth == 0:
                    yield return regex[start..at];
                    start = at + 1;
                    break;
            }
        }

        yield return regex[start..];
    }

    /// <summary>An alternative without the <c>^</c> at its start and the <c>$</c> at its end.</summary>
    public static string WithoutAnchors(string alternative)
    {
        var bare = alternative.StartsWith('^') ? alternative[1..] : alternative;
        return bare.EndsWith('$') && !IsEscaped(bare, bare.Length - 1) ? bare[..^1] : bare;
    }

    /// <summary><c>\Q…\E</c> is one escape: nothing in it has a meaning.</summary>
    private static int AfterEscape(string regex, int at)
    {
        if (at + 1 >= regex.Length || regex[at + 1] != 'Q') return at + 2;
        var end = regex.IndexOf(@"\E", at, StringComparison.Ordinal);
        return end < 0 ? regex.Length : end + 2;
    }

    /// <summary>The bracket that closes a class. One that stands first in it is a character.</summary>
    private static int EndOfClass(string regex, int open)
    {
        var at = open + 1;
        if (at < regex.Length && regex[at] == '^') at++;
        if (at < regex.Length && regex[at] == ']') at++;
        while (at < regex.Length && regex[at] != ']')
        {
            if (regex[at] == '\\') at++;
            else if (regex.AsSpan(at).StartsWith("[:")) at = regex.IndexOf(":]", at, StringComparison.Ordinal) is var end and >= 0 ? end + 1 : at;
            at++;
        }

        return at;
    }

    private static bool IsEscaped(string text, int at)
    {
        var backslashes = 0;
        while (at - backslashes > 0 && text[at - backslashes - 1] == '\\') backslashes++;
        return backslashes % 2 == 1;
    }
}
