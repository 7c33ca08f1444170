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
        var result = inputs.Plan(CompileOptions.Default with { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features });
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]);
        DiagnosticPrinter.For(terminal).Print(diagnostics);

        var all = result.Plan.Services.SelectMany(service => service.Slos).ToList();
        var slos = arguments.Slo is { } name ? all.FindAll(slo => slo.Slo.Name.Value == name || FullName(slo) == name) : all;
        if (slos.Count == 0 && arguments.Slo is { } unknown)
        {
            terminal.Error.WriteLine($"slogen: no SLO is called '{PlainText.OneLine(unknown)}'{Hint(unknown, all)}");
            return ExitCode.Failed;
        }

        if (arguments.Json) terminal.Output.WriteLine(ExplainJson.Of(slos));
        else ExplainTables.Print([.. slos.Select(SloExplanation.Of)], terminal);
        return ExitCode.Of(diagnostics);
    }

    private static string FullName(SloPlan slo) => $"{slo.Service.Name.Value}/{slo.Slo.Name.Value}";

    private static string Hint(string unknown, List<SloPlan> slos)
    {
        var nearest = NearestWord.Of(unknown, slos.Select(FullName).Concat(slos.Select(slo => slo.Slo.Name.Value)));
        return nearest is not null ? $"; did you mean '{nearest}'?"
            : slos.Count == 0 ? ""
            : $"; there are {string.Join(", ", slos.Select(FullName))}";
    }
}
