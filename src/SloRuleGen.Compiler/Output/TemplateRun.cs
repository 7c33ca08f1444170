using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace SloRuleGen.Output;

/// <summary>Renders one document: with nothing but its model, the documented functions and the set's own templates, and within limits.</summary>
internal sealed class TemplateRun : TemplateContext
{
    private readonly TemplateSet _templates;
    private readonly TemplateLimits _limits;
    private long _steps;
    private long _written;

    public TemplateRun(ScriptObject model, TemplateSet templates, TemplateLimits limits)
        : base(TemplateFunctions.All)
    {
        (_templates, _limits) = (templates, limits);
        AutoIndent = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedMemberAccess = false;
        NewLine = "\n";
        StrictVariables = true;
        // Both are counted here: Scriban cuts off in silence what is too long, and no loop of a list is endless.
        LimitToString = 0;
        LoopLimit = 0;
        PushGlobal(model);
    }

    /// <exception cref="ScriptRuntimeException">A template fails, or does more than it may.</exception>
    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null) return null;
        if (++_steps > _limits.Steps) throw new ScriptRuntimeException(scriptNode.Span, $"The templates take more than {_limits.Steps} steps");
        if (scriptNode is ScriptRawStatement raw) Count(raw.Text.Length, raw);
        var value = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (scriptNode is ScriptExpressionStatement && value is string text) Count(text.Length, scriptNode);
        // What else Scriban can loop over are .NET objects, which it reads by reflection.
        if (scriptNode.Parent is ScriptForStatement loop && loop.Iterator == scriptNode && value is not (null or ScriptArray))
            throw new ScriptRuntimeException(scriptNode.Span, $"Cannot loop over `{scriptNode}`: it is no list");
        return value;
    }

    public override string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext) =>
        TemplateSet.Names.Contains(templateName)
            ? templateName
            : throw new ScriptRuntimeException(callerContext?.Span ?? CurrentSpan, $"There is no template '{templateName}'; there are {string.Join(", ", TemplateSet.Names)}");

    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) => _templates.TemplateOf(templatePath);

    private void Count(int length, ScriptNode node)
    {
        _written += length;
        if (_written > _limits.Written) throw new ScriptRuntimeException(node.Span, $"The templates write more than {_limits.Written} characters on their way");
    }
}
