using System.Text;

namespace SloRuleGen.Cli.Simulate;

/// <summary>Stories for pull requests and pages.</summary>
internal static class SimulationMarkdown
{
    private const int PlotWidth = 80;

    public static string Of(IReadOnlyList<Simulated> slos)
    {
        var text = new StringBuilder();
        foreach (var slo in slos)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append($"## {Escaped(slo.Title)}\n\n");
            foreach (var (name, value) in slo.Facts) text.Append($"- {name}: {Escaped(value)}\n");
            Table(
                text,
                ["Time", "What", "Budget left"],
                slo.Events.Select(turn => (string[])[StoryWording.At(turn.At), StoryWording.Of(slo.Plan, turn), StoryWording.Share(turn.Remaining)]));
            text.Append("\n```text\n").AppendJoin('\n', BudgetPlot.Of(slo.Story, PlotWidth)).Append("\n```\n");
            if (slo.Other is null) continue;
            Table(text, ["Alert", Simulated.MethodOf(slo.Plan), Simulated.MethodOf(slo.Other.Plan)], slo.Comparison.Select(row => (string[])[row.Tier, row.One, row.Other]));
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void Table(StringBuilder text, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append('\n');
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
        foreach (var row in rows) Row([.. row.Select(Escaped)]);

        void Row(string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>What users wrote neither ends a cell nor becomes a link, a picture or HTML.</summary>
    private static string Escaped(string value)
    {
        var safe = new StringBuilder();
        foreach (var c in value)
        {
            if (c is '\\' or '|' or '<' or '>' or '[' or ']' or '`' or '*' or '_' or '&') safe.Append('\\');
            safe.Append(c);
        }

        return safe.ToString();
    }
}
