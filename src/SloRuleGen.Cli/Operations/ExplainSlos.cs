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
/// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>html</c>.</param>
/// <param name="Traffic">The events of a period; null where they are not known.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
internal sealed record ExplainArguments(
    InputNames Inputs,
    string? Slo,
    string Format,
    TrafficFigures? Traffic,
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

        switch (arguments.Format)
        {
            case "json": terminal.Output.WriteLine(ExplainJson.Of(slos, arguments.Traffic)); break;
            case "markdown": terminal.Output.WriteLine(PageMarkdown.Of(SloDocument.Of(slos, arguments.Traffic))); break;
            case "html": terminal.Output.WriteLine(PageHtml.Of(slos.Count == 1 ? slos[0].Id : "Service level objectives", SloDocument.Of(slos, arguments.Traffic))); break;
            default: ExplainTables.Print([.. slos.Select(slo => SloExplanation.Of(slo, arguments.Traffic))], slos.Count > 1 ? SloOverview.Of(slos) : null, terminal); break;
        }

        return ExitCode.Of(diagnostics);
    }
}
