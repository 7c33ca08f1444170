using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>What a generated file holds: for each group its rules in order, as <c>record NAME</c> or <c>alert NAME</c>.</summary>
internal sealed record RuleFileOutline(IReadOnlyList<IReadOnlyList<string>> Groups)
{
    // Groups, rules, labels: a rule file nests no deeper, whatever its templates add.
    private const int MaxDepth = 16;

    /// <exception cref="FormatException">The text is no rule file; the message says why, on one line.</exception>
    public static RuleFileOutline Read(string text)
    {
        if (ReadDocument(text) is not Dictionary<string, object?> root || !root.TryGetValue("groups", out var groups))
            throw new FormatException("they yield no mapping with the key 'groups'");
        return new RuleFileOutline([.. ListOf(groups, "'groups' is no list").Select(GroupOf)]);
    }

    private static IReadOnlyList<string> GroupOf(object? node)
    {
        if (node is not Dictionary<string, object?> group) throw new FormatException("a group is no mapping");
        return [.. ListOf(group.GetValueOrDefault("rules"), "the rules of a group are no list").Select(RuleOf)];
    }

    private static string RuleOf(object? node)
    {
        if (node is Dictionary<string, object?> rule)
        {
            if (rule.GetValueOrDefault("record") is string record) return "record " + record;
            if (rule.GetValueOrDefault("alert") is string alert) return "alert " + alert;
        }

        throw new FormatException("a rule has neither 'record' nor 'alert'");
    }

    /// <summary>An empty value is an empty list, as in Prometheus.</summary>
    private static List<object?> ListOf(object? node, string problem) =>
        node is null or "" ? [] : node as List<object?> ?? throw new FormatException(problem);

    private static object? ReadDocument(string text)
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
