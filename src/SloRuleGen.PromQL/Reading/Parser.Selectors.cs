using SloRuleGen.PromQL.Re2;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>Selectors and their matchers.</summary>
internal sealed partial class Parser
{
    private const string LabelMatching = "label matching";

    /// <summary>A selector whose name, if it has one, was taken.</summary>
    private VectorSelector? ParseSelector(Token? name)
    {
        var start = name?.Span.Start ?? Current.Span.Start;
        var end = name?.Span.End ?? 0;
        ValueList<LabelMatcher> matchers = [];
        if (Current.Kind == TokenKind.LeftBrace)
        {
            Take();
            if (ParseMatchers(TokenKind.RightBrace) is not { } list) return null;
            matchers = list;
            end = Take().Span.End;
        }

        return new VectorSelector(name is { } token ? TextOf(token).ToString() : null, matchers) { Span = new TextSpan(start, end) };
    }

    /// <summary>A whole text that is a list of matchers, without braces.</summary>
    public ValueList<LabelMatcher>? ParseWholeMatcherList() => ParseMatchers(TokenKind.EndOfInput);

    /// <summary>Matchers up to the closing token, which is not taken.</summary>
    private ValueList<LabelMatcher>? ParseMatchers(TokenKind close)
    {
        var matchers = new List<LabelMatcher>();
        while (Current.Kind != close)
        {
            if (ParseMatcher() is not { } matcher) return null;
            matchers.Add(matcher);
            if (Current.Kind == close) break;
            if (!TryTake(TokenKind.Comma)) return UnexpectedInMatching<ValueList<LabelMatcher>>("\",\" or \"}\"");
        }

        return [.. matchers];
    }

    private LabelMatcher? ParseMatcher()
    {
        if (Current.Kind is not (TokenKind.Identifier or TokenKind.String)) return UnexpectedInMatching<LabelMatcher>("identifier or \"}\"");
        var nameToken = Take();
        var isQuoted = nameToken.Kind == TokenKind.String;
        var name = isQuoted ? Escapes.Unquote(TextOf(nameToken)) : TextOf(nameToken).ToString();
        if (!Tokens.TryGetMatchOperator(Current.Kind, out var op))
        {
            if (!isQuoted) return UnexpectedInMatching<LabelMatcher>("label matching operator");
            return new LabelMatcher(Names.MetricNameLabel, MatchOperator.Equal, name) { Span = nameToken.Span };
        }

        Take();
        if (Current.Kind != TokenKind.String) return UnexpectedInMatching<LabelMatcher>("string");
        var valueToken = Take();
        var matcher = new LabelMatcher(name, op, Escapes.Unquote(TextOf(valueToken)))
        {
            Span = new TextSpan(nameToken.Span.Start, valueToken.Span.End),
        };
        CheckRegex(matcher);
        return matcher;
    }

    private void CheckRegex(LabelMatcher matcher)
    {
        if (matcher.Operator is not (MatchOperator.Regex or MatchOperator.NotRegex)) return;
        if (Re2Syntax.Parse(matcher.Value).Error is { } error) Report(matcher.Span, error);
    }

    private T? UnexpectedInMatching<T>(string expected)
        where T : class
    {
        ReportUnexpected(new Place(LabelMatching, expected));
        return null;
    }
}
