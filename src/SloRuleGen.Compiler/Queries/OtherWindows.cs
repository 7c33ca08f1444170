using System.Text.RegularExpressions;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>Finds how other programs write the window of a query: <c>{{.window}}</c> of Sloth.</summary>
internal static partial class OtherWindows
{
    public static IEnumerable<TextSpan> In(string text) =>
        Window().Matches(text).Select(match => new TextSpan(match.Index, match.Index + match.Length));

    [GeneratedRegex(@"\{\{-?\s*\.window\s*-?\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Window();
}
