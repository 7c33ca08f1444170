using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Server">Null where the samples come from a file.</param>
/// <param name="Samples">The file; null for none.</param>
/// <param name="Save">Where what was fetched is written to; null for nowhere.</param>
/// <param name="Groups">Whether each group of a divided SLO is told of, not the worst alone.</param>
/// <param name="Objectives">Those to compare with; none for the usual ones.</param>
/// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>csv</c>.</param>
/// <param name="Labels">What the settings add to every rule.</param>
/// <param name="Quiet">Whether only errors and warnings are told of beside the report.</param>
internal sealed record ReplayArguments(
    InputNames Inputs,
    string? Slo,
    ServerArguments? Server,
    string? Samples,
    string? Save,
    SampleTime Time,
    SampleSource Source,
    bool Groups,
    IReadOnlyList<Objective> Objectives,
    string Format,
    bool Quiet,
    Version PrometheusVersion,
    PromQLFeatures Features,
    IReadOnlyDictionary<string, string> Labels,
    LintLevels Lints);

/// <summary>Prints what each SLO's alerts and budget would have said of the past. Nothing is told where specs have errors.</summary>
internal static class ReplaySlos
{
    /// <summary>Nobody reads of more groups of one SLO than this; programs do.</summary>
    private const int MostGroups = 20;

    public static int Run(ReplayArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        var options = new CompileOptions(arguments.Labels) { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features };
        var result = inputs.Plan(options with { Slo = arguments.Slo });
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]);
        DiagnosticPrinter.For(terminal).Print(diagnostics);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return ExitCode.Of(diagnostics);
        var plans = NamedSlos.Of(result.Plan, arguments.Slo, out var unknown);
        if (unknown is not null)
        {
            NamedSlos.Of(inputs.Plan(options).Plan, arguments.Slo, out unknown);
            return Failed(unknown!);
        }

        try
        {
            if (arguments.Server is not { } server)
                return Show(SampleFile.Read(environment.FullPath(arguments.Samples!), arguments.Samples!, plans, arguments.Time, passesOver: arguments.Slo is not null));
            var grids = plans.Select(plan => SampleTimes.Of(plan, arguments.Time, environment.Time.GetUtcNow())).ToList();
            return ServerRun.Run(server, environment with { Terminal = terminal with { IsQuiet = arguments.Quiet } }, talk => ServerSamples.ReadAsync(talk, [.. plans.Zip(grids)], arguments.Source), Finish);
        }
        catch (SampleException e)
        {
            return Failed(e.Message);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            return Failed($"{arguments.Samples}: cannot read: {IoFailure.ReasonOf(e)}");
        }

        int Finish(IReadOnlyList<FetchedSlo> fetched)
        {
            if (arguments.Save is not { } save || fetched.All(slo => slo.Rows.First is null)) return Show([.. fetched.Select(slo => slo.Measured)]);
            try
            {
                var count = 0L;
                SavedFile.Write(environment.FullPath(save), ReplayMarks.FirstLine, output => count = OpenMetricsWriter.Write(fetched, output));
                if (!arguments.Quiet) terminal.Error.WriteLine($"slogen: wrote {PlainText.OneLine(save)} ({Count.Of(count, "sample")})");
            }
            catch (Exception e) when (IoFailure.Is(e))
            {
                return Failed($"{save}: cannot write: {IoFailure.ReasonOf(e)}");
            }

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
            case "markdown": terminal.Output.WriteLine(ReplayMarkdown.Of(parts)); break;
            default: ReplayText.Print(parts, terminal); break;
        }
    }
}
