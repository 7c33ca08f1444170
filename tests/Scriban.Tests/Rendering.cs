using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Tests;

/// <summary>Renders templates the way the project does. The tests hold for the package as for what stands in for it.</summary>
internal static class Rendering
{
    public static string Render(string template, params (string Name, string Text)[] included)
    {
        var parsed = Template.Parse(template, "main.sbn");
        Assert.Empty(parsed.Messages);
        return parsed.Render(ContextWith(included));
    }

    public static IReadOnlyList<string> ErrorsOf(string template) => [.. Template.Parse(template, "main.sbn").Messages.Select(message => message.ToString())];

    public static string FailureOf(string template, params (string Name, string Text)[] included) =>
        Assert.ThrowsAny<ScriptRuntimeException>(() => Render(template, included)).Message;

    public static TemplateContext ContextWith(params (string Name, string Text)[] included)
    {
        var context = new TemplateContext
        {
            AutoIndent = false,
            EnableRelaxedIndexerAccess = false,
            EnableRelaxedMemberAccess = false,
            NewLine = "\n",
            StrictVariables = true,
            TemplateLoader = new Loader(included.ToDictionary(entry => entry.Name, entry => entry.Text)),
        };
        context.PushGlobal(new ScriptObject
        {
            ["text"] = "shop",
            ["empty"] = "",
            ["number"] = 7,
            ["yes"] = true,
            ["no"] = false,
            ["nothing"] = null,
            ["names"] = new ScriptArray(new object[] { "a", "b", "c" }),
            ["none"] = new ScriptArray(),
            ["rule"] = new ScriptObject { ["name"] = "slo", ["comment"] = null, ["labels"] = new ScriptArray(new object[] { "x", "y" }) },
        });
        return context;
    }

    private sealed class Loader(Dictionary<string, string> texts) : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) =>
            texts.ContainsKey(templateName) ? "folder/" + templateName : null;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => texts[templatePath["folder/".Length..]];

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            ValueTask.FromResult(Load(context, callerSpan, templatePath));
    }
}
