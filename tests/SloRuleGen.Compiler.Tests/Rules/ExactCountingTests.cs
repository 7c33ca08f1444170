using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>What <c>counting: exact</c> makes of the rules' text, and who refuses it. What comes of it is shown by promtool.</summary>
public sealed class ExactCountingTests
{
    private const string Events = "events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}";

    [Theory]
    [InlineData(Events, "")]
    [InlineData(Events, "accuracy: raw")]
    [InlineData(Events, "exclude: maintenance{job=\"a\"} == 1")]
    [InlineData(Events, "budgeting: {slices: 1m, good_when: 99%}")]
    [InlineData("latency: {histogram: 'seconds{job=\"a\"}', threshold: 500ms, successful: 'code!=\"500\"'}", "")]
    [InlineData("latency: {histogram: 'seconds{job=\"a\"}', threshold: 500ms, native: true}", "")]
    [InlineData("events: {bad: 'errors_total{job=\"a\"}', good: 'answers_total{job=\"a\"}'}", "")]
    public void Every_read_of_raw_counters_is_anchored_and_no_other(string sli, string more)
    {
        Assert.All(Reads(sli, "counting: exact", more), read => Assert.Equal(RangeExtension.Anchored, read.Vector.Extension));
        Assert.All(Reads(sli, "", more), read => Assert.Equal(RangeExtension.None, read.Vector.Extension));

        static IReadOnlyList<MatrixSelector> Reads(string sli, string counting, string more)
        {
            var ranges = RulesOf(sli, counting, more).SelectMany(rule => rule.Expr.DescendantsAndSelf()).OfType<CallExpr>()
                .SelectMany(call => call.Arguments, (call, argument) => (call.Function, Range: argument as MatrixSelector)).Where(read => read.Range is not null).ToList();
            Assert.All(
                ranges.Where(read => read.Function is not ("rate" or "increase")),
                read => Assert.Equal((true, RangeExtension.None), (read.Range!.Vector.MetricName!.StartsWith("slo:", StringComparison.Ordinal), read.Range.Vector.Extension)));
            var raw = ranges.Where(read => read.Function is "rate" or "increase").Select(read => read.Range!).ToList();
            Assert.NotEmpty(raw);
            return raw;
        }
    }

    [Theory]
    [InlineData("probe: {gauge: 'probe_success{job=\"a\"}'}")]
    [InlineData("probe: {gauge: 'probe_success{job=\"a\"}', quorum: 2}")]
    [InlineData("query: {bad: 'sum(rate(e{job=\"a\"}[$window] anchored))', total: 'sum(rate(r{job=\"a\"}[$window] anchored))'}")]
    public void What_counts_exactly_by_itself_and_queries_stay_as_they_are(string sli) =>
        Assert.Equal(Texts(sli, ""), Texts(sli, "counting: exact"));

    [Theory]
    [InlineData("counting: exact", "> 9.5")]
    [InlineData("", ">= 10")]
    public void A_floor_is_met_half_an_event_below_where_counts_are_whole(string counting, string floor) => Assert.All(
        RulesOf(Events, counting, "alerting: {min_bad_events: 10}").OfType<Rule.Alerting>().Where(alert => alert.Labels.ContainsKey("long_window")),
        alert => Assert.EndsWith(floor, alert.Expr.ToString(), StringComparison.Ordinal));

    [Fact]
    public void One_place_is_one_error_and_says_what_would_do()
    {
        var (spec, options) = (Spec(Events, "", "") + "  - {name: b, objective: 99%, sli: {probe: {gauge: 'up{job=\"a\"}'}}}\ndefaults: {counting: exact}\n", CompileOptions.Default);

        Assert.Equal(
            ["SLO316 nothing counts exactly here: Prometheus counts so from 3.16 on, and the rules are to load in 2.42: if yours is as new, say '--prometheus-version 3.16'"],
            Errors(spec, options));
        var newest = options with { PrometheusVersion = PromQLReleases.Newest };
        Assert.Empty(Errors(spec, newest));
        Assert.Empty(Errors(spec, newest with { Target = new MimirTarget() }));
        Assert.Empty(Errors(spec, newest with { Target = new OperatorTarget(null, new Dictionary<string, string>()) }));
        Assert.StartsWith("SLO316 nothing counts exactly here: Thanos", Assert.Single(Errors(spec, newest with { Target = new ThanosTarget() })), StringComparison.Ordinal);
        Assert.StartsWith("SLO316 nothing counts exactly here: VictoriaMetrics", Assert.Single(Errors(spec, newest with { Target = new VmalertTarget(VmalertTarget.OldestVersion) })), StringComparison.Ordinal);
    }

    private static List<string> Errors(string spec, CompileOptions options) =>
    [
        .. SloCompiler.Compile([new SourceText("a.slo.yaml", spec)], options).Diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => $"{found.Code} {found.Message}"),
    ];

    private static List<string> Texts(string sli, string counting) => [.. RulesOf(sli, counting, "").Select(rule => rule.Expr.ToString())];

    private static IReadOnlyList<Rule> RulesOf(string sli, string counting, string more)
    {
        var plan = SloCompiler.Plan([new SourceText("a.slo.yaml", Spec(sli, counting, more))], CompileOptions.Default with { PrometheusVersion = PromQLReleases.Newest });
        Assert.True(plan.Succeeded, string.Join('\n', plan.Diagnostics.Select(found => found.Message)));
        return [.. RuleBuilder.Build(plan.Plan).SelectMany(service => service.Groups).SelectMany(group => group.Rules)];
    }

    private static string Spec(string sli, string counting, string more) =>
        $$"""
        apiVersion: slogen/v1
        service: a
        scrape_interval: 15s
        slos:
          - name: s
            objective: 99.9%
            sli: { {{sli}} }
            {{counting}}
            {{more}}

        """;
}
