using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SloRuleGen.Syntax;

namespace SloRuleGen.Cli.Tests.Schema;

/// <summary>A YAML document as the JSON that editors make of it, and where each of its pointers was written.</summary>
internal sealed partial class JsonPlaces
{
    private readonly Dictionary<string, List<int>> _places = [];

    private JsonPlaces(DocumentSyntax document) => Json = Convert(document.Root, "");

    public JsonNode? Json { get; }

    public static JsonPlaces Of(DocumentSyntax document) => new(document);

    /// <summary>The pointers whose key or value begins at an offset; a value that several aliases name has several.</summary>
    public IEnumerable<string> PointersAt(int offset) => _places.Where(place => place.Value.Contains(offset)).Select(place => place.Key);

    private JsonNode? Convert(SyntaxNode node, string pointer)
    {
        Add(pointer, node.Span.Start);
        switch (node)
        {
            case MappingSyntax mapping:
                var fields = new JsonObject();
                foreach (var (key, value) in mapping.Entries)
                {
                    var child = $"{pointer}/{key.Value.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
                    Add(child, key.Span.Start);
                    fields[key.Value] = Convert(value, child);
                }

                return fields;
            case SequenceSyntax sequence:
                return new JsonArray([.. sequence.Items.Select((item, index) => Convert(item, $"{pointer}/{index}"))]);
            default:
                return Convert((ScalarSyntax)node);
        }
    }

    /// <summary>By the core schema of YAML 1.2.</summary>
    private static JsonValue? Convert(ScalarSyntax scalar)
    {
        if (scalar.IsNull) return null;
        if (scalar.AsBoolean() is { } flag) return JsonValue.Create(flag);
        if (scalar.IsPlain && Integer().IsMatch(scalar.Value)) return JsonValue.Create(long.Parse(scalar.Value, CultureInfo.InvariantCulture));
        if (scalar.IsPlain && Float().IsMatch(scalar.Value)) return JsonValue.Create(double.Parse(scalar.Value, CultureInfo.InvariantCulture));
        return JsonValue.Create(scalar.Value);
    }

    private void Add(string pointer, int offset)
    {
        if (!_places.TryGetValue(pointer, out var offsets)) _places[pointer] = offsets = [];
        offsets.Add(offset);
    }

    [GeneratedRegex("^[-+]?[0-9]{1,18}$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();
}
