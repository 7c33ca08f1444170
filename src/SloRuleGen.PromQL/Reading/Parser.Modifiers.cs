using System.Globalization;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Reading;

/// <summary>What follows an expression: ranges, subqueries, <c>offset</c>, <c>@</c>, <c>anchored</c> and <c>smoothed</c>.</summary>
internal sealed partial class Parser
{
    private const string AnyDuration = "number, duration, step(), or range()";

    private Expr? ParseModifiers(Expr expr)
    {
        var outer = _place;
        Expr? result = expr;
        while (result is not null)
        {
            switch (Current.Kind)
            {
                case TokenKind.LeftBracket: result = ParseBrackets(result); break;
                case TokenKind.Offset: result = ParseOffset(result); break;
                case TokenKind.At: result = ParseAt(result); break;
                case TokenKind.Anchored or TokenKind.Smoothed: result = ParseExtension(result); break;
                default: return result;
            }

            if (result is not null) _place = outer;
        }

        return null;
    }

    private Expr? ParseBrackets(Expr operand)
    {
        var open = Take();
        _place = new Place("subquery or range selector", AnyDuration);
        if (ParseRange() is not { } range) return null;
        _place = new Place("subquery or range", "\":\" or \"]\"");
        if (Current.Kind == TokenKind.RightBracket) return BuildMatrix(operand, range, new TextSpan(open.Span.Start, Take().Span.End));
        if (!TryTake(TokenKind.Colon)) return Unexpected<Expr>();
        _place = new Place("subquery selector", $"{AnyDuration[..^"or range()".Length]}range(), or \"]\"");
        DurationNode? step = null;
        if (Current.Kind != TokenKind.RightBracket)
        {
            if ((step = ParseRange()) is null) return null;
            _place = new Place("subquery selector", "\"]\"");
            if (Current.Kind != TokenKind.RightBracket) return Unexpected<Expr>();
        }

        var span = new TextSpan(operand.Span.Start, Take().Span.End);

        // A subquery of a range is refused later. A chain of them says no more than the first, and must not nest without end.
        var isRefused = operand is SubqueryExpr { Operand: SubqueryExpr or MatrixSelector };
        return isRefused ? operand with { Span = span } : new SubqueryExpr(operand, range, step) { Span = span };
    }

    private Expr BuildMatrix(Expr operand, DurationNode range, TextSpan brackets)
    {
        var error = operand switch
        {
            not VectorSelector => "ranges only allowed for vector selectors",
            VectorSelector { Offset: { } offset } when !IsZero(offset) => "no offset modifiers allowed before range",
            VectorSelector { At: not null } => "no @ modifiers allowed before range",
            _ => null,
        };
        if (error is not null) Report(brackets, error);
        return operand is VectorSelector vector
            ? new MatrixSelector(vector, range) { Span = new TextSpan(operand.Span.Start, brackets.End) }
            : operand;
    }

    private Expr? ParseOffset(Expr operand)
    {
        var keyword = Take();
        _place = new Place("offset", AnyDuration);
        if (ParseOffsetDuration(keyword) is not { } offset) return null;
        var span = new TextSpan(operand.Span.Start, offset.Span.End);
        var existing = operand switch
        {
            VectorSelector vector => vector.Offset,
            MatrixSelector matrix => matrix.Vector.Offset,
            SubqueryExpr subquery => subquery.Offset,
            _ => null,
        };
        if (existing is not null && !IsZero(existing)) Report(operand.Span, "offset may not be set multiple times");
        switch (operand)
        {
            case VectorSelector vector: return vector with { Offset = offset, Span = span };
            case MatrixSelector matrix: return matrix with { Vector = matrix.Vector with { Offset = offset }, Span = span };
            case SubqueryExpr subquery: return subquery with { Offset = offset, Span = span };
            default:
                Report(operand.Span, "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery");
                return operand;
        }
    }

    private Expr? ParseAt(Expr operand)
    {
        var keyword = Take();
        _place = new Place("@", "timestamp");
        if (ParseAtOperand(operand, keyword) is not { } at) return null;
        var span = new TextSpan(operand.Span.Start, at.Span.End);
        var existing = operand switch
        {
            VectorSelector vector => vector.At,
            MatrixSelector matrix => matrix.Vector.At,
            SubqueryExpr subquery => subquery.At,
            _ => null,
        };
        if (existing is not null) Report(operand.Span, "@ <timestamp> may not be set multiple times");
        switch (operand)
        {
            case VectorSelector vector: return vector with { At = at, Span = span };
            case MatrixSelector matrix: return matrix with { Vector = matrix.Vector with { At = at }, Span = span };
            case SubqueryExpr subquery: return subquery with { At = at, Span = span };
            default:
                Report(operand.Span, "@ modifier must be preceded by an instant vector selector or range vector selector or a subquery");
                return operand;
        }
    }

    private AtModifier? ParseAtOperand(Expr operand, Token keyword)
    {
        if (Current.Kind is TokenKind.Start or TokenKind.End)
        {
            var isStart = Take().Kind == TokenKind.Start;
            if (!TryTake(TokenKind.LeftParen)) return Unexpected<AtModifier>();
            if (Current.Kind != TokenKind.RightParen) return Unexpected<AtModifier>();
            var span = new TextSpan(keyword.Span.Start, Take().Span.End);
            return isStart ? new AtModifier.Start { Span = span } : new AtModifier.End { Span = span };
        }

        var sign = Current.Kind is TokenKind.Add or TokenKind.Sub ? TextOf(Take()).ToString() : "";
        if (Current.Kind is not (TokenKind.Number or TokenKind.Duration)) return Unexpected<AtModifier>();
        var (literal, value) = ParseNumber();
        if (sign == "-") value = -value;

        // The limits are those of an int64, although the number counts seconds.
        if (!double.IsFinite(value) || Math.Abs(value) >= long.MaxValue)
            Report(operand.Span, $"timestamp out of bounds for @ modifier: {FormatFixed(value)}");
        return new AtModifier.Timestamp(sign + literal.Text) { Span = new TextSpan(keyword.Span.Start, literal.Span.End) };
    }

    /// <summary>As Go's <c>%f</c>.</summary>
    private static string FormatFixed(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("F6", CultureInfo.InvariantCulture),
    };

    private Expr ParseExtension(Expr operand)
    {
        var modifier = Take();
        var extension = modifier.Kind == TokenKind.Anchored ? RangeExtension.Anchored : RangeExtension.Smoothed;
        var name = modifier.Kind == TokenKind.Anchored ? "anchored" : "smoothed";
        var vector = operand as VectorSelector ?? (operand as MatrixSelector)?.Vector;
        if (operand is SubqueryExpr) Report(operand.Span, $"{name} modifier is not supported for subqueries");
        else if (vector is null) Report(operand.Span, $"{name} modifier not implemented");
        else if (vector.Extension != RangeExtension.None && vector.Extension != extension)
            Report(operand.Span, "anchored and smoothed modifiers cannot be used together");

        // As in Prometheus, the place of what is modified ends before the modifier.
        return operand switch
        {
            VectorSelector selector => selector with { Extension = extension },
            MatrixSelector matrix => matrix with { Vector = matrix.Vector with { Extension = extension } },
            _ => operand,
        };
    }

    private static bool IsZero(OffsetModifier offset) => offset.Duration is DurationLiteral { Value: var value } && value == PromDuration.Zero;
}
