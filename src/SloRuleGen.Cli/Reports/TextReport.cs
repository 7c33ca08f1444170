using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Reports;

/// <summary>For people: diagnostics to standard error, and on standard output how many there are.</summary>
internal static class TextReport
{
    public static void Write(Validation validation, CliEnvironment environment)
    {
        DiagnosticPrinter.For(environment.Terminal).Print(validation.Diagnostics);
        if (!validation.IsQuiet) environment.Terminal.Output.WriteLine(validation.Summary);
    }
}
