using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Reports;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="Report">Writes what was found.</param>
/// <param name="FailOnWarnings">Whether warnings too make the run fail.</param>
/// <param name="StandardInputName">The file that standard input is a version of, or null.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Labels">What the settings add to every rule.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
/// <param name="Quiet">Whether a report for people leaves out how many of each there are.</param>
internal sealed record ValidateArguments(
    InputNames Inputs,
    Action<Validation, CliEnvironment> Report,
    bool FailOnWarnings,
    string? StandardInputName,
    Version PrometheusVersion,
    PromQLFeatures Features,
    IReadOnlyDictionary<string, string> Labels,
    LintLevels Lints,
    bool Quiet);

/// <summary>Reports every mistake of every input, and how many there are.</summary>
internal static class ValidateSpecs
{
    public static int Run(ValidateArguments arguments, CliEnvironment environment)
    {
        var inputs = RunInputs.ReadAny(arguments.Inputs, environment, arguments.StandardInputName);
        var result = inputs.Plan(new CompileOptions(arguments.Labels) { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features });
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]);
        var slos = result.Plan.Services.Sum(service => service.Slos.Count);
        arguments.Report(new Validation(inputs.Specs.FileCount, slos, diagnostics, arguments.FailOnWarnings, arguments.Quiet), environment);
        return arguments.FailOnWarnings && diagnostics.Count > 0 ? Math.Max(ExitCode.Refused, ExitCode.Of(diagnostics)) : ExitCode.Of(diagnostics);
    }
}
