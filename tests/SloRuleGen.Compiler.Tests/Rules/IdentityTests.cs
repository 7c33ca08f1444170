using SloRuleGen.Output;
using SloRuleGen.Output.Alertmanager;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>Deployments of one service are told apart by labels on every rule, and in files of their own.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void Every_rule_has_the_labels_of_the_spec_and_of_the_run()
    {
        var plan = SloCompiler.Plan([Spec("prod")], Options(("cluster", "eu"))).Plan;
        var rules = RuleBuilder.Build(plan).SelectMany(service => service.Groups).SelectMany(group => group.Rules).ToList();

        Assert.All(rules, rule => Assert.Equal(("prod", "eu"), (rule.Labels["namespace"], rule.Labels["cluster"])));
        Assert.Equal(["cluster=eu", "namespace=prod"], plan.Services[0].Slos[0].Identity.Select(label => $"{label.Key}={label.Value}"));
        Assert.Equal(["slo_service", "slo_name", "cluster", "namespace"], AlertRoutingBuilder.Build(plan).Identity);
    }

    /// <summary>What a class unsets of the SLO's labels is not unset of its identity, though both have the name and the value.</summary>
    [Fact]
    public void No_level_unsets_an_identity()
    {
        var plan = SloCompiler.Plan([Spec("prod", "labels: {namespace: prod}", "    alerting: {page: {labels: {namespace: null}}}")], Options());

        Assert.Empty(plan.Diagnostics.Select(d => d.Message));
        Assert.All(
            RuleBuilder.Build(plan.Plan).SelectMany(service => service.Groups).SelectMany(group => group.Rules),
            rule => Assert.Equal("prod", rule.Labels["namespace"]));
    }

    [Theory]
    [InlineData("prometheus", "checkout.prod.rules.yaml checkout.qa.rules.yaml", "")]
    [InlineData("mimir", "checkout.prod.rules.yaml checkout.qa.rules.yaml", "namespace: checkout.prod")]
    [InlineData("operator", "checkout.prod.prometheusrule.yaml checkout.qa.prometheusrule.yaml", "  name: checkout.prod")]
    [InlineData("configmap", "checkout.prod.configmap.yaml checkout.qa.configmap.yaml", "  name: slo-rules-checkout.prod")]
    public void Each_deployment_has_a_file_of_its_own(string target, string files, string line)
    {
        var result = SloCompiler.Compile([Spec("prod"), Spec("qa")], Options() with { Target = Target(target) });

        Assert.Empty(result.Diagnostics.Select(d => d.Message));
        Assert.Equal(files.Split(' '), result.Files.Select(file => file.Name));
        Assert.All(result.Files, file => Assert.Contains(file.Name.Contains("prod", StringComparison.Ordinal) ? "namespace: prod" : "namespace: qa", file.Content, StringComparison.Ordinal));
        if (line.Length > 0) Assert.Contains(line, result.Files[0].Content.Split('\n').Select(text => text.TrimEnd()));
    }

    [Fact]
    public void Tests_are_called_like_the_files_that_they_test()
    {
        var result = SloCompiler.Compile([Spec("prod"), Spec("qa")], Options() with { Tests = true });

        Assert.Equal(
            ["checkout.prod.rules.yaml", "checkout.qa.rules.yaml", "checkout.prod.rules.test.yaml", "checkout.qa.rules.test.yaml"],
            result.Files.Select(file => file.Name));
        Assert.Contains("checkout.qa.rules.yaml", result.Files[3].Content, StringComparison.Ordinal);
    }

    /// <summary>A file name may be another service's, or the same after what cannot stand in one is replaced.</summary>
    [Theory]
    [InlineData("one", "checkout.rules.yaml")]
    [InlineData("EU/West EU_West", "checkout.eu-west.rules.yaml checkout.eu-west-2.rules.yaml")]
    [InlineData("b a", "checkout.b.rules.yaml checkout.a.rules.yaml")]
    [InlineData("prod qa checkout.prod:", "checkout.prod-2.rules.yaml checkout.qa.rules.yaml checkout.prod.rules.yaml")]
    public void Files_are_called_by_what_differs(string namespaces, string files)
    {
        var specs = namespaces.Split(' ').Select(name => name.EndsWith(':') ? Spec("x", service: name[..^1]) : Spec(name));

        Assert.Equal(files.Split(' '), SloCompiler.Compile([.. specs], Options(("cluster", "eu"))).Files.Select(file => file.Name));
    }

    [Theory]
    [InlineData("namespace", "qa", "SLO309 'namespace' is 'prod' here, and 'qa' by '--label' or the settings: leave one of them out")]
    [InlineData("team", "web", "SLO309 the label 'team' of 'availability' is 'core', and 'web' by '--label' or the settings: leave one of them out")]
    [InlineData("namespace", "prod", null)]
    [InlineData("team", "core", null)]
    public void A_run_and_a_spec_must_not_contradict(string name, string value, string? problem)
    {
        var result = SloCompiler.Compile([Spec("prod", "labels: {team: core}")], Options((name, value)));

        Assert.Equal(problem is null ? [] : [problem], result.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}"));
    }

    private static RuleTarget Target(string name) => name switch
    {
        "mimir" => new MimirTarget(),
        "operator" => new OperatorTarget(null, new Dictionary<string, string>()),
        "configmap" => new ConfigMapTarget(null, new Dictionary<string, string>()),
        _ => new PrometheusTarget(),
    };

    private static CompileOptions Options(params (string Name, string Value)[] labels) => new(labels.ToDictionary(label => label.Name, label => label.Value));

    private static SourceText Spec(string @namespace, string document = "", string slo = "", string service = "checkout") => new(
        $"{service}.{@namespace.Replace('/', '-')}.slo.yaml",
        $$"""
        apiVersion: slogen/v1
        service: {{service}}
        scrape_interval: 15s
        identity: {namespace: {{@namespace}} }
        {{document}}
        slos:
          - name: availability
            objective: 99.9%
            sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'} }
        {{slo}}
        """);
}
