using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban;

/// <summary>A template, read and ready to be rendered.</summary>
public class Template
{
    private Template(Statement page, LogMessageBag messages)
    {
        Page = page;
        Messages = messages;
    }

    public bool HasErrors => Messages.HasErrors;

    public LogMessageBag Messages { get; }

    internal Statement Page { get; }

    /// <param name="sourceFilePath">What messages call the template.</param>
    public static Template Parse(string text, string? sourceFilePath = null)
    {
        var parser = new Parser(new TemplateText(text, sourceFilePath));
        var page = parser.Run();
        return new Template(page, parser.Messages);
    }

    /// <exception cref="ScriptRuntimeException">The template asks for what is not there, or breaks a limit.</exception>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    public string Render(TemplateContext context)
    {
        if (HasErrors) throw new InvalidOperationException("This template has errors:\n" + string.Join("\n", Messages));
        return context.Render(Page);
    }
}
