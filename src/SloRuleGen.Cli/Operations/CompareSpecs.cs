using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Differences;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="Format"><c>text</c>, <c>json</c> or <c>markdown</c>.</param>
/// <param name="TellsByExitCode">Whether a difference makes the exit code 1.</param>
/// <param name="Labels">What the settings add to every rule.</param>
internal sealed record CompareArguments(
    InputNames Old,
    InputNames New,
    string Format,
    bool TellsByExitCode,
    IReadOnlyDictionary<string, string> Labels,
    Version PrometheusVersion,
    PromQLFeatures Features,
    LintLevels Lints);

/// <summary>Tells what another version of specs changes.</summary>
internal static class CompareSpecs
{
    public static int Run(CompareArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var was = Read(arguments.Old, arguments, environment, out var oldDiagnostics);
        var now = Read(arguments.New, arguments, environment, out var newDiagnostics);
        // Warnings are told by 'validate'.
        var errors = arguments.Lints.Apply([.. oldDiagnostics, .. newDiagnostics]).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        DiagnosticPrinter.For(terminal).Print(errors);
        if (errors.Count > 0) return ExitCode.Of(errors);

        var differences = SpecDifferences.Of(was, now);
        switch (arguments.Format)
        {
            case "json": terminal.Output.WriteLine(DifferenceJson.Of(differences)); break;
            case "markdown": terminal.Output.WriteLine(PageMarkdown.Of(DifferencePage.Of(differences))); break;
            default: PageText.Print(DifferencePage.Of(differences), terminal); break;
        }

        return arguments.TellsByExitCode && differences.Count > 0 ? ExitCode.Refused : ExitCode.Ok;
    }

    private static IReadOnlyList<SloState> Read(InputNames names, CompareArguments arguments, CliEnvironment environment, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var inputs = RunInputs.Read(names, environment);
        IReadOnlyList<SloState> states = [];
        var options = new CompileOptions(arguments.Labels) { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features };
        var result = inputs.Review(options, (plan, rules) =>
        {
            states = SpecDifferences.StatesOf(plan, rules);
            return [];
        });
        diagnostics = [.. inputs.Diagnostics, .. result.Diagnostics];
        return states;
    }
}
