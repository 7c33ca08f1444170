using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Parts of a Markdown page.</summary>
internal static class MarkdownText
{
    /// <summary>A table, after an empty line.</summary>
    public static void AppendTable(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        text.Append('\n');
        Row([.. columns.Select(Escaped)]);
        Row([.. columns.Select(_ => "---")]);
        foreach (var row in rows) Row([.. row.Select(Escaped)]);

        void Row(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>What users wrote neither ends a cell nor becomes a link, a picture or HTML.</summary>
    public static string Escaped(string value)
    {
        var safe = new StringBuilder();
        foreach (var c in value)
        {
            if (c is '\\' or '|' or '<' or '>' or '[' or ']' or '`' or '*' or '_' or '&') safe.Append('\\');
            safe.Append(c);
        }

        return safe.ToString();
    }

    /// <summary>The same at the start of a line, where it neither becomes a heading, a list nor a rule.</summary>
    public static string Line(string value)
    {
        var digits = value.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return value switch
        {
            ['#' or '-' or '+' or '=', ..] or ['~', '~', '~', ..] => $"\\{Escaped(value)}",
            _ when digits > 0 && value[digits] is '.' or ')' => $"{value[..digits]}\\{Escaped(value[digits..])}",
            _ => Escaped(value),
        };
    }
}
