using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <param name="span">Where it stands.</param>
/// <param name="text">As it is shown in messages.</param>
internal abstract class Expression(SourceSpan span, string text)
{
    public SourceSpan Span { get; } = span;

    /// <summary>True for what names a value that may be a function: a variable, a member or an item.</summary>
    public virtual bool IsPath => false;

    public abstract object? Evaluate(TemplateContext context);

    /// <summary>The value, which for a function is the result of calling it with nothing.</summary>
    public object? Value(TemplateContext context) =>
        Evaluate(context) is var value && value is Function function ? function.Call(context, this, [], []) : value;

    public override string ToString() => text;
}

internal sealed class LiteralExpression(SourceSpan span, string text, object? value) : Expression(span, text)
{
    public override object? Evaluate(TemplateContext context) => value;
}

internal sealed class VariableExpression(SourceSpan span, string name) : Expression(span, name)
{
    public override bool IsPath => true;

    public string Name { get; } = name;

    public override object? Evaluate(TemplateContext context) => context.Find(this);
}

internal sealed class MemberExpression(SourceSpan span, string text, Expression target, SourceSpan memberSpan, string member, bool isConditional)
    : Expression(span, text)
{
    public bool IsConditional { get; } = isConditional;

    public override bool IsPath => true;

    public override object? Evaluate(TemplateContext context)
    {
        return target.Value(context) switch
        {
            null when IsConditional => null,
            null => throw new ScriptRuntimeException(memberSpan, $"Object `{target}` is null. Cannot access member: {this}"),
            ScriptObject value when value.Contains(member) => value[member],
            ScriptArray value when member == "size" => value.Count,
            string value when member == "size" => value.Length,
            LoopState value => value.Find(member),
            (int or bool) and var value => throw new ScriptRuntimeException(
                memberSpan, $"Cannot get or set a member on the primitive `{value}/{TemplateContext.TypeName(value)}` when accessing member: {member}"),
            _ => throw new ScriptRuntimeException(memberSpan, $"Cannot get member with name {member}."),
        };
    }
}

internal sealed class IndexExpression(SourceSpan span, string text, Expression target, Expression index) : Expression(span, text)
{
    public override bool IsPath => true;

    public override object? Evaluate(TemplateContext context)
    {
        var list = target.Value(context) ?? throw new ScriptRuntimeException(target.Span, $"Object `{target}` is null. Cannot access indexer: {this}");
        return (list, index.Value(context)) switch
        {
            (_, null) => throw new ScriptRuntimeException(index.Span, $"Cannot access target `{target}` with a null indexer: {this}"),
            (ScriptArray array, int at) => ItemAt(array, at),
            (ScriptObject members, string name) when members.Contains(name) => members[name],
            (_, bool) => throw new ScriptRuntimeException(index.Span, $"`{index}` is not supported as an indexer: it is true or false"),
            (ScriptObject or ScriptArray, _) => throw new ScriptRuntimeException(index.Span, $"Cannot access target `{target}` with an indexer: {index}"),
            var (other, _) => throw new ScriptRuntimeException(target.Span, $"Cannot use the {TemplateContext.TypeName(other)} primitive `{other}` as a list."),
        };
    }

    private object? ItemAt(ScriptArray array, int at) => at >= 0 && at < array.Count
        ? array[at]
        : throw new ScriptRuntimeException(index.Span, $"The index {at} is out of bounds [0, {array.Count}] on the `{target}` with the indexer: {index}");
}

internal sealed class NestedExpression(SourceSpan span, string text, Expression inner) : Expression(span, text)
{
    public override object? Evaluate(TemplateContext context) => inner.Value(context);
}

internal sealed class NotExpression(SourceSpan span, string text, Expression operand) : Expression(span, text)
{
    public override object? Evaluate(TemplateContext context) => !TemplateContext.IsTrue(operand.Value(context));
}

/// <summary><c>f a b</c>, <c>f(a, b)</c>, and <c>a | f b</c>, where <c>a</c> comes first.</summary>
internal sealed class CallExpression(SourceSpan span, string text, Expression target, IReadOnlyList<Expression> arguments, bool isPipe)
    : Expression(span, text)
{
    public CallExpression WithPiped(Expression first) => new(Span, ToString(), target, [first, .. arguments], true);

    public override object? Evaluate(TemplateContext context)
    {
        var function = target.Evaluate(context) switch
        {
            Function found => found,
            null => throw new ScriptRuntimeException(target.Span, $"The function `{target}` was not found"),
            _ when isPipe => throw new ScriptRuntimeException(Span, $"Pipe expression destination `{target}` is not a valid function "),
            var other => throw new ScriptRuntimeException(Span, $"Invalid target function `{other}` ({TemplateContext.TypeName(other)})"),
        };
        return function.Call(context, this, [.. arguments.Select(argument => argument.Value(context))], arguments);
    }
}

/// <summary>What a pipe leads to when it is nothing that can be called.</summary>
internal sealed class BrokenPipeExpression(SourceSpan span, string text, Expression destination) : Expression(span, text)
{
    public override object? Evaluate(TemplateContext context)
    {
        destination.Value(context);
        throw new ScriptRuntimeException(destination.Span, $"Pipe expression destination `{destination}` is not a valid function ");
    }
}
