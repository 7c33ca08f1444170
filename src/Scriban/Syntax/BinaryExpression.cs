using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

internal sealed class BinaryExpression(SourceSpan span, string text, TokenKind operation, SourceSpan operationSpan, Expression left, Expression right)
    : Expression(span, text)
{
    /// <summary>How tightly an operator binds; 0 for what is none.</summary>
    public static int PrecedenceOf(TokenKind kind) => kind switch
    {
        TokenKind.Coalesce => 20,
        TokenKind.Or => 30,
        TokenKind.And => 40,
        TokenKind.Equal or TokenKind.NotEqual => 70,
        TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => 80,
        TokenKind.Plus => 100,
        _ => 0,
    };

    public override object? Evaluate(TemplateContext context)
    {
        var a = left.Value(context);
        switch (operation)
        {
            case TokenKind.And:
                return TemplateContext.IsTrue(a) && TemplateContext.IsTrue(right.Value(context));
            case TokenKind.Or:
                return TemplateContext.IsTrue(a) || TemplateContext.IsTrue(right.Value(context));
        }

        var b = right.Value(context);
        return operation switch
        {
            TokenKind.Coalesce => a ?? b,
            TokenKind.Plus => Add(a, b),
            TokenKind.Equal => AreEqual(a, b),
            TokenKind.NotEqual => !AreEqual(a, b),
            _ => Compare(a, b) is { } order && Holds(order),
        };
    }

    private bool Holds(int order) => operation switch
    {
        TokenKind.Less => order < 0,
        TokenKind.LessOrEqual => order <= 0,
        TokenKind.Greater => order > 0,
        _ => order >= 0,
    };

    private bool AreEqual(object? a, object? b) => (a, b) switch
    {
        (string, _) or (_, string) => TextOf(a, left) == TextOf(b, right),
        (null, _) or (_, null) => a == b,
        (int, int) or (bool, bool) => a.Equals(b),
        _ => throw Unsupported(a, b),
    };

    private int? Compare(object? a, object? b) => (a, b) switch
    {
        (string, _) or (_, string) => string.CompareOrdinal(TextOf(a, left), TextOf(b, right)),
        (null, _) or (_, null) => null,
        (int x, int y) => x.CompareTo(y),
        _ => throw Unsupported(a, b),
    };

    private object? Add(object? a, object? b) => (a, b) switch
    {
        (string, _) or (_, string) => TextOf(a, left) + TextOf(b, right),
        (null, _) or (_, null) => null,
        (int x, int y) when int.MinValue <= (long)x + y && (long)x + y <= int.MaxValue => x + y,
        _ => throw Unsupported(a, b),
    };

    private static string? TextOf(object? value, Expression operand) => TemplateContext.TextOf(value, operand.Span);

    private ScriptRuntimeException Unsupported(object a, object b)
    {
        var place = (a, b) switch
        {
            (ScriptArray, not ScriptArray) when operation != TokenKind.Plus => right.Span,
            (not ScriptArray, ScriptArray) when operation != TokenKind.Plus => left.Span,
            _ => operationSpan,
        };
        return new(place, $"The operator is not supported between {TemplateContext.TypeName(a)} and {TemplateContext.TypeName(b)}");
    }
}
