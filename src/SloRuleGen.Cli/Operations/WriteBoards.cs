using SloRuleGen.Boards;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="Output">A folder.</param>
/// <param name="Force">Whether files that this program did not write may be replaced.</param>
/// <param name="Labels">What the settings add to every rule.</param>
/// <param name="Target">The program that the boards are for.</param>
/// <param name="Quiet">Whether nothing is told of but what is wrong.</param>
internal sealed record BoardArguments(
    InputNames Inputs, string Output, bool Force, IReadOnlyDictionary<string, string> Labels, BoardTarget Target, Version PrometheusVersion, PromQLFeatures Features, LintLevels Lints, bool Quiet);

/// <summary>Writes the boards. Where specs are given that have errors, nothing is written.</summary>
internal static class WriteBoards
{
    private const string NotOurs = "this program did not write the file: it does not begin as its boards do; move it away, or give --force to replace it";

    public static int Run(BoardArguments arguments, CliEnvironment environment)
    {
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        var result = inputs.Plan(new CompileOptions(arguments.Labels) { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features });
        List<Diagnostic> diagnostics = [.. arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics])];
        if (diagnostics.TrueForAll(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            var folder = OutputFolder.OfBoards(arguments.Output, environment) with { Inputs = inputs.RealPaths.ToHashSet(StringComparer.Ordinal) };
            diagnostics.AddRange(FilesOfRun.Write(folder, BoardEmitter.Emit(result.Plan, arguments.Target), arguments.Force, NotOurs, arguments.Quiet, environment.Terminal.Output));
        }

        DiagnosticPrinter.For(environment.Terminal).Print(diagnostics);
        return ExitCode.Of(diagnostics);
    }
}
