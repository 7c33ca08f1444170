using SloRuleGen.Output;
using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Output;

/// <summary>What a document says of all its groups stands at each of them, where the target knows it.</summary>
public sealed class GroupFieldTests
{
    private static readonly CompileOptions s_newer = CompileOptions.Default with { PrometheusVersion = new(2, 53) };

    public static TheoryData<RuleTarget, string[]> Targets => new()
    {
        { new PrometheusTarget(), [] },
        { new OperatorTarget(null, new Dictionary<string, string>()), [] },
        { new ThanosTarget(), [] },
        { new MimirTarget(), ["SLO317 no 'limit': Mimir keeps no limit of a group, but one of a tenant: 'ruler_max_rule_evaluation_results'"] },
        {
            new VmalertTarget(VmalertTarget.OldestVersion),
            ["SLO317 no 'query_offset': vmalert would refuse the file: give vmalert itself '-rule.evalDelay', which it has from 1.95 on"]
        },
        { new ConfigMapTarget(null, new Dictionary<string, string>()), [] },
        {
            new VmruleTarget(null, new Dictionary<string, string>(), VmalertTarget.OldestVersion),
            ["SLO317 no 'query_offset': vmalert would refuse the file: give vmalert itself '-rule.evalDelay', which it has from 1.95 on"]
        },
        {
            new GmpTarget(null, new Dictionary<string, string>()),
            [
                "SLO317 no 'query_offset': groups of Google's managed Prometheus have no such field: leave it out",
                "SLO317 no 'limit': groups of Google's managed Prometheus have no such field: leave it out",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void Each_target_takes_them_or_says_what_it_has_instead(RuleTarget target, string[] errors)
    {
        var result = Compile("query_offset: 1m\nlimit: 50", s_newer with { Target = target });

        Assert.Equal(errors, result.Diagnostics.Select(found => $"{found.Code} {found.Message}"));
        if (errors.Length == 0) Assert.Equal((2, 2), (Count(result, "query_offset: 1m\n"), Count(result, "limit: 50\n")));
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("query_offset: 0s", 1, 0)]
    [InlineData("limit: 1", 0, 1)]
    public void They_are_written_as_they_are_given(string fields, int offsets, int limits)
    {
        var result = Compile(fields, s_newer);

        Assert.Equal((2 * offsets, 2 * limits), (Count(result, "    query_offset: 0s\n"), Count(result, "    limit: 1\n")));
    }

    [Fact]
    public void An_older_Prometheus_knows_limits_but_no_offset()
    {
        Assert.Empty(Compile("limit: 50", CompileOptions.Default).Diagnostics);
        Assert.StartsWith(
            "no 'query_offset': groups have it from Prometheus 2.53 on, and the rules are to load in 2.42",
            Assert.Single(Compile("query_offset: 1m", CompileOptions.Default).Diagnostics).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Divided_groups_keep_them() =>
        Assert.Equal(3, Count(Compile("query_offset: 1m", s_newer with { Target = new MimirTarget() }, "alerting: {windows: sre-four}\n    period: quarter"), "query_offset: 1m\n"));

    [Fact]
    public void Alerts_come_as_much_later_and_stop_as_much_later()
    {
        var (plain, late) = (TierOf(""), TierOf("query_offset: 1m"));

        Assert.Equal(plain.DetectionOfOutage!.Value.Seconds + 60, late.DetectionOfOutage!.Value.Seconds);
        Assert.Equal(plain.DetectionAtTwice!.Value.Seconds + 60, late.DetectionAtTwice!.Value.Seconds);
        Assert.Equal(plain.ResetAfterOutage!.Value.Seconds + 60, late.ResetAfterOutage!.Value.Seconds);

        static TierPlan TierOf(string fields) =>
            SloCompiler.Plan([new SourceText("a.slo.yaml", Spec(fields, ""))], s_newer).Plan.Services[0].Slos[0].Tiers[0];
    }

    private static int Count(CompileResult result, string line) => result.Files.Sum(file => file.Content.Split(line).Length - 1);

    private static CompileResult Compile(string fields, CompileOptions options, string more = "") =>
        SloCompiler.Compile([new SourceText("a.slo.yaml", Spec(fields, more))], options);

    private static string Spec(string fields, string more) =>
        $$"""
        apiVersion: slogen/v1
        service: a
        scrape_interval: 15s
        {{fields}}
        slos:
          - name: s
            objective: 99.9%
            sli:
              events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}' }
            {{more}}
        """;
}
