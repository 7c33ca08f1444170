namespace SloRuleGen.PromQL;

/// <param name="Error">What is wrong, in RE2's words, or null.</param>
/// <param name="MatchesEmpty">True if the empty string matches.</param>
internal readonly record struct RegexInfo(string? Error, bool MatchesEmpty);

internal static class Re2Syntax
{
    public static RegexInfo Parse(string pattern) => new(null, pattern.Length == 0 || pattern == ".*");
}
