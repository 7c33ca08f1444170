using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules of the specs.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
internal sealed record ExportArguments(InputNames Inputs, Version PrometheusVersion, PromQLFeatures Features, LintLevels Lints);

/// <summary>Prints specs as OpenSLO.</summary>
internal static class ExportSpecs
{
    public static int Run(ExportArguments arguments, CliEnvironment environment)
    {
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        var result = inputs.Export(CompileOptions.Default with { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features });
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]);
        if (ExitCode.Of(diagnostics) == ExitCode.Ok)
            foreach (var file in result.Files) environment.Terminal.Output.Write(file.Content);
        DiagnosticPrinter.For(environment.Terminal).Print(diagnostics);
        return ExitCode.Of(diagnostics);
    }
}
