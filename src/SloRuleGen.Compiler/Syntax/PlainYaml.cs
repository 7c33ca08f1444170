using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>Reads back what templates yield: one document of dictionaries, lists and texts, without their places.</summary>
internal static class PlainYaml
{
    // Groups, rules, labels: nothing that is generated nests deeper, whatever templates add.
    private const int MaxDepth = 16;

    /// <summary>An empty value is an empty list, as in Prometheus.</summary>
    public static List<object?> ListOf(object? node, string problem) =>
        node is null or "" ? [] : node as List<object?> ?? throw new FormatException(problem);

    /// <exception cref="FormatException">The text is no such document; the message says why, on one line.</exception>
    public static object? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) throw new FormatException("they yield nothing");
            var root = ReadNode(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _) ? root : throw new FormatException("they yield more than one YAML document");
        }
        catch (YamlException error)
        {
            throw new FormatException($"line {error.Start.Line} of what they yield is no YAML: {error.Message.ReplaceLineEndings(" ").TrimEnd('.')}", error);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser has these for some malformed texts.
            throw new FormatException("what they yield is no YAML", error);
        }
    }

    private static object? ReadNode(Parser parser, int depth)
    {
        if (depth > MaxDepth) throw new FormatException("what they yield nests too deeply");
        if (parser.TryConsume<Scalar>(out var scalar)) return scalar.Value;
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<object?>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(ReadNode(parser, depth + 1));
            return items;
        }

        if (!parser.TryConsume<MappingStart>(out _)) throw new FormatException("they yield aliases");
        var entries = new Dictionary<string, object?>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!entries.TryAdd(key.Value, ReadNode(parser, depth + 1)))
                throw new FormatException($"line {key.Start.Line} of what they yield has the key '{key.Value}' for the second time");
        }

        return entries;
    }
}
