using System.Text;
using SloRuleGen.Cli.Console;

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
            text.Append($"## {MarkdownText.Escaped(slo.Title)}\n\n");
            foreach (var (name, value) in slo.Facts) text.Append($"- {name}: {MarkdownText.Escaped(value)}\n");
            MarkdownText.AppendTable(
                text,
                ["Time", "What", "Budget left"],
                slo.Events.Select(turn => (string[])[StoryWording.At(turn.At), StoryWording.Of(slo.Plan, turn), StoryWording.Share(turn.Remaining)]));
            text.Append("\n```text\n").AppendJoin('\n', BudgetPlot.Of(slo.Story, PlotWidth)).Append("\n```\n");
            if (slo.Other is null) continue;
            MarkdownText.AppendTable(text, ["Alert", Simulated.MethodOf(slo.Plan), Simulated.MethodOf(slo.Other.Plan)], slo.Comparison.Select(row => (string[])[row.Tier, row.One, row.Other]));
        }

        return text.ToString().TrimEnd('\n');
    }
}
