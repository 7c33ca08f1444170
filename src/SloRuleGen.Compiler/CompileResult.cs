using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Output;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen;

/// <param name="Files">Empty if anything was wrong: errors block all output. Empty, too, where they were handed to somebody one by one.</param>
/// <param name="Diagnostics">In the order of inputs and places.</param>
public sealed record CompileResult(bool Succeeded, IReadOnlyList<OutputFile> Files, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>What a run is asked for beside its inputs.</summary>
/// <param name="Labels">Labels of the identity of every service: on every rule, beside those that its spec gives.</param>
public sealed record CompileOptions(IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Where Grafana is that has the boards, which alerts then link to; without a slash at its end. Null for no links.</summary>
    public string? DashboardUrl { get; init; }

    /// <summary>Whether rules have the labels and records of Sloth's too, for boards and programs that read those.</summary>
    public bool SlothLabels { get; init; }

    /// <summary>Templates of the output that replace the built-in ones, by file name.</summary>
    public IReadOnlyList<SourceText> Templates { get; init; } = [];

    /// <summary>All services in one file, in one document if the target allows it, as JSON in any case: for standard output.</summary>
    public bool SingleDocument { get; init; }

    /// <summary>The name of a file with what Alertmanager must know of the alerts; null for none.</summary>
    public string? AlertmanagerFile { get; init; }

    /// <summary>What is to evaluate the rules.</summary>
    public RuleTarget Target { get; init; } = new PrometheusTarget();

    /// <summary>How rules are written. <see cref="Templates"/> write YAML alone. What is for Alertmanager, and tests, are YAML in either.</summary>
    public RuleFormat Format { get; init; }

    /// <summary>The oldest Prometheus that is to load the rules: what specs may say in PromQL.</summary>
    public Version PrometheusVersion { get; init; } = PromQLReleases.Oldest;

    /// <summary>What is enabled there beyond what its release takes by default.</summary>
    public PromQLFeatures Features { get; init; }

    /// <summary>A file with tests beside each rule file, for promtool: of use with rules for Prometheus alone.</summary>
    public bool Tests { get; init; }

    /// <summary>Files of templates that SLOs may use.</summary>
    public IReadOnlyList<SourceText> Library { get; init; } = [];

    /// <summary>How documents of other formats are read; null where all are specs of this program.</summary>
    public ImportOptions? Import { get; init; }

    /// <summary>The one SLO that a plan is wanted of, by its name or as <c>service/name</c>; null for all.</summary>
    public string? Slo { get; init; }

    /// <summary>How many cores work at the same time, from 1. What comes out is the same.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;

    /// <summary>Told which share of the rules is made.</summary>
    public IProgress<double>? Progress { get; init; }

    public static CompileOptions Default { get; } = new(new Dictionary<string, string>());
}

/// <param name="Plan">Whatever could be planned; whole only if nothing was wrong.</param>
/// <param name="Diagnostics">In the order of inputs and places.</param>
public sealed record PlanResult(RulePlan Plan, IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}
