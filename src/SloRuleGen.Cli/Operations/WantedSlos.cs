using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Cli.Status;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <summary>Which SLOs of specs a server is asked for.</summary>
/// <param name="Slo">The name of an SLO or <c>service/name</c>; null for all.</param>
/// <param name="Labels">Labels that tell the deployment from others, beside those of the specs.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Lints">Which warnings are errors.</param>
internal sealed record WantedSlos(
    InputNames Inputs, string? Slo, IReadOnlyDictionary<string, string> Labels, Version PrometheusVersion, PromQLFeatures Features, LintLevels Lints)
{
    /// <summary>Reads and plans them. Errors are told, and nothing is asked then; warnings are told by <c>slogen validate</c>.</summary>
    /// <param name="exitCode">What the run ends with where they cannot be had.</param>
    public IReadOnlyList<SloPlan>? ReadPlans(CliEnvironment environment, out int exitCode)
    {
        var inputs = RunInputs.Read(Inputs, environment);
        var result = inputs.Plan(new CompileOptions(Labels) { PrometheusVersion = PrometheusVersion, Features = Features });
        var errors = Lints.Apply([.. inputs.Diagnostics, .. result.Diagnostics]).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        DiagnosticPrinter.For(environment.Terminal).Print(errors);
        exitCode = ExitCode.Of(errors);
        if (errors.Count > 0) return null;

        var slos = NamedSlos.Of(result.Plan, Slo, out var unknown);
        if (unknown is null) return slos;
        environment.Terminal.Error.WriteLine($"slogen: {PlainText.OneLine(unknown)}");
        exitCode = ExitCode.Failed;
        return null;
    }

    /// <inheritdoc cref="ReadPlans"/>
    public IReadOnlyList<ExpectedSlo>? Read(CliEnvironment environment, out int exitCode) =>
        ReadPlans(environment, out exitCode) is { } plans ? [.. plans.Select(plan => new ExpectedSlo(plan))] : null;
}
