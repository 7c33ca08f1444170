using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <param name="Output">A folder, or <see cref="GenerateRules.StandardOutput"/>.</param>
/// <param name="Force">Whether files that somebody else wrote may be replaced.</param>
/// <param name="Labels">For every rule, under the spec's own.</param>
/// <param name="Templates">A folder of templates that replace built-in ones, or null.</param>
/// <param name="Alertmanager">The file in the folder for Alertmanager, or null.</param>
/// <param name="DashboardUrl">Where Grafana is that alerts link to, or null.</param>
/// <param name="SlothLabels">Whether rules can be read as those of Sloth.</param>
/// <param name="Target">What is to evaluate the rules.</param>
/// <param name="Format">How rules are written.</param>
/// <param name="PrometheusVersion">The oldest Prometheus that is to load the rules.</param>
/// <param name="Features">What is enabled there.</param>
/// <param name="Tests">Whether tests of the rules are written beside them.</param>
/// <param name="Lints">Which warnings are left out, or are errors.</param>
/// <param name="Quiet">Whether nothing is told of but what is wrong.</param>
internal sealed record GenerateArguments(
    InputNames Inputs,
    string Output,
    bool Check,
    bool Prune,
    bool Force,
    IReadOnlyDictionary<string, string> Labels,
    string? Templates,
    string? Alertmanager,
    string? DashboardUrl,
    bool SlothLabels,
    RuleTarget Target,
    RuleFormat Format,
    Version PrometheusVersion,
    PromQLFeatures Features,
    bool Tests,
    LintLevels Lints,
    bool Quiet);

/// <summary>Turns specs into rule files, all of them or none.</summary>
internal static class GenerateRules
{
    public const string StandardOutput = "-";

    public static int Run(GenerateArguments arguments, CliEnvironment environment)
    {
        var inputs = RunInputs.Read(arguments.Inputs, environment);
        var templates = TemplateFolder.Read(arguments.Templates, environment);
        var read = inputs.RealPaths.Concat(templates.Templates.Select(template => RealPath.Of(environment.FullPath(template.Name))));
        var folder = OutputFolder.At(arguments.Output, environment) with { Inputs = read.ToHashSet(StringComparer.Ordinal) };
        using var delivery = new RuleDelivery(folder, arguments, environment.Terminal.Output);
        var result = Compile(inputs, templates.Templates, delivery, arguments, environment);
        List<Diagnostic> diagnostics = [.. arguments.Lints.Apply([.. inputs.Diagnostics, .. templates.Diagnostics, .. result.Diagnostics])];
        if (diagnostics.TrueForAll(d => d.Severity != DiagnosticSeverity.Error)) diagnostics.AddRange(delivery.Finish());
        DiagnosticPrinter.For(environment.Terminal).Print(diagnostics);
        return ExitCode.Of(diagnostics);
    }

    private static CompileResult Compile(RunInputs inputs, IReadOnlyList<SourceText> templates, RuleDelivery delivery, GenerateArguments arguments, CliEnvironment environment)
    {
        using var progress = new ProgressBar("Generating rules", environment.Terminal, environment.Time);
        var options = new CompileOptions(arguments.Labels)
        {
            Templates = templates,
            SingleDocument = arguments.Output == StandardOutput,
            AlertmanagerFile = arguments.Alertmanager,
            DashboardUrl = arguments.DashboardUrl,
            SlothLabels = arguments.SlothLabels,
            Target = arguments.Target,
            Format = arguments.Format,
            PrometheusVersion = arguments.PrometheusVersion,
            Features = arguments.Features,
            Tests = arguments.Tests,
            Progress = progress,
        };
        return inputs.Compile(options, delivery.Take);
    }
}
