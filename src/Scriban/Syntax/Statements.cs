using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

internal abstract class Statement
{
    public abstract void Render(TemplateContext context);
}

internal sealed class RawStatement(string text) : Statement
{
    public override void Render(TemplateContext context) => context.Write(text);
}

internal sealed class ExpressionStatement(Expression expression) : Statement
{
    public override void Render(TemplateContext context) => context.Write(TemplateContext.TextOf(expression.Value(context), expression.Span));
}

internal sealed class BlockStatement(IReadOnlyList<Statement> statements) : Statement
{
    public override void Render(TemplateContext context)
    {
        foreach (var statement in statements) statement.Render(context);
    }
}

internal sealed class IfStatement(Expression condition, Statement then, Statement? otherwise) : Statement
{
    public override void Render(TemplateContext context)
    {
        if (TemplateContext.IsTrue(condition.Value(context))) then.Render(context);
        else otherwise?.Render(context);
    }
}

internal sealed class ForStatement(SourceSpan span, VariableExpression variable, Expression iterator, Statement body, Statement? otherwise) : Statement
{
    public override void Render(TemplateContext context)
    {
        var items = iterator.Value(context) switch
        {
            ScriptArray array => array,
            null => null,
            string or ScriptObject => throw new ScriptRuntimeException(iterator.Span, $"A loop over `{iterator}` is not supported: it is no list"),
            var other => throw new ScriptRuntimeException(iterator.Span, $"Unexpected type `{other.GetType()}` for iterator"),
        };
        if (items is null) return;

        using var loop = context.EnterLoop(span);
        for (var i = 0; i < items.Count; i++)
        {
            loop.Step(variable.Name, items[i], new LoopState(i, items.Count));
            body.Render(context);
        }

        if (items.Count == 0) otherwise?.Render(context);
    }
}

/// <summary>The variable <c>for</c> in the body of a loop.</summary>
internal sealed record LoopState(int Index, int Length)
{
    public static readonly IReadOnlyList<string> Members = ["index", "rindex", "length", "first", "last", "even", "odd"];

    public object Find(string member) => member switch
    {
        "index" => Index,
        "rindex" => Length - Index - 1,
        "length" => Length,
        "first" => Index == 0,
        "last" => Index == Length - 1,
        "even" => Index % 2 == 0,
        _ => Index % 2 == 1,
    };
}
