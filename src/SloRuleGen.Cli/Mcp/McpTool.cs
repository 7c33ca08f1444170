using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Mcp;

internal enum McpValue
{
    Text,
    Flag,
    Texts,

    /// <summary>A file or folder, which must be within the working directory.</summary>
    Path,
    Paths,

    /// <summary>The text of a spec, in place of files.</summary>
    Spec,
}

/// <summary>What a tool takes.</summary>
/// <param name="Option">The option that it becomes on the command line; null for what stands there by itself.</param>
internal sealed record McpParameter(string Name, McpValue Value, string? Option, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>The values that it takes; none for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = Value switch { McpValue.Flag => "boolean", McpValue.Texts or McpValue.Paths => "array", _ => "string" } };
        if (Value is McpValue.Texts or McpValue.Paths) schema["items"] = new JsonObject { ["type"] = "string" };
        if (Choices.Count > 0) schema["enum"] = JsonList.Of(Choices, choice => choice);
        schema["description"] = Description;
        return schema;
    }
}

/// <summary>A command as an agent calls it.</summary>
/// <param name="Arguments">What the command line begins with.</param>
internal sealed record McpTool(string Name, string Title, string Description, IReadOnlyList<string> Arguments, IReadOnlyList<McpParameter> Parameters)
{
    /// <summary>Whether the answer is an object of JSON.</summary>
    public bool IsJson { get; init; } = true;

    /// <summary>Whether it may change files.</summary>
    public bool Writes { get; init; }

    /// <summary>Whether it asks a server.</summary>
    public bool AsksServer { get; init; }

    /// <summary>Whether an exit code of 1 is an answer, and no failure.</summary>
    public bool MayRefuse { get; init; }

    public JsonObject ToJson()
    {
        var properties = new JsonObject();
        foreach (var parameter in Parameters) properties[parameter.Name] = parameter.Schema();
        return new()
        {
            ["name"] = Name,
            ["title"] = Title,
            ["description"] = Description,
            ["inputSchema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = JsonList.Of(Parameters.Where(parameter => parameter.IsRequired), parameter => parameter.Name),
                ["additionalProperties"] = false,
            },
            ["annotations"] = new JsonObject { ["readOnlyHint"] = !Writes, ["destructiveHint"] = false, ["idempotentHint"] = true, ["openWorldHint"] = AsksServer },
        };
    }
}
