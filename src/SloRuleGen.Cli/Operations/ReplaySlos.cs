using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Replay;

namespace SloRuleGen.Cli.Operations;

/// <param name="Groups">Whether each group of a divided SLO is told of, not the worst alone.</param>
/// <param name="Objectives">Those to compare with; none for the usual ones.</param>
/// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>csv</c>.</param>
internal sealed record ReplayArguments(WantedSlos Slos, PastArguments Past, bool Groups, IReadOnlyList<Objective> Objectives, string Format);

/// <summary>Prints what each SLO's alerts and budget would have said of the past. Nothing is told where specs have errors.</summary>
internal static class ReplaySlos
{
    /// <summary>Nobody reads of more groups of one SLO than this; programs do.</summary>
    private const int MostGroups = 20;

    public static int Run(ReplayArguments arguments, CliEnvironment environment)
    {
        if (arguments.Slos.ReadPlans(environment, out var exitCode) is not { } plans) return exitCode;
        return MeasuredPast.Run(plans, passesOver: arguments.Slos.Slo is not null, leavesOut: true, arguments.Past, environment, budgets =>
        {
            Print(budgets, arguments, environment.Terminal);
            return ExitCode.Ok;
        });
    }

    private static void Print(IReadOnlyList<ReplayedBudget> budgets, ReplayArguments arguments, Terminal terminal)
    {
        var most = !arguments.Groups ? 1 : arguments.Format is "text" or "markdown" ? MostGroups : int.MaxValue;
        List<ReplayDetails> shown = [.. budgets.GroupBy(budget => budget.Plan).SelectMany(groups => groups.Take(most)).Select(budget => new ReplayDetails(budget, arguments.Objectives))];
        List<PagePart> parts = [.. budgets.Count > 1 ? [ReplayPage.Overview(budgets)] : Array.Empty<PagePart>(), .. shown.SelectMany(ReplayPage.Of)];
        switch (arguments.Format)
        {
            case "json": terminal.Output.WriteLine(ReplayJson.Of(shown)); break;
            case "csv":
                foreach (var line in ReplayCsv.Lines(shown)) terminal.Output.WriteLine(line);
                break;
            case "markdown": terminal.Output.WriteLine(PageMarkdown.Of(parts)); break;
            default: PageText.Print(parts, terminal); break;
        }
    }
}
