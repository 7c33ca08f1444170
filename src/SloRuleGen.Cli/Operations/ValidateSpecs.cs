using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Reports;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="Report">Writes what was found.</param>
/// <param name="FailOnWarnings">Whether warnings too make the run fail.</param>
/// <param name="StandardInputName">The file that standard input is a version of, or null.</param>
/// <param name="Library">Files and folders of SLI templates.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
internal sealed record ValidateArguments(
    IReadOnlyList<string> Inputs,
    Action<Validation, CliEnvironment> Report,
    bool FailOnWarnings,
    string? StandardInputName,
    IReadOnlyList<string> Library,
    Version PrometheusVersion,
    PromQLFeatures Features);

/// <summary>Reports every mistake of every input, and how many there are.</summary>
internal static class ValidateSpecs
{
    public static int Run(ValidateArguments arguments, CliEnvironment environment)
    {
        var inputs = RunInputs.ReadAny(arguments.Inputs, arguments.Library, environment, arguments.StandardInputName);
        var result = inputs.Plan(CompileOptions.Default with { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features });
        IReadOnlyList<Diagnostic> diagnostics = [.. inputs.Diagnostics, .. result.Diagnostics];
        var slos = result.Plan.Services.Sum(service => service.Slos.Count);
        arguments.Report(new Validation(inputs.Specs.FileCount, slos, diagnostics, arguments.FailOnWarnings), environment);
        return arguments.FailOnWarnings && diagnostics.Count > 0 ? Math.Max(ExitCode.Refused, ExitCode.Of(diagnostics)) : ExitCode.Of(diagnostics);
    }
}
