using System.Text;
using SloRuleGen.Syntax;

namespace SloRuleGen.SliTemplates;

/// <summary>Writes templates as YAML, to read or to copy into a spec. Aliases are written out, comments left out.</summary>
internal static class SliTemplateYaml
{
    private const int Step = 2;

    /// <summary>The template as a document or a library defines it, with LF line ends.</summary>
    public static string Definition(SliTemplate template)
    {
        var yaml = new StringBuilder("sli_templates:\n");
        Append(yaml, Step, template.Name.Value);
        if (template.Description is { } description) Append(yaml, 2 * Step, "description", description);
        if (template.Parameters.Count > 0) Append(yaml, 2 * Step, "parameters");
        foreach (var parameter in template.Parameters)
        {
            Append(yaml, 3 * Step, parameter.Name.Value);
            if (parameter.Description is { } what) Append(yaml, 4 * Step, "description", what);
            if (parameter.Default is { } value) Append(yaml, 4 * Step, "default", value);
            if (parameter.Example is { } example) Append(yaml, 4 * Step, "example", example);
        }

        Append(yaml, 2 * Step, "sli", template.Sli);
        return yaml.ToString();
    }

    /// <summary>An SLO that uses the template, with what must be given.</summary>
    public static string Use(SliTemplate template)
    {
        var yaml = new StringBuilder($"slos:\n  - name: {template.Name.Value}\n    objective: 99.9%\n    sli:\n      template: {template.Name.Value}\n");
        var given = template.Parameters.Where(parameter => parameter.Default is null && parameter.Example is not null).ToList();
        if (given.Count > 0) yaml.Append("      with:\n");
        foreach (var parameter in given) Append(yaml, 4 * Step, parameter.Name.Value, parameter.Example!);
        return yaml.ToString();
    }

    /// <summary>An argument on one line: plain where it is a word, a number or a duration, and in quotes that show PromQL as it is.</summary>
    public static string Argument(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') && !text.Equals("null", StringComparison.OrdinalIgnoreCase)
            ? text
            : !text.Any(char.IsControl) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : YamlScalar.Code(text);

    /// <summary>A sentence on one line: plain where it may be.</summary>
    public static string Sentence(string text) => YamlScalar.Code(text);

    private static void Append(StringBuilder yaml, int indent, string key) => yaml.Append(' ', indent).Append(YamlScalar.OneLine(key)).Append(":\n");

    private static void Append(StringBuilder yaml, int indent, string key, string text) =>
        yaml.Append(' ', indent).Append(YamlScalar.OneLine(key)).Append(": ").Append(Scalar(text, isPlain: false, indent + Step)).Append('\n');

    private static void Append(StringBuilder yaml, int indent, string key, SyntaxNode value)
    {
        yaml.Append(' ', indent).Append(YamlScalar.OneLine(key)).Append(':');
        AppendValue(yaml, indent + Step, value);
    }

    private static void AppendValue(StringBuilder yaml, int indent, SyntaxNode value)
    {
        switch (value)
        {
            case MappingSyntax { Entries.Count: > 0 } mapping:
                yaml.Append('\n');
                foreach (var entry in mapping.Entries) Append(yaml, indent, entry.Key.Value, entry.Value);
                break;
            case SequenceSyntax { Items.Count: > 0 } list:
                yaml.Append('\n');
                foreach (var item in list.Items)
                {
                    yaml.Append(' ', indent).Append('-');
                    AppendValue(yaml, indent + Step, item);
                }

                break;
            case ScalarSyntax scalar:
                yaml.Append(' ').Append(Scalar(scalar.Value, scalar.IsPlain, indent)).Append('\n');
                break;
            default:
                yaml.Append(value is SequenceSyntax ? " []\n" : " {}\n");
                break;
        }
    }

    /// <summary>As it was where that is plain and short; single quotes show PromQL as it is.</summary>
    private static string Scalar(string text, bool isPlain, int indent)
    {
        if (isPlain && !text.Contains('\n')) return text;
        var written = YamlScalar.Value(text, indent);
        return written.StartsWith('"') && !text.Any(char.IsControl) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" : written;
    }
}
