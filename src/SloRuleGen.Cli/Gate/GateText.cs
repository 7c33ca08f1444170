using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Gate;

/// <summary>What a gate says, for people.</summary>
internal static class GateText
{
    private const string Indent = "         ";

    /// <summary>SLOs that allow the release are not named where the user wants to know of problems alone.</summary>
    public static void Print(GateReport report, Terminal terminal)
    {
        var output = new TextTables(terminal);
        foreach (var slo in report.Slos.Where(slo => !terminal.IsQuiet || slo.Verdict != Verdict.Go))
        {
            var owner = slo.Owner is { } name ? $" (owner: {PlainText.OneLine(name)})" : "";
            var left = slo.Remaining is null || slo.Reasons.Any(reason => reason.Kind == GateReasonKind.Budget) ? "" : $": {GateWording.Left(slo.Remaining.Value)}{(slo.Where.Length == 0 ? "" : $" at {PlainText.OneLine(slo.Where)}, the worst")}";
            output.Hanging($"{GateWording.WordOf(slo.Verdict),-8} ", $"{slo.Name}{left}{owner}", Indent.Length);
            foreach (var line in GateWording.LinesOf(slo)) output.Hanging(Indent + "- ", line, Indent.Length + 2);
        }

        if (report.Problem is not null) output.Line(report.Problem);
        if (terminal.IsQuiet && report is { Verdict: Verdict.Go, Overriding: null }) return;
        if (report.Slos.Count > 0 && !(terminal.IsQuiet && report.Verdict == Verdict.Go)) output.EmptyLine();
        output.Title(GateWording.Summary(report));
        if (GateWording.Override(report) is { } overriding) output.Title(overriding);
    }
}
