using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>Function calls, aggregations and how operands are matched.</summary>
internal sealed partial class Parser
{
    private static readonly Place s_aggregation = new("aggregation", "");

    private CallExpr? ParseCall(Token nameToken)
    {
        if (ParseArguments(out var close) is not { } arguments) return null;
        var name = TextOf(nameToken).ToString();
        if (FunctionTable.Find(name) is not { } function) Report(nameToken.Span, $"unknown function with name {GoQuote.Quote(name)}");
        else if (function.IsExperimental && !IsEnabled(PromQLFeatures.ExperimentalFunctions)) Report(nameToken.Span, $"function {GoQuote.Quote(name)} is not enabled");
        return new CallExpr(name, arguments) { Span = new TextSpan(nameToken.Span.Start, close) };
    }

    /// <summary>Arguments from the opening parenthesis on.</summary>
    /// <param name="end">Where the closing one ends.</param>
    private ValueList<Expr>? ParseArguments(out int end)
    {
        end = 0;
        Take();
        var arguments = new List<Expr>();
        while (Current.Kind != TokenKind.RightParen || arguments.Count > 0)
        {
            if (ParseExpr() is not { } argument) return null;
            arguments.Add(argument);
            if (!TryParseCommas()) return null;
            if (Current.Kind == TokenKind.RightParen) break;
        }

        end = Take().Span.End;
        return [.. arguments];
    }

    /// <summary>Up to the next argument or the closing parenthesis. Commas after which neither follows are reported.</summary>
    private bool TryParseCommas()
    {
        while (Current.Kind == TokenKind.Comma)
        {
            var comma = Take();
            if (Tokens.CanStartExpression(Current.Kind)) return true;
            if (Current.Kind != TokenKind.Error) Report(comma.Span, "trailing commas not allowed in function call args");
        }

        if (Current.Kind == TokenKind.RightParen) return true;
        ReportUnexpected(_place);
        return false;
    }

    private AggregateExpr? ParseAggregate(Token token)
    {
        var outer = _place;
        _place = s_aggregation;
        Grouping? grouping = null;
        if (Current.Kind is TokenKind.By or TokenKind.Without && (grouping = ParseGrouping()) is null) return null;
        if (Current.Kind != TokenKind.LeftParen) return Unexpected<AggregateExpr>();
        if (ParseArguments(out var end) is not { } arguments) return null;
        if (grouping is null && Current.Kind is TokenKind.By or TokenKind.Without)
        {
            if ((grouping = ParseGrouping()) is null) return null;
            end = grouping.Span.End;
        }

        _place = outer;
        return BuildAggregate(token, new TextSpan(token.Span.Start, end), grouping, arguments);
    }

    private AggregateExpr BuildAggregate(Token token, TextSpan span, Grouping? grouping, ValueList<Expr> arguments)
    {
        var op = Keywords.AggregateOf(TextOf(token).ToString());
        var expected = op.TakesParameter() ? 2 : 1;
        if (arguments.Count == 0)
        {
            Report(span, "no arguments for aggregate expression provided");
            return new AggregateExpr(op, new NumberLiteral("0")) { Span = span };
        }

        if (op.IsExperimental() && !IsEnabled(PromQLFeatures.ExperimentalFunctions))
            Report(span, $"{op.Text()}() is experimental and must be enabled with --enable-feature=promql-experimental-functions");
        else if (arguments.Count != expected)
            Report(span, $"wrong number of arguments for aggregate expression provided, expected {expected}, got {arguments.Count}");
        return new AggregateExpr(op, arguments[^1], op.TakesParameter() ? arguments[0] : null, grouping) { Span = span };
    }

    private Grouping? ParseGrouping()
    {
        var keyword = Take();
        var spans = new List<TextSpan>();
        if (ParseGroupingLabels(spans, out var end) is not { } labels) return null;
        return new Grouping(keyword.Kind == TokenKind.Without, labels) { Span = new TextSpan(keyword.Span.Start, end), LabelSpans = [.. spans] };
    }

    /// <param name="spans">Gets the place of each label.</param>
    private ValueList<string>? ParseGroupingLabels(List<TextSpan> spans, out int end)
    {
        end = 0;
        if (Current.Kind != TokenKind.LeftParen) return UnexpectedInGrouping("\"(\"");
        Take();
        var labels = new List<string>();
        while (Current.Kind != TokenKind.RightParen)
        {
            if (ParseGroupingLabel(spans) is not { } label) return null;
            labels.Add(label);
            if (Current.Kind == TokenKind.RightParen) break;
            if (!TryTake(TokenKind.Comma)) return UnexpectedInGrouping("\",\" or \")\"");
        }

        end = Take().Span.End;
        return [.. labels];
    }

    private string? ParseGroupingLabel(List<TextSpan> spans)
    {
        if (Current.Kind != TokenKind.String && !Keywords.CanNameGroupingLabel(Current.Kind))
        {
            UnexpectedInGrouping("label");
            return null;
        }

        var token = Take();
        var label = token.Kind == TokenKind.String ? Escapes.Unquote(TextOf(token)) : TextOf(token).ToString();
        if (label.Length == 0 || GoQuote.HoldsRawBytes(label)) Report(token.Span, $"invalid label name for grouping: {GoQuote.Quote(label)}");
        spans.Add(token.Span);
        return label;
    }

    private ValueList<string>? UnexpectedInGrouping(string expected)
    {
        ReportUnexpected(new Place("grouping opts", expected));
        return null;
    }

    /// <summary><c>on (…) group_left (…)</c>, if it is there.</summary>
    private bool TryParseMatching(out VectorMatching? matching)
    {
        matching = null;
        if (Current.Kind is not (TokenKind.On or TokenKind.Ignoring)) return true;
        var keyword = Take();
        var spans = new List<TextSpan>();
        if (ParseGroupingLabels(spans, out var end) is not { } labels) return false;
        var side = Current.Kind switch
        {
            TokenKind.GroupLeft => GroupSide.Left,
            TokenKind.GroupRight => GroupSide.Right,
            _ => GroupSide.None,
        };
        ValueList<string> include = [];
        if (side != GroupSide.None)
        {
            end = Take().Span.End;
            if (!TryParseInclude(spans, ref include, ref end)) return false;
        }

        matching = new VectorMatching(keyword.Kind == TokenKind.On, labels)
        {
            Group = side,
            Include = include,
            LabelSpans = [.. spans],
            Span = new TextSpan(keyword.Span.Start, end),
        };
        return true;
    }

    /// <summary>The labels after <c>group_left</c>, which may be left out where an operand follows.</summary>
    private bool TryParseInclude(List<TextSpan> spans, ref ValueList<string> include, ref int end)
    {
        if (Current.Kind != TokenKind.LeftParen && (Tokens.CanStartExpression(Current.Kind) || Tokens.IsFill(Current.Kind))) return true;
        if (ParseGroupingLabels(spans, out var close) is not { } labels) return false;
        (include, end) = (labels, close);
        return true;
    }

    /// <summary><c>fill (0)</c>, or one or both of <c>fill_left (0) fill_right (0)</c>.</summary>
    private bool TryParseFill(out BinaryFill? fill)
    {
        fill = null;
        var first = Current.Kind;
        if (!Tokens.IsFill(first)) return true;
        var start = Current.Span.Start;
        if (!TryParseFillValue(out var value, out var end)) return false;
        var other = first == TokenKind.Fill ? value : null;
        var isPair = first != TokenKind.Fill && Current.Kind != first && Current.Kind is (TokenKind.FillLeft or TokenKind.FillRight);
        if (isPair && !TryParseFillValue(out other, out end)) return false;
        fill = first == TokenKind.FillRight ? new BinaryFill(other, value) : new BinaryFill(value, other);
        fill = fill with { Span = new TextSpan(start, end) };
        return true;
    }

    private bool TryParseFillValue(out string? value, out int end)
    {
        (value, end) = (null, 0);
        Take();
        if (!TryTake(TokenKind.LeftParen)) return FailOnFill();
        var sign = Current.Kind is TokenKind.Add or TokenKind.Sub ? Take().Kind : TokenKind.Add;
        if (Current.Kind is not (TokenKind.Number or TokenKind.Duration)) return FailOnFill();
        value = (sign == TokenKind.Sub ? "-" : "") + ParseNumber().Literal.Text;
        if (Current.Kind != TokenKind.RightParen) return FailOnFill();
        end = Take().Span.End;
        return true;
    }

    private bool FailOnFill()
    {
        ReportUnexpected(_place);
        return false;
    }
}
