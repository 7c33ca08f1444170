using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace SloRuleGen.Output;

/// <summary>What templates may call. Scriban's other functions are not there: some of them tell the time or draw lots.</summary>
internal static class TemplateFunctions
{
    public static ScriptObject All { get; } = new()
    {
        { "include", new IncludeFunction() },
        {
            "string",
            new ScriptObject
            {
                { "contains", new TextTest((text, part) => text.Contains(part, StringComparison.Ordinal)) },
                { "starts_with", new TextTest((text, part) => text.StartsWith(part, StringComparison.Ordinal)) },
                { "ends_with", new TextTest((text, part) => text.EndsWith(part, StringComparison.Ordinal)) },
            }
        },
    };

    /// <summary>A question about a text and a part of it; an empty part is in none.</summary>
    private sealed class TextTest(Func<string, string, bool> holds) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 2;

        public int ParameterCount => 2;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

        public Type ReturnType => typeof(bool);

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), index == 0 ? "text" : "value");

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            arguments is [string text, string { Length: > 0 } part] && holds(text, part);

        public ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }
}
