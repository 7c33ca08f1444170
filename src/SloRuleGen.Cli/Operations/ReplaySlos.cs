using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Operations;

/// <param name="Server">Null where the samples come from a file.</param>
/// <param name="Samples">The file; null for none.</param>
/// <param name="Save">Where what was fetched is written to; null for nowhere.</param>
/// <param name="Groups">Whether each group of a divided SLO is told of, not the worst alone.</param>
/// <param name="Objectives">Those to compare with; none for the usual ones.</param>
/// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>csv</c>.</param>
/// <param name="Quiet">Whether only errors and warnings are told of beside the report.</param>
internal sealed record ReplayArguments(
    WantedSlos Slos,
    ServerArguments? Server,
    string? Samples,
    string? Save,
    SampleTime Time,
    SampleSource Source,
    bool Groups,
    IReadOnlyList<Objective> Objectives,
    string Format,
    bool Quiet);

/// <summary>Prints what each SLO's alerts and budget would have said of the past. Nothing is told where specs have errors.</summary>
internal static class ReplaySlos
{
    /// <summary>Nobody reads of more groups of one SLO than this; programs do.</summary>
    private const int MostGroups = 20;

    public static int Run(ReplayArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        if (arguments.Slos.ReadPlans(environment, out var exitCode) is not { } plans) return exitCode;
        IReadOnlyList<MeasuredSlo> ofFile;
        try
        {
            if (arguments.Server is { } server)
            {
                if (arguments.Save is { } file) Saving(file, () => SavedFile.Check(environment.FullPath(file), ReplayMarks.FirstLine));
                List<(SloPlan, SampleTimes)> asked = [.. plans.Select(plan => (plan, SampleTimes.Of(plan, arguments.Time, environment.Time.GetUtcNow())))];
                return ServerRun.Run(server, environment with { Terminal = terminal with { IsQuiet = arguments.Quiet } }, talk => ServerSamples.ReadAsync(talk, asked, arguments.Source), Finish);
            }

            ofFile = ReadFile(plans, arguments, environment);
        }
        catch (SampleException e)
        {
            return Failed(e.Message);
        }

        return Show(ofFile);

        int Finish(IReadOnlyList<FetchedSlo> fetched)
        {
            if (arguments.Save is not { } save || fetched.All(slo => slo.Rows.First is null)) return Show([.. fetched.Select(slo => slo.Measured)]);
            var count = 0L;
            Saving(save, () => SavedFile.Write(environment.FullPath(save), ReplayMarks.FirstLine, output => count = OpenMetricsWriter.Write(fetched, output)));
            if (!arguments.Quiet) terminal.Error.WriteLine($"slogen: wrote {PlainText.OneLine(save)} ({Count.Of(count, "sample")})");
            return Show([.. fetched.Select(slo => slo.Measured)]);
        }

        int Show(IReadOnlyList<MeasuredSlo> measured)
        {
            var budgets = BudgetOrder.WorstFirst(measured.SelectMany(slo => slo.Groups.Select(group => new ReplayedBudget(slo, group))).Where(budget => budget.Periods.Count > 0));
            if (budgets.Count == 0) return Failed(NoData(arguments));
            foreach (var slo in measured.Where(slo => budgets.All(budget => budget.Plan != slo.Plan)))
                terminal.Error.WriteLine($"slogen: nothing was measured of {slo.Plan.Id} in this time: it is left out");
            Print(budgets, arguments, terminal);
            return ExitCode.Ok;
        }

        int Failed(string message)
        {
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(message)}");
            return ExitCode.Failed;
        }
    }

    private static void Saving(string name, Action save)
    {
        try
        {
            save();
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            throw new SampleException($"{name}: cannot write: {IoFailure.ReasonOf(e)}", e);
        }
    }

    private static IReadOnlyList<MeasuredSlo> ReadFile(IReadOnlyList<SloPlan> plans, ReplayArguments arguments, CliEnvironment environment)
    {
        var name = arguments.Samples!;
        try
        {
            return SampleFile.Read(environment.FullPath(name), name, plans, arguments.Time, passesOver: arguments.Slos.Slo is not null);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            throw new SampleException($"{name}: cannot read: {IoFailure.ReasonOf(e)}", e);
        }
    }

    private static string NoData(ReplayArguments arguments) => arguments.Server is { } server
        ? $"{server.Connection.Address} has nothing of this time: neither what rules record (slo:sli_total:rate5m) nor the series that the SLIs read"
        : $"{arguments.Samples}: it has nothing of this time";

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
