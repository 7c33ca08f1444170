using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
internal sealed record ExplainArguments(
    InputNames Inputs,
    string? Slo,
    bool Json,
    Version PrometheusVersion,
    PromQLFeatures Features,
    LintLevels Lints);

/// <summary>Prints what the plan of each SLO says. Where specs have errors, what could still be planned is shown.</summary>
internal static class ExplainSlos
{
    public static int Run(ExplainArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        var options = CompileOptions.Default with { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features };
        var result = inputs.Plan(options with { Slo = arguments.Slo });
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]);
        DiagnosticPrinter.For(terminal).Print(diagnostics);

        var slos = NamedSlos.Of(result.Plan, arguments.Slo, out var unknown);
        if (unknown is not null)
        {
            NamedSlos.Of(inputs.Plan(options).Plan, arguments.Slo, out unknown);
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(unknown!)}");
            return ExitCode.Failed;
        }

        if (arguments.Json) terminal.Output.WriteLine(ExplainJson.Of(slos));
        else ExplainTables.Print([.. slos.Select(SloExplanation.Of)], terminal);
        return ExitCode.Of(diagnostics);
    }
}
