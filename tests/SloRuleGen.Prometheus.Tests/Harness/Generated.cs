using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Rules made from specs, as the tool makes them.</summary>
internal static class Generated
{
    /// <summary>The rules of a spec that has no errors.</summary>
    public static RuleFiles From(string spec, string name = "test.slo.yaml", RuleTarget? target = null) =>
        Checked(spec, name, target is null ? CompileOptions.Default : CompileOptions.Default with { Target = target });

    /// <summary>The rules for a server of the newest release that is known.</summary>
    public static RuleFiles Newest(string spec, bool tests = false) =>
        Checked(spec, "test.slo.yaml", CompileOptions.Default with { PrometheusVersion = PromQLReleases.Newest, Tests = tests });

    /// <summary>The same with labels that the command line puts on every rule.</summary>
    public static RuleFiles Labelled(string spec, IReadOnlyDictionary<string, string> labels, string name = "test.slo.yaml") =>
        Checked(spec, name, CompileOptions.Default with { Labels = labels });

    /// <summary>The same, and tests of them.</summary>
    public static RuleFiles WithTests(string spec, string name = "test.slo.yaml") => Checked(spec, name, CompileOptions.Default with { Tests = true });

    /// <summary>The rules as JSON, and tests of them.</summary>
    public static RuleFiles AsJson(string spec, string name) => Checked(spec, name, CompileOptions.Default with { Tests = true, Format = RuleFormat.Json });

    /// <summary>What Alertmanager is told of specs of several files, which have no errors.</summary>
    public static string ForAlertmanager(IReadOnlyDictionary<string, string> labels, params IEnumerable<string> specs)
    {
        var result = SloCompiler.Compile(
            [.. specs.Select((spec, i) => new SourceText($"{i}.slo.yaml", spec))],
            CompileOptions.Default with { Labels = labels, AlertmanagerFile = "alertmanager.yaml" });
        return Assert.Single(result.Files, file => file.Name == "alertmanager.yaml").Content;
    }

    /// <summary>The errors and warnings of a spec.</summary>
    public static IReadOnlyList<Diagnostic> Diagnose(string spec) => Compile(spec, "test.slo.yaml", CompileOptions.Default).Diagnostics;

    private static RuleFiles Checked(string spec, string name, CompileOptions options)
    {
        var result = Compile(spec, name, options);
        Assert.True(result.Succeeded, "The spec was refused:\n" + string.Join('\n', result.Diagnostics.Select(d => $"{d.Code}: {d.Message}")) + "\n" + spec);
        return new RuleFiles(result.Files);
    }

    private static CompileResult Compile(string spec, string name, CompileOptions options) => SloCompiler.Compile([new SourceText(name, spec)], options);
}
