using System.Text;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output;

/// <summary>Writes a ConfigMap of Kubernetes that holds one file.</summary>
internal static class ConfigMap
{
    /// <param name="header">The comment that it begins with.</param>
    /// <param name="head">Its name, namespace and labels.</param>
    /// <param name="key">The name of the file: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</param>
    /// <param name="file">Its text, of lines that end with LF.</param>
    public static string Text(string header, DocumentHead head, string key, string file)
    {
        var text = new StringBuilder(header).Append("\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ").Append(YamlScalar.OneLine(head.Name!)).Append('\n');
        if (head.Namespace is { } space) text.Append("  namespace: ").Append(YamlScalar.OneLine(space)).Append('\n');
        if (head.Labels.Count > 0) text.Append("  labels:\n");
        foreach (var (label, value) in head.Labels) text.Append("    ").Append(YamlScalar.OneLine(label)).Append(": ").Append(YamlScalar.OneLine(value)).Append('\n');
        // Where the first line is indented or empty, YAML has to be told how far the block itself is.
        text.Append("data:\n  ").Append(key).Append(file is [' ' or '\n', ..] ? ": |2\n" : ": |\n");
        foreach (var line in file.TrimEnd('\n').Split('\n'))
        {
            if (line.Length > 0) text.Append("    ").Append(line);
            text.Append('\n');
        }

        return text.ToString();
    }
}
