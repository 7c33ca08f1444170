using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Operations;

/// <param name="Inputs">Files, folders of YAML files, and <c>-</c>.</param>
/// <param name="Output">A folder, or <see cref="GenerateRules.StandardOutput"/>.</param>
/// <param name="Force">Whether files that no import wrote may be replaced.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules of the specs.</param>
/// <param name="Quiet">Whether nothing is told of but what is wrong.</param>
internal sealed record ImportArguments(IReadOnlyList<string> Inputs, string Output, bool Force, ImportOptions Options, Version PrometheusVersion, bool Quiet);

/// <summary>Turns documents of other programs into specs, all of them or none.</summary>
internal static class ImportSpecs
{
    private const string NotOurs = "no import wrote the file, or it is somebody's own since: it does not begin with '# Imported by slogen'; move it away, or give --force to replace it";

    public static int Run(ImportArguments arguments, CliEnvironment environment)
    {
        var inputs = InputFiles.ReadForeign(arguments.Inputs, environment);
        var toStandardOutput = arguments.Output == GenerateRules.StandardOutput;
        var result = SloCompiler.Import(inputs.Sources, CompileOptions.Default with
        {
            Import = arguments.Options,
            PrometheusVersion = arguments.PrometheusVersion,
            SingleDocument = toStandardOutput,
        });

        List<Diagnostic> diagnostics = [.. inputs.Diagnostics, .. result.Diagnostics];
        if (diagnostics.TrueForAll(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error))
        {
            if (toStandardOutput)
            {
                foreach (var file in result.Files) environment.Terminal.Output.Write(file.Content);
            }
            else
            {
                var folder = OutputFolder.OfSpecs(arguments.Output, environment) with { Inputs = inputs.RealPaths.ToHashSet(StringComparer.Ordinal) };
                diagnostics.AddRange(FilesOfRun.Write(folder, result.Files, arguments.Force, NotOurs, arguments.Quiet, environment.Terminal.Output));
            }
        }

        DiagnosticPrinter.For(environment.Terminal).Print(diagnostics);
        return ExitCode.Of(diagnostics);
    }
}
