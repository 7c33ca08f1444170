using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Differences;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <summary>One of two versions of specs, and what its own settings and the command line say of it.</summary>
/// <param name="Labels">What the settings add to every rule.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
internal sealed record ComparedSide(
    InputNames Inputs, IReadOnlyDictionary<string, string> Labels, Version PrometheusVersion, PromQLFeatures Features, LintLevels Lints);

/// <param name="Format"><c>text</c>, <c>json</c> or <c>markdown</c>.</param>
/// <param name="TellsByExitCode">Whether a difference makes the exit code 1.</param>
internal sealed record CompareArguments(ComparedSide Old, ComparedSide New, string Format, bool TellsByExitCode);

/// <summary>Tells what another version of specs changes.</summary>
internal static class CompareSpecs
{
    public static int Run(CompareArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var was = Read(arguments.Old, environment, out var oldErrors);
        var now = Read(arguments.New, environment, out var newErrors);
        IReadOnlyList<Diagnostic> errors = [.. oldErrors, .. newErrors];
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

    /// <param name="errors">Warnings are told by <c>validate</c>.</param>
    private static IReadOnlyList<SloState> Read(ComparedSide side, CliEnvironment environment, out IReadOnlyList<Diagnostic> errors)
    {
        var inputs = RunInputs.Read(side.Inputs, environment);
        IReadOnlyList<SloState> states = [];
        var options = new CompileOptions(side.Labels) { PrometheusVersion = side.PrometheusVersion, Features = side.Features };
        var result = inputs.Review(options, (plan, rules) =>
        {
            states = SpecDifferences.StatesOf(plan, rules);
            return [];
        });
        errors = [.. side.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return states;
    }
}
