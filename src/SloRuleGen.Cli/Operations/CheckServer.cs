using SloRuleGen.Cli.Check;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Reports;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Operations;

/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Report">Writes what was found.</param>
/// <param name="ShowsCosts">Whether the report is for people, who also read what the rules cost.</param>
/// <param name="FailOnWarnings">Whether warnings too make the run fail.</param>
/// <param name="Labels">What the settings add to every rule.</param>
/// <param name="SlothLabels">Whether rules can be read as those of Sloth.</param>
/// <param name="Target">What evaluates the rules.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
/// <param name="Quiet">Whether a report for people tells of what is wrong alone.</param>
internal sealed record CheckArguments(
    InputNames Inputs,
    ServerArguments Server,
    string? Slo,
    Action<Validation, CliEnvironment> Report,
    bool ShowsCosts,
    bool FailOnWarnings,
    IReadOnlyDictionary<string, string> Labels,
    bool SlothLabels,
    RuleTarget Target,
    Version PrometheusVersion,
    PromQLFeatures Features,
    LintLevels Lints,
    bool Quiet);

/// <summary>Reports what a server knows of specs: series, rules, and what it would cost. Nothing is asked where specs have errors.</summary>
internal static class CheckServer
{
    public static int Run(CheckArguments arguments, CliEnvironment environment)
    {
        var terminal = environment.Terminal;
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        ServerFindings? findings = null;
        var failure = ExitCode.Ok;
        string? unknown = null;
        var options = new CompileOptions(arguments.Labels)
        {
            SlothLabels = arguments.SlothLabels, Target = arguments.Target, PrometheusVersion = arguments.PrometheusVersion, Features = arguments.Features,
        };
        var result = inputs.Review(options, Ask);
        if (unknown is not null) terminal.Error.WriteLine($"slogen: {PlainText.OneLine(unknown)}");
        if (failure != ExitCode.Ok) return failure;

        // What can be said without a server, 'validate' says.
        var said = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || ServerDiagnostics.All.Contains(diagnostic.Descriptor));
        var diagnostics = arguments.Lints.Apply([.. inputs.Diagnostics, .. said]);
        foreach (var subject in findings?.Untold ?? []) terminal.Error.WriteLine($"slogen: {arguments.Server.Connection.Address} does not tell {subject}, so that was not checked");
        if (arguments is { ShowsCosts: true, Quiet: false })
        {
            foreach (var cost in findings?.Costs ?? []) terminal.Output.WriteLine(PlainText.OneLine(cost.Line));
        }

        var slos = result.Plan.Services.Sum(service => service.Slos.Count);
        arguments.Report(new Validation(inputs.Specs.FileCount, slos, diagnostics, arguments.FailOnWarnings, arguments.Quiet), environment);
        return arguments.FailOnWarnings && diagnostics.Count > 0 ? Math.Max(ExitCode.Refused, ExitCode.Of(diagnostics)) : ExitCode.Of(diagnostics);

        IEnumerable<Diagnostic> Ask(RulePlan plan, IReadOnlyList<ServiceRules> rules)
        {
            if (inputs.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) return [];
            var picked = NamedSlos.Of(plan, arguments.Slo, out unknown).Select(slo => slo.Id).ToHashSet(StringComparer.Ordinal);
            if (unknown is not null)
            {
                failure = ExitCode.Failed;
                return [];
            }

            failure = ServerRun.Run(
                arguments.Server,
                environment,
                talk => ServerChecks.RunAsync(plan, rules, picked, arguments.PrometheusVersion, new AskedServer(talk)),
                found =>
                {
                    findings = found;
                    return ExitCode.Ok;
                });
            return findings?.Diagnostics ?? [];
        }
    }
}
