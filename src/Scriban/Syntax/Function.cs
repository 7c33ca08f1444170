using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>Something that an expression can call.</summary>
internal abstract class Function(int required, int accepted)
{
    /// <param name="caller">The call, for messages.</param>
    /// <param name="places">Where the arguments stand.</param>
    public object? Call(TemplateContext context, Expression caller, IReadOnlyList<object?> arguments, IReadOnlyList<Expression> places)
    {
        if (arguments.Count < required)
        {
            var end = caller.Span.End;
            end.Offset++;
            end.Column++;
            var after = new SourceSpan(caller.Span.FileName, end, end);
            throw new ScriptRuntimeException(after, $"Invalid number of arguments `{arguments.Count}` passed to `{caller}` while expecting `{required}` arguments");
        }

        if (arguments.Count > accepted)
            throw new ScriptRuntimeException(caller.Span, $"Invalid number of arguments `{arguments.Count}` passed to `{caller}` while expecting `{accepted}` arguments");
        return context.Nested(caller, () => Invoke(context, caller, arguments));
    }

    protected abstract object? Invoke(TemplateContext context, Expression caller, IReadOnlyList<object?> arguments);
}

/// <summary>A function of texts alone.</summary>
internal sealed class TextFunction(int parameters, Func<IReadOnlyList<string?>, object?> body) : Function(parameters, parameters)
{
    protected override object? Invoke(TemplateContext context, Expression caller, IReadOnlyList<object?> arguments) =>
        body([.. arguments.Select(argument => TemplateContext.TextOf(argument, caller.Span))]);
}

/// <summary><c>include 'name'</c>: another template's text, which sees the same variables.</summary>
internal sealed class IncludeFunction() : Function(1, int.MaxValue)
{
    protected override object? Invoke(TemplateContext context, Expression caller, IReadOnlyList<object?> arguments) =>
        context.RenderIncluded(TemplateContext.TextOf(arguments[0], caller.Span), caller);
}
