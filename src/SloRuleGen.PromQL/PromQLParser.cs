using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Reading;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL;

/// <param name="Expr">The tree, or null if the text is no expression. It is there, with errors, if only its types are wrong.</param>
/// <param name="Errors">
/// Empty exactly if <paramref name="Expr"/> is well formed and well typed. The first is the one that Prometheus reports;
/// after an error of syntax there are no more.
/// </param>
public sealed record PromQLParseResult(Expr? Expr, IReadOnlyList<PromQLError> Errors)
{
    public bool Succeeded => Expr is not null && Errors.Count == 0;

    /// <summary>What <see cref="Expr"/> evaluates to; null without one.</summary>
    public ExprType? Type { get; init; }
}

/// <param name="Matchers">The matchers, or null if the text is no list of them.</param>
/// <param name="Errors">Empty exactly if there are matchers.</param>
internal sealed record MatchersParseResult(ValueList<LabelMatcher>? Matchers, IReadOnlyList<PromQLError> Errors)
{
    public bool Succeeded => Matchers is not null;
}

/// <param name="AllowWindow">Whether <c>$window</c> may stand where a duration may, and in place of a number.</param>
/// <param name="Features">What is taken that servers do not take by default.</param>
public sealed record PromQLParserOptions(bool AllowWindow = false, PromQLFeatures Features = PromQLFeatures.None);

/// <summary>Reads PromQL as the newest Prometheus does, experimental features off unless they are asked for. Never throws, whatever the text.</summary>
public static class PromQLParser
{
    /// <summary>Reads an expression and checks its types.</summary>
    public static PromQLParseResult Parse(string text, PromQLParserOptions? options = null)
    {
        var errors = new List<PromQLError>();
        var expr = NewParser(text, options, isMatcherList: false, errors).ParseWhole();
        if (expr is null || errors.Count > 0) return new PromQLParseResult(null, errors);
        var type = new TypeChecker(errors).Check(expr);
        return new PromQLParseResult(expr, errors) { Type = type };
    }

    /// <summary>Reads what stands inside the braces of a selector, without the braces: <c>code!~"5..",job="api"</c>.</summary>
    internal static MatchersParseResult ParseMatchers(string text)
    {
        var errors = new List<PromQLError>();
        var matchers = NewParser(text, null, isMatcherList: true, errors).ParseWholeMatcherList();
        return new MatchersParseResult(errors.Count == 0 ? matchers : null, errors);
    }

    private static Parser NewParser(string text, PromQLParserOptions? options, bool isMatcherList, List<PromQLError> errors) =>
        new(text, new Lexer(text, options?.AllowWindow ?? false, isMatcherList), options?.Features ?? PromQLFeatures.None, errors);
}
