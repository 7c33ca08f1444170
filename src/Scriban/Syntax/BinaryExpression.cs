using Scriban.Parsing;

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
            _ => a is null && b is null ? false : Compare(a, b) is { } order && Holds(order),
        };
    }

    private bool Holds(int order) => operation switch
    {
        TokenKind.Less => order < 0,
        TokenKind.LessOrEqual => order <= 0,
        TokenKind.Greater => order > 0,
        _ => order >= 0,
    };

    private static bool AreEqual(object? a, object? b) =>
        a is string || b is string ? TemplateContext.TextOf(a) == TemplateContext.TextOf(b) : Equals(a, b);

    private int? Compare(object? a, object? b)
    {
        if (a is string || b is string) return string.CompareOrdinal(TemplateContext.TextOf(a), TemplateContext.TextOf(b));
        if (a is null || b is null) return null;
        return a is int x && b is int y ? x.CompareTo(y) : throw Unsupported(a, b);
    }

    private object? Add(object? a, object? b)
    {
        if (a is string || b is string) return TemplateContext.TextOf(a) + TemplateContext.TextOf(b);
        if (a is null || b is null) return null;
        if (a is not int x || b is not int y) throw Unsupported(a, b);
        return int.MinValue <= (long)x + y && (long)x + y <= int.MaxValue
            ? x + y
            : throw new ScriptRuntimeException(operationSpan, $"{x} + {y} is too large a number");
    }

    private ScriptRuntimeException Unsupported(object a, object b) =>
        new(operationSpan, $"The operator is not supported between `{TemplateContext.TypeName(a)}` and `{TemplateContext.TypeName(b)}`");
}
