using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Operations;

internal sealed record ValidateArguments(IReadOnlyList<string> Inputs);

/// <summary>Reports every mistake of every input, and how many there are.</summary>
internal static class ValidateSpecs
{
    public static int Run(ValidateArguments arguments, CliEnvironment environment)
    {
        var inputs = InputFiles.Read(arguments.Inputs, environment);
        var result = SloCompiler.Plan(inputs.Sources, CompileOptions.Default);
        IReadOnlyList<Diagnostic> diagnostics = [.. inputs.Diagnostics, .. result.Diagnostics];
        DiagnosticPrinter.For(environment.Terminal).Print(diagnostics);
        environment.Terminal.Output.WriteLine(Summary(inputs.FileCount, result.Plan.Services.Sum(service => service.Slos.Count), diagnostics));
        return ExitCode.Of(diagnostics);
    }

    private static string Summary(int files, int slos, IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);
        var warnings = diagnostics.Count - errors;
        return (errors, warnings) switch
        {
            (0, 0) => $"{Count.Of(files, "file")}, {Count.Of(slos, "SLO")}: ok",
            (0, _) => $"{Count.Of(files, "file")}, {Count.Of(slos, "SLO")}: ok, {Count.Of(warnings, "warning")}",
            (_, 0) => $"{Count.Of(files, "file")}: {Count.Of(errors, "error")}",
            _ => $"{Count.Of(files, "file")}: {Count.Of(errors, "error")}, {Count.Of(warnings, "warning")}",
        };
    }
}
