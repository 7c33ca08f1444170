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
/// <param name="Quiet">Whether only errors and warnings are told of beside the report.</param>
internal sealed record PastArguments(ServerArguments? Server, string? Samples, string? Save, SampleTime Time, SampleSource Source, bool Quiet);

/// <summary>Takes the past of SLOs from a server or a file.</summary>
internal static class MeasuredPast
{
    /// <param name="passesOver">Whether a file may tell of other SLOs, too.</param>
    /// <param name="leavesOut">Whether nothing is told of SLOs that were not measured.</param>
    /// <param name="show">What is done with the budgets, the worst first; at least one.</param>
    /// <returns>What the run ends with.</returns>
    public static int Run(IReadOnlyList<SloPlan> plans, bool passesOver, bool leavesOut, PastArguments arguments, CliEnvironment environment, Func<IReadOnlyList<ReplayedBudget>, int> show)
    {
        var terminal = environment.Terminal;
        IReadOnlyList<MeasuredSlo> ofFile;
        try
        {
            if (arguments.Server is { } server)
            {
                if (arguments.Save is { } file) Saving(file, () => SavedFile.Check(environment.FullPath(file), ReplayMarks.FirstLine));
                List<(SloPlan, SampleTimes)> asked = [.. plans.Select(plan => (plan, SampleTimes.Of(plan, arguments.Time, environment.Time.GetUtcNow())))];
                return ServerRun.Run(server, environment with { Terminal = terminal with { IsQuiet = arguments.Quiet } }, talk => ServerSamples.ReadAsync(talk, asked, arguments.Source), Finish);
            }

            ofFile = ReadFile(plans, passesOver, arguments, environment);
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
                terminal.Error.WriteLine($"slogen: nothing was measured of {slo.Plan.Id} in this time{(leavesOut ? ": it is left out" : "")}");
            return show(budgets);
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

    private static IReadOnlyList<MeasuredSlo> ReadFile(IReadOnlyList<SloPlan> plans, bool passesOver, PastArguments arguments, CliEnvironment environment)
    {
        var name = arguments.Samples!;
        try
        {
            return SampleFile.Read(environment.FullPath(name), name, plans, arguments.Time, passesOver);
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            throw new SampleException($"{name}: cannot read: {IoFailure.ReasonOf(e)}", e);
        }
    }

    private static string NoData(PastArguments arguments) => arguments.Server is { } server
        ? $"{server.Connection.Address} has nothing of this time: neither what rules record (slo:sli_total:rate5m) nor the series that the SLIs read"
        : $"{arguments.Samples}: it has nothing of this time";
}
