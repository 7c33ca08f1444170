using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests;

/// <summary>What comes out of a run does not depend on how many cores there are, nor on how its templates are rendered.</summary>
public sealed class CoreCountTests
{
    private static readonly string s_root = Path.Combine(AppContext.BaseDirectory, "../../../../..");

    private static readonly SourceText[] s_samples =
    [
        .. Directory.GetFiles(Path.Combine(s_root, "samples"), "*.slo.yaml").Order(StringComparer.Ordinal)
            .Select(path => new SourceText(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private static readonly Dictionary<string, RuleTarget> s_targets = new()
    {
        ["prometheus"] = new PrometheusTarget(),
        ["mimir"] = new MimirTarget(),
        ["operator"] = new OperatorTarget(null, new Dictionary<string, string> { ["release"] = "main" }),
        ["thanos"] = new ThanosTarget(),
        ["configmap"] = new ConfigMapTarget(null, new Dictionary<string, string>()),
        ["gmp"] = new GmpTarget(null, new Dictionary<string, string> { ["release"] = "main" }),
    };

    [Theory]
    [InlineData("prometheus", "2.42")]
    [InlineData("prometheus", "3.0")]
    [InlineData("mimir", "2.42")]
    [InlineData("operator", "2.42")]
    [InlineData("thanos", "2.42")]
    [InlineData("configmap", "2.42")]
    [InlineData("gmp", "2.42")]
    public void The_files_are_the_same(string target, string prometheus)
    {
        var options = CompileOptions.Default with { Target = s_targets[target], PrometheusVersion = Version.Parse(prometheus), AlertmanagerFile = "alertmanager.yaml", Cores = 1 };
        var expected = Texts(SloCompiler.Compile(s_samples, options));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Texts(SloCompiler.Compile(s_samples, options with { Cores = 7 })));
    }

    /// <summary>So many SLOs that their file is made in parts, in one service between others.</summary>
    [Theory]
    [InlineData("prometheus")]
    [InlineData("mimir")]
    [InlineData("operator")]
    public void A_large_service_is_the_same_in_parts_as_whole(string target)
    {
        SourceText[] sources = [.. s_samples[..1], Large, .. s_samples[1..]];
        var options = CompileOptions.Default with { Target = s_targets[target], PrometheusVersion = new Version(3, 0), Cores = 1 };
        var expected = Texts(SloCompiler.Compile(sources, options with { Templates = BuiltIn }));
        Assert.Contains(expected, file => file.StartsWith("large", StringComparison.Ordinal));
        Assert.Equal(expected, Texts(SloCompiler.Compile(sources, options)));
        Assert.Equal(expected, Texts(SloCompiler.Compile(sources, options with { Cores = 7 })));
    }

    [Fact]
    public void So_are_mistakes_of_templates()
    {
        var options = CompileOptions.Default with
        {
            Templates = [new SourceText("recording_rule.sbn", "      - record: {{ rule.name }}\n        expr: {{ rule.expr }}\n")],
        };
        var expected = Failures(1);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Failures(7));

        IReadOnlyList<string> Failures(int cores)
        {
            var result = SloCompiler.Compile(s_samples, options with { Cores = cores });
            Assert.Empty(result.Files);
            return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Message)];
        }
    }

    [Theory]
    [InlineData("prometheus")]
    [InlineData("mimir")]
    [InlineData("operator")]
    [InlineData("thanos")]
    [InlineData("configmap")]
    [InlineData("gmp")]
    public void The_built_in_templates_yield_the_same_as_those_of_a_user(string target)
    {
        var options = CompileOptions.Default with { Target = s_targets[target], PrometheusVersion = new Version(3, 0), AlertmanagerFile = "alertmanager.yaml", Tests = target == "prometheus" };
        Assert.Equal(Texts(SloCompiler.Compile(s_samples, options)), Texts(SloCompiler.Compile(s_samples, options with { Templates = BuiltIn })));
    }

    /// <summary>The built-in templates as if they were those of a user, whose files are always made whole.</summary>
    private static SourceText[] BuiltIn =>
    [
        .. Directory.GetFiles(Path.Combine(s_root, "src/SloRuleGen.Compiler/Output/Templates")).Select(path => new SourceText(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private static SourceText Large => new(
        "large.slo.yaml",
        "apiVersion: slogen/v1\nservice: large\nslos:\n" + string.Concat(Enumerable.Range(0, 50).Select(i =>
            $"  - {{name: s{i}, objective: 99.9%, sli: {{events: {{bad: 'http_requests_total{{handler=\"h{i}\",code=~\"5..\"}}', total: 'http_requests_total{{handler=\"h{i}\"}}'}}}}}}\n")));

    private static IReadOnlyList<string> Texts(CompileResult result) => [.. result.Files.Select(file => $"{file.Name}: {file.RuleCount}\n{file.Content}")];
}
