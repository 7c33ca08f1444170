using System.Text;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Simulation;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Incidents">At least one.</param>
/// <param name="Date">When the story begins; null for where the traffic says.</param>
/// <param name="CompareMethods">Whether to tell what the other method would say, too.</param>
/// <param name="Windows">A built-in window policy; null for the spec's.</param>
/// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>svg</c>.</param>
internal sealed record SimulateArguments(
    InputNames Inputs,
    string? Slo,
    IReadOnlyList<Incident> Incidents,
    TrafficChoice Traffic,
    StoryBegin Begin,
    DateTimeOffset? Date,
    bool CompareMethods,
    string? Windows,
    string Format,
    Version PrometheusVersion,
    PromQLFeatures Features,
    LintLevels Lints);

/// <summary>Prints what each SLO's alerts and budget would say of incidents. Nothing is told where specs have errors.</summary>
internal static class SimulateIncidents
{
    /// <summary>In MiB.</summary>
    private const int LargestTraffic = 64;

    public static IReadOnlyList<string> WindowPolicyNames => WindowPolicies.Names;

    public static int Run(SimulateArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        var result = inputs.Plan(CompileOptions.Default with { PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features });
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]);
        DiagnosticPrinter.For(terminal).Print(diagnostics);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return ExitCode.Of(diagnostics);

        var slos = NamedSlos.Of(result.Plan, arguments.Slo, out var unknown);
        if (unknown is not null) return Failed(unknown);
        if (TrafficOf(arguments.Traffic, environment, out var problem) is not { } traffic) return Failed(problem!);

        var otherwise = new DiagnosticBag();
        List<SloPlan> plans = [.. slos.Select(slo => arguments.Windows is { } name ? OtherPlans.WithWindows(slo, name, otherwise) : slo).OfType<SloPlan>()];
        if (otherwise.HasErrors)
        {
            IReadOnlyList<Diagnostic> errors = [.. otherwise.InOrder(inputs.Specs.Sources).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
            DiagnosticPrinter.For(terminal).Print(errors);
            return ExitCode.Of(errors);
        }

        Print([.. plans.Select(plan => Simulate(plan, traffic, arguments))], arguments.Format, terminal);
        return ExitCode.Ok;

        int Failed(string message)
        {
            terminal.Error.WriteLine($"slogen: {PlainText.OneLine(message)}");
            return ExitCode.Failed;
        }
    }

    private static Simulated Simulate(SloPlan plan, TrafficProfile traffic, SimulateArguments arguments)
    {
        var begin = arguments.Date ?? traffic.Start.AddMilliseconds((arguments.Begin switch
        {
            StoryBegin.AtNight => traffic.Quietest,
            StoryBegin.AtPeak => traffic.Busiest,
            _ => traffic.Mean,
        }).Milliseconds);
        var other = arguments.CompareMethods && plan.Slo.HasCounts ? OtherPlans.WithOtherMethod(plan, new DiagnosticBag()) : null;
        return new Simulated(
            IncidentStory.Of(plan, traffic, begin, arguments.Incidents),
            arguments.Traffic.ToString()!,
            other is null ? null : IncidentStory.Of(other, traffic, begin, arguments.Incidents));
    }

    private static TrafficProfile? TrafficOf(TrafficChoice choice, CliEnvironment environment, out string? problem)
    {
        problem = null;
        switch (choice)
        {
            case TrafficChoice.DayNight { Ratio: var ratio }: return TrafficProfile.DayNight((double)ratio.Numerator / (double)ratio.Denominator);
            case TrafficChoice.File { Path: var path }:
                try
                {
                    var profile = TrafficFile.Read(Encoding.UTF8.GetString(RegularFile.Read(environment.FullPath(path), LargestTraffic)), out var mistake);
                    problem = mistake is null ? null : $"{path}: {mistake}";
                    return profile;
                }
                catch (Exception e) when (IoFailure.Is(e))
                {
                    problem = $"{path}: cannot read: {IoFailure.ReasonOf(e)}";
                    return null;
                }

            default: return TrafficProfile.Steady;
        }
    }

    private static void Print(IReadOnlyList<Simulated> slos, string format, Terminal terminal)
    {
        switch (format)
        {
            case "json": terminal.Output.WriteLine(SimulationJson.Of(slos)); break;
            case "markdown": terminal.Output.WriteLine(SimulationMarkdown.Of(slos)); break;
            case "svg": terminal.Output.WriteLine(SimulationSvg.Of(slos)); break;
            default: SimulationText.Print(slos, terminal); break;
        }
    }
}
