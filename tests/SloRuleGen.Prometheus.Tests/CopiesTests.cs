using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Copies of one SLO that one server evaluates, or whose records it sees, are told apart by their identity and do not mix.</summary>
public sealed class CopiesTests
{
    private const string Remaining = "slo:period_error_budget_remaining:ratio";

    private static readonly string[] s_methods = ["burn_rate", "budget_count"];

    public static TheoryData<string, string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var method in s_methods)
            {
                data.Add("30d", "", method);
                data.Add("{every: 1d, starting: 2026-01-05}", "", method);
                data.Add("30d", "region", method);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Namespaces_that_are_the_identity_of_a_document_do_not_mix(string period, string by, string method)
    {
        var rules = Together(
            Generated.From(Spec("qa", "identity: {namespace: qa}", period, by, method), "qa.slo.yaml"),
            Generated.From(Spec("prod", "identity: {namespace: prod}", period, by, method), "prod.slo.yaml"));

        AssertApart($"identity, {period} by {by}, {method}", rules, "namespace", "qa", "prod");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Clusters_that_the_command_line_names_do_not_mix(string period, string by, string method)
    {
        var rules = Together(Labelled("qa", "cluster", "eu-1", period, by, method), Labelled("prod", "cluster", "eu-2", period, by, method));

        AssertApart($"labels, {period} by {by}, {method}", rules, "cluster", "eu-1", "eu-2");
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void Both_kinds_of_identity_count(string method)
    {
        var both = new Dictionary<string, string> { ["cluster"] = "eu-1" };
        var rules = Together(
            Generated.Labelled(Spec("qa", "identity: {namespace: qa}", "30d", "", method), both, "qa.slo.yaml"),
            Generated.Labelled(Spec("prod", "identity: {namespace: prod}", "30d", "", method), both, "prod.slo.yaml"));

        AssertApart($"both, {method}", rules, "namespace", "qa", "prod");
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_global_copy_sees_the_records_of_the_clusters_and_counts_its_own(string method)
    {
        // The global SLO is of all requests, of which a quarter fail; the clusters' own records are there, too.
        var all = Spec(".+", "", "30d", "", method).Replace("namespace=\"", "namespace=~\"", StringComparison.Ordinal);
        var rules = Together(
            Labelled("qa", "cluster", "eu-1", "30d", "", method),
            Labelled("prod", "cluster", "eu-2", "30d", "", method),
            Generated.Labelled(all, new Dictionary<string, string> { ["cluster"] = "global" }));

        Promtool.TestRules(Traffic($"a global copy, {method}", rules)
            .Value("slo:sli_error:ratio_rate5m{cluster=\"global\"}", 70.Minutes, 0.25, within: 0.001)
            .Value("slo:sli_error:ratio_rate30d{cluster=\"global\"}", 70.Minutes, 0.25, within: 0.001)
            .Value("slo:sli_error:ratio_rate30d{cluster=\"eu-2\"}", 70.Minutes, 0, within: 0)
            .StaysSilent(Alert.Any.With("cluster", "eu-2"), TimeSpan.Zero, 75.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_copy_that_has_no_data_tells_of_itself_alone(string method)
    {
        var rules = Together(
            Generated.From(Spec("qa", "identity: {namespace: qa}", "30d", "", method), "qa.slo.yaml"),
            Generated.From(Spec("prod", "identity: {namespace: prod}", "30d", "", method), "prod.slo.yaml"));
        var scenario = new Scenario($"one copy has no data, {method}", rules) { Evaluation = 150.Seconds }
            .With(Of("qa").For(30.Minutes, 600).Gone(30.Minutes))
            .With(Of("prod").For(60.Minutes, 600));

        Promtool.TestRules(scenario
            .IsFiring(Alert.NoData.With("namespace", "qa"), 59.Minutes)
            .StaysSilent(Alert.Any.With("namespace", "prod"), TimeSpan.Zero, 59.Minutes));
    }

    private static void AssertApart(string name, RuleFiles rules, string label, string failing, string healthy)
    {
        var (bad, good) = ($"{{{label}=\"{failing}\"}}", $"{{{label}=\"{healthy}\"}}");
        var scenario = Traffic(name, rules)
            .StaysSilent(Alert.Any.With(label, healthy), TimeSpan.Zero, 75.Minutes)
            .StaysSilent(Alert.Any.With(label, ""), TimeSpan.Zero, 75.Minutes)
            .IsFiring(Alert.Page.With(label, failing), 70.Minutes)
            .Value(Remaining + good, 70.Minutes, 1, within: 0)
            .Absent($"{Remaining}{bad} > 0.9", 70.Minutes)
            .StaysFinite(every: 10.Minutes);
        // Where counts are compared, no other ratio is recorded.
        foreach (var window in new[] { "5m", "1h" }.Where(window => rules.Files.Any(file => file.Content.Contains($"ratio_rate{window}\n", StringComparison.Ordinal))))
        {
            scenario.Value($"slo:sli_error:ratio_rate{window}{bad}", 70.Minutes, 0.5, within: 0.001)
                .Value($"slo:sli_error:ratio_rate{window}{good}", 70.Minutes, 0, within: 0)
                .Count($"slo:sli_error:ratio_rate{window}", 70.Minutes, 2);
        }

        Assert.Equal(rules.GroupNames.Count(), rules.GroupNames.Distinct().Count());
        Promtool.TestRules(scenario);
    }

    private static Scenario Traffic(string name, RuleFiles rules) => new Scenario(name, rules) { Evaluation = 150.Seconds }
        .With(Of("qa").For(75.Minutes, 600, failing: 0.5m))
        .With(Of("prod").For(75.Minutes, 600));

    private static Requests Of(string name) => new($"job=\"checkout\",region=\"x\",namespace=\"{name}\"");

    /// <summary>What several runs wrote, each under a name of its own.</summary>
    private static RuleFiles Together(params ReadOnlySpan<RuleFiles> runs)
    {
        var files = new List<OutputFile>();
        foreach (var run in runs) files.AddRange(run.Files.Select(file => file with { Name = $"{files.Count}-{file.Name}" }));
        return new RuleFiles(files);
    }

    private static RuleFiles Labelled(string of, string label, string value, string period, string by, string method) =>
        Generated.Labelled(Spec(of, "", period, by, method), new Dictionary<string, string> { [label] = value });

    private static string Spec(string of, string identity, string period, string by, string method) =>
        $$"""
        apiVersion: slogen/v1
        service: checkout
        {{identity}}
        slos:
          - name: availability
            objective: 99.9%
            period: {{period}}
            sli:
              events:
                bad: 'http_requests_total{namespace="{{of}}",code="500"}'
                total: 'http_requests_total{namespace="{{of}}"}'
                by: [{{by}}]
            alerting: {windows: [{budget: 2%, long: 1h, severity: page}], method: {{method}}}
        """;
}
