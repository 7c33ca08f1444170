using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>Finds how other programs write the window of a query: <c>{{.window}}</c> of Sloth.</summary>
internal static class OtherWindows
{
    private const string Open = "{{";
    private const string Close = "}}";
    private const string Name = ".window";

    public static IEnumerable<TextSpan> In(string text)
    {
        var start = 0;
        while ((start = text.IndexOf(Open, start, StringComparison.Ordinal)) >= 0)
        {
            if (EndOf(text, start + Open.Length) is { } end)
            {
                yield return new TextSpan(start, end);
                start = end;
            }
            else
            {
                start++;
            }
        }
    }

    /// <summary>Where the window ends that begins here, past braces; null for anything else. A dash on either side trims white space.</summary>
    private static int? EndOf(string text, int start)
    {
        var at = SkipBlanks(text, start < text.Length && text[start] == '-' ? start + 1 : start);
        if (!text.AsSpan(at).StartsWith(Name)) return null;
        at = SkipBlanks(text, at + Name.Length);
        if (at < text.Length && text[at] == '-') at++;
        return text.AsSpan(at).StartsWith(Close) ? at + Close.Length : null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
