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
        },
    };

    private static TextFunction OnText(Func<string, string, object> body) =>
        new(2, texts => texts[0] is { } text && texts[1] is { Length: > 0 } part ? body(text, part) : false);
}
