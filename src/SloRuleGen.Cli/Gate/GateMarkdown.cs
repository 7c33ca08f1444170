using System.Text;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Gate;

/// <summary>What a gate says, for the summary of a job or a comment on a pull request.</summary>
internal static class GateMarkdown
{
    public static string Of(GateReport report)
    {
        var text = new StringBuilder($"**{GateWording.Summary(report)}**\n");
        if (GateWording.Override(report) is { } overriding) text.Append($"\n> **{MarkdownText.Escaped(overriding)}**\n");
        if (report.Problem is not null) text.Append($"\n{MarkdownText.Escaped(report.Problem)}\n");
        if (report.Slos.Count > 0)
        {
            MarkdownText.AppendTable(text, ["", "SLO", "Budget left", "Owner", "Why"], report.Slos.Select(slo => (string[])
            [
                GateWording.WordOf(slo.Verdict), slo.Name, Shares.Remaining(slo.Remaining), slo.Owner ?? "", string.Join("; ", GateWording.LinesOf(slo)),
            ]));
        }

        return text.ToString().TrimEnd('\n');
    }
}
