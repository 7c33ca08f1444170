using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>The functions that templates may call.</summary>
internal static class Builtins
{
    public static ScriptObject Create() => new()
    {
        ["include"] = new IncludeFunction(),
        ["string"] = new ScriptObject
        {
            ["contains"] = OnText((text, part) => text.Contains(part, StringComparison.Ordinal)),
            ["starts_with"] = OnText((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            ["ends_with"] = OnText((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            ["append"] = OnText((text, part) => text + part),
            ["prepend"] = OnText((text, part) => part + text),
            ["downcase"] = new PureFunction(1, arguments => TemplateContext.TextOf(arguments[0]).ToLowerInvariant()),
            ["upcase"] = new PureFunction(1, arguments => TemplateContext.TextOf(arguments[0]).ToUpperInvariant()),
        },
    };

    private static PureFunction OnText(Func<string, string, object> body) =>
        new(2, arguments => body(TemplateContext.TextOf(arguments[0]), TemplateContext.TextOf(arguments[1])));
}
