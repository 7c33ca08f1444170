using SloRuleGen.PromQL.Re2;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Lints;

/// <summary>Which values of a label matchers let pass.</summary>
internal static class MatcherValues
{
    /// <summary>Null where that is not known, because the regular expression is none of the usual ones.</summary>
    public static bool? Accepts(this LabelMatcher matcher, string value)
    {
        if (!matcher.IsRegex()) return (matcher.Value == value) == (matcher.Operator == MatchOperator.Equal);
        return RegexTexts.Of(matcher.Value) is { } texts && texts.IsQuickFor(value) ? texts.Matches(value) == (matcher.Operator == MatchOperator.Regex) : null;
    }

    /// <summary>Whether all matchers of a label let a value pass; null where that is not known.</summary>
    public static bool? Accepts(this IReadOnlyCollection<LabelMatcher> matchers, string value)
    {
        var verdicts = matchers.Select(matcher => matcher.Accepts(value)).ToList();
        if (verdicts.Contains(false)) return false;
        return verdicts.Contains(null) ? null : true;
    }

    /// <summary>Some values that a matcher is about: those that it names, and examples of those that its regular expression matches.</summary>
    public static IEnumerable<string> Named(this LabelMatcher matcher) =>
        matcher.IsRegex() ? RegexTexts.Of(matcher.Value)?.Examples() ?? [] : [matcher.Value];
}
