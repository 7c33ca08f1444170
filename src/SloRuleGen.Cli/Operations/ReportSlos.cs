using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Report;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Operations;

/// <param name="Past">Null for a report of the specs alone.</param>
/// <param name="Incidents">What-if incidents; none for the usual ones.</param>
/// <param name="Objectives">Those to compare with; none for the usual ones.</param>
/// <param name="Output">A file, or <c>-</c> for standard output.</param>
/// <param name="IsInteractive">Whether a script is brought along.</param>
internal sealed record ReportArguments(
    WantedSlos Slos,
    PastArguments? Past,
    IReadOnlyList<Incident> Incidents,
    IReadOnlyList<Objective> Objectives,
    string Title,
    string Output,
    bool IsMarkdown,
    bool IsInteractive,
    bool Quiet);

/// <summary>Writes a report of SLOs: one file, whole or not at all. Nothing is written where specs have errors.</summary>
internal static class ReportSlos
{
    public const string StandardOutput = "-";

    public static int Run(ReportArguments arguments, CliEnvironment environment)
    {
        if (arguments.Slos.ReadPlans(environment, out var exitCode) is not { } plans) return exitCode;
        var isFile = arguments.Output != StandardOutput;
        // Before a server is asked for an hour.
        if (isFile && Try(() => SavedFile.Check(environment.FullPath(arguments.Output), Signature(arguments))) is { } problem) return Failed(problem);

        var builder = new ReportBuilder(arguments.Title, arguments.Incidents);
        if (arguments.Past is not { } past) return Write(builder.Of(plans));
        return MeasuredPast.Run(plans, passesOver: arguments.Slos.Slo is not null, leavesOut: false, past, environment, budgets => Write(builder.Of(plans, budgets, budget => new ReplayDetails(budget, arguments.Objectives))));

        int Write(ReportPage page)
        {
            if (!isFile) Print(page, arguments, environment.Terminal.Output);
            else if (Try(() => SavedFile.Write(environment.FullPath(arguments.Output), Signature(arguments), output => Print(page, arguments, output))) is { } failure) return Failed(failure);
            else if (!arguments.Quiet) environment.Terminal.Output.WriteLine($"wrote {PlainText.OneLine(arguments.Output)} ({Count.Of(plans.Count, "SLO")})");
            return ExitCode.Ok;
        }

        int Failed(string reason)
        {
            environment.Terminal.Error.WriteLine($"slogen: {PlainText.OneLine(arguments.Output)}: cannot write: {reason}");
            return ExitCode.Failed;
        }
    }

    private static void Print(ReportPage page, ReportArguments arguments, TextWriter output)
    {
        if (arguments.IsMarkdown) ReportMarkdown.Write(page, output);
        else ReportHtml.Write(page, arguments.IsInteractive, output);
    }

    /// <summary>How a file begins that may be replaced.</summary>
    private static string Signature(ReportArguments arguments) => arguments.IsMarkdown ? ReportMarkdown.Signature : ReportHtml.Signature;

    /// <returns>Why it failed; null where it did not.</returns>
    private static string? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            return IoFailure.ReasonOf(e);
        }
    }
}
