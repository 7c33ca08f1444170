using SloRuleGen.Cli.Rpc;

namespace SloRuleGen.Cli.Lsp;

/// <summary>What the JSON Schema of specs says of the places of a document. What it holds for right under conditions is for the compiler to say.</summary>
internal sealed class SpecSchema
{
    private const string Definitions = "#/definitions/";

    /// <summary>How deep places of a spec are.</summary>
    private const int Deepest = 32;

    private static readonly string[] s_promql = ["selector", "condition", "query"];
    private static readonly string[] s_choices = ["anyOf", "oneOf", "allOf"];

    private readonly JsonTree _root;

    private SpecSchema(JsonTree root) => _root = root;

    public static SpecSchema Load()
    {
        using var stream = typeof(SpecSchema).Assembly.GetManifestResourceStream("slogen.schema.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new(JsonTree.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>What is said of a place.</summary>
    /// <param name="path">The keys that lead there; null for an item of a list.</param>
    public SchemaPlace At(IReadOnlyList<string?> path)
    {
        IReadOnlyList<JsonTree> here = path.Count > Deepest ? [] : Expand([_root]);
        foreach (var step in path) here = Expand(Step(here, step));
        return new(here, Definition);
    }

    private List<JsonTree> Step(IReadOnlyList<JsonTree> here, string? key)
    {
        var found = new List<JsonTree>();
        foreach (var schema in here)
        {
            if (key is null ? schema["items"] is { } : schema["properties"]?[key] is { }) found.Add(key is null ? schema["items"]! : schema["properties"]![key]!);
            else if (key is not null && schema["additionalProperties"] is { IsObject: true } any) found.Add(any);
        }

        // In a template of SLIs, texts have parameters in them, so the schema leaves the SLI open.
        if (key == "sli" && !found.Exists(schema => schema["$ref"] is not null)) found.AddRange(found.Count > 0 ? [_root["definitions"]!["sli"]!] : []);
        return found;
    }

    /// <summary>The schemas and all that they refer to or choose between, those that are said first in front.</summary>
    private List<JsonTree> Expand(IReadOnlyList<JsonTree> schemas)
    {
        var all = new List<JsonTree>(schemas);
        for (var i = 0; i < all.Count; i++)
        {
            if (Definition(all[i]) is { } definition) all.Add(_root["definitions"]![definition]!);
            foreach (var choice in s_choices)
            {
                if (all[i][choice] is { } branches) all.AddRange(branches.Items);
            }
        }

        return all;
    }

    private static string? Definition(JsonTree schema) => schema["$ref"]?.String is { } reference ? reference[Definitions.Length..] : null;

    /// <summary>Whether a place takes an expression of PromQL.</summary>
    public static bool IsPromQL(SchemaPlace place) => place.Definitions.Any(s_promql.Contains);
}

/// <summary>What the schema says of one place.</summary>
/// <param name="schemas">All that hold or may hold there.</param>
internal sealed class SchemaPlace(IReadOnlyList<JsonTree> schemas, Func<JsonTree, string?> definition)
{
    /// <summary>The names of the definitions that hold there.</summary>
    public IEnumerable<string> Definitions => schemas.Select(definition).OfType<string>();

    /// <summary>Null where nothing is said.</summary>
    public string? Description => schemas.Select(schema => schema["description"]?.String).OfType<string>().FirstOrDefault();

    /// <summary>What is said of the form of the value, beside its description.</summary>
    public string? Form => schemas.Select(schema => schema["description"]?.String).OfType<string>().Distinct().Skip(1).FirstOrDefault();

    /// <summary>What holds where nothing is written.</summary>
    public string? Default => schemas.Select(schema => schema["default"]).OfType<JsonTree>().FirstOrDefault() is { } value ? TextOf(value) : null;

    /// <summary>The names of the fields that may stand here, in the order of the schema.</summary>
    public IEnumerable<string> Fields => schemas.SelectMany(schema => schema["properties"]?.Fields ?? []).Select(pair => pair.Key).Distinct();

    /// <summary>The values that a place takes, where they can be counted.</summary>
    public IEnumerable<string> Values => schemas.SelectMany(ValuesOf).Distinct();

    public bool IsObject => schemas.Any(schema => HasType(schema, "object"));

    public bool IsList => schemas.Any(schema => HasType(schema, "array"));

    private static IEnumerable<string> ValuesOf(JsonTree schema)
    {
        if (schema["const"] is { } only) yield return TextOf(only);
        foreach (var value in schema["enum"]?.Items ?? [])
        {
            if (!value.IsNull) yield return TextOf(value);
        }

        if (!HasType(schema, "boolean")) yield break;
        // Where all else may stand too, they are not what is meant.
        if (HasType(schema, "number")) yield break;
        yield return "true";
        yield return "false";
    }

    private static bool HasType(JsonTree schema, string type) => schema["type"] is { } given && (given.String == type || given.Items.Any(item => item.String == type));

    private static string TextOf(JsonTree value) => value.Text ?? (value.Flag is { } flag ? flag ? "true" : "false" : "");
}
