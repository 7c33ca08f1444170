using System.Text;
using SloRuleGen.Syntax;

namespace SloRuleGen.Importing.Native;

/// <summary>Writes a spec as people do: short mappings on one line, PromQL without needless quotes, a blank line between SLOs.</summary>
internal static class NativeYaml
{
    private const int Step = 2;

    /// <summary>The columns that a mapping on one line may reach.</summary>
    private const int Widest = 110;

    /// <summary>The document, with LF line ends.</summary>
    /// <param name="head">Comments above all of it, each with its <c>#</c>.</param>
    public static string Write(NativeMapping document, IEnumerable<string> head)
    {
        var yaml = new StringBuilder();
        foreach (var line in head) Line(yaml, 0, YamlScalar.Comment(line));
        Fields(yaml, document, 0);
        return yaml.ToString();
    }

    /// <summary>A node on one line, as it stands in braces; null if it does not fit on one, or has comments.</summary>
    public static string? OneLine(NativeNode node) => node switch
    {
        NativeText { Kind: TextKind.Word } word => word.Text,
        NativeText text => text.Text.Contains('\n') ? null : InFlow(text),
        NativeList list => Joined('[', list.Items.Select(item => item.Comments.IsEmpty && item.Value is NativeText ? OneLine(item.Value) : null), ']'),
        NativeMapping mapping when !mapping.IsBlock && (mapping.Order != FieldOrder.Alerting || mapping.Fields.All(field => field.Value is NativeText)) => Joined('{', mapping.Fields.Select(FieldOnLine), '}'),
        _ => null,
    };

    private static string? FieldOnLine(NativeField field) =>
        field.Comments.IsEmpty && OneLine(field.Value) is { } value ? $"{YamlScalar.InFlow(field.Key)}: {value}" : null;

    private static string? Joined(char open, IEnumerable<string?> parts, char close)
    {
        var all = parts.ToList();
        return all.Contains(null) ? null : $"{open}{string.Join(", ", all)}{close}";
    }

    private static string InFlow(NativeText text)
    {
        var plain = YamlScalar.InFlow(text.Text);
        return text.Kind == TextKind.Code && plain.StartsWith('"') && !text.Text.Contains('\'') ? $"'{text.Text}'" : plain;
    }

    private static void Fields(StringBuilder yaml, NativeMapping mapping, int indent)
    {
        foreach (var field in mapping.Fields) Field(yaml, field, indent);
    }

    private static void Field(StringBuilder yaml, NativeField field, int indent)
    {
        foreach (var comment in field.Comments.Above) Line(yaml, indent, YamlScalar.Comment(comment));
        var key = $"{YamlScalar.OneLine(field.Key)}:";
        var behind = Behind(field.Comments);
        switch (field.Value)
        {
            case NativeText { Kind: TextKind.Word } word:
                Line(yaml, indent, $"{key} {word.Text}{behind}");
                break;
            case NativeText text:
                Text(yaml, indent, key, text, behind);
                break;
            case var node when OneLine(node) is { } line && indent + key.Length + line.Length < Widest:
                Line(yaml, indent, $"{key} {line}{behind}");
                break;
            case NativeList list:
                Line(yaml, indent, key + behind);
                Items(yaml, list, indent + Step, isSpaced: field.Key == "slos");
                break;
            case NativeMapping inner:
                Line(yaml, indent, key + behind);
                Fields(yaml, inner, indent + Step);
                break;
        }
    }

    private static void Text(StringBuilder yaml, int indent, string key, NativeText text, string behind)
    {
        var isCode = text.Kind == TextKind.Code || text.Text.Contains('"');
        var value = isCode && !text.Text.Contains('\n') ? YamlScalar.Code(text.Text) : YamlScalar.Value(text.Text, indent + Step);
        if (!value.Contains('\n'))
        {
            Line(yaml, indent, $"{key} {value}{behind}");
            return;
        }

        // Behind the header of a block a comment may stand, behind its lines it would be text.
        var header = value[..value.IndexOf('\n')];
        Line(yaml, indent, $"{key} {header}{behind}{value[header.Length..]}");
    }

    private static void Items(StringBuilder yaml, NativeList list, int indent, bool isSpaced)
    {
        foreach (var (number, item) in list.Items.Index())
        {
            if (isSpaced && number > 0) yaml.Append('\n');
            foreach (var comment in item.Comments.Above) Line(yaml, indent, YamlScalar.Comment(comment));
            Item(yaml, item, indent);
        }
    }

    private static void Item(StringBuilder yaml, NativeItem item, int indent)
    {
        var behind = Behind(item.Comments);
        if (OneLine(item.Value) is { } line && indent + line.Length < Widest)
        {
            Line(yaml, indent, $"- {line}{behind}");
            return;
        }

        var first = yaml.Length;
        if (item.Value is NativeMapping mapping) Fields(yaml, mapping, indent + Step);
        else Line(yaml, indent + Step, item.Value is NativeText text ? YamlScalar.Value(text.Text, indent + Step) : "[]");
        // Comments above the first field come before the dash, and as far to the left.
        while (yaml[first + indent + Step] == '#') first = IndexOfBreak(yaml.Remove(first, Step), first) + 1;
        yaml[first + indent] = '-';
    }

    private static int IndexOfBreak(StringBuilder yaml, int from)
    {
        while (yaml[from] != '\n') from++;
        return from;
    }

    private static string Behind(FieldComments comments) => comments.Behind is { } behind ? $"   {YamlScalar.Comment(behind)}" : "";

    private static void Line(StringBuilder yaml, int indent, string text) => yaml.Append(' ', indent).Append(text).Append('\n');
}
