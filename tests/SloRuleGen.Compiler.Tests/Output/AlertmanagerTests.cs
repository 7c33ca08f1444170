using SloRuleGen.PromQL.Tree;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Output.Alertmanager;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed class AlertmanagerTests
{
    private const string ByDefault = "{}";

    private const string FourSeverities =
        "[{budget: 2%, long: 1h, severity: page, severity_label: critical}, {budget: 5%, long: 6h, severity: page, severity_label: high}, "
        + "{budget: 10%, long: 1d, severity: ticket, severity_label: medium}, {budget: 10%, long: 3d, severity: ticket, severity_label: low}]";

    [Fact]
    public Task Routes_and_inhibitions_are_a_whole_configuration() =>
        Verify(TextOf(new Dictionary<string, string> { ["cluster"] = "eu" }, Spec("checkout", ByDefault, by: "[region, code]"), Spec("search", "{page: {severity: critical}}")), "yaml")
            .UseDirectory("_snapshots");

    [Fact]
    public void Names_of_classes_and_windows_come_from_the_specs() => Assert.Equal(
        [
            "severity=critical,long_window=~.+ > severity=ticket,long_window=~.+",
            "severity=page,long_window=~.+ > severity=ticket,long_window=~.+",
            "severity=critical,long_window=1h > severity=critical,long_window=6h",
            "severity=page,long_window=30m > severity=page,long_window=~2h|1d",
            "severity=page,long_window=2h > severity=page,long_window=1d",
        ],
        Inhibitions(
            Spec("checkout", "{page: {severity: critical}}"),
            Spec("search", "{windows: [{budget: 5%, long: 2h, severity: page}, {budget: 2%, long: 30m, severity: page}, {budget: 5%, long: 1d, severity: page}, {budget: 10%, long: 3d, severity: ticket}]}")));

    [Fact]
    public void Classes_that_are_switched_off_inhibit_nothing() =>
        Assert.Empty(Inhibitions(Spec("checkout", "{page: {enabled: false}}")));

    [Fact]
    public void Where_one_page_is_called_as_another_ticket_neither_inhibits_the_other() => Assert.Equal(
        [
            "severity=high,long_window=1h > severity=high,long_window=6h",
            "severity=low,long_window=1h > severity=low,long_window=6h",
        ],
        Inhibitions(
            Spec("checkout", "{page: {severity: high}, ticket: {severity: low}}"),
            Spec("search", "{page: {severity: low}, ticket: {severity: high}}")));

    [Fact]
    public void Classes_of_one_name_differ_in_their_windows_and_no_ticket_inhibits_a_page() => Assert.Equal(
        ["severity=slo,long_window=1h > severity=slo,long_window=3d"],
        Inhibitions(
            Spec("checkout", "{page: {severity: slo}, ticket: {severity: slo}, windows: [{budget: 2%, long: 1h, severity: page}, {budget: 10%, long: 3d, severity: ticket}]}"),
            Spec("search", "{page: {severity: slo}, ticket: {severity: slo}, windows: [{budget: 2%, long: 1h, severity: ticket}, {budget: 5%, long: 6h, severity: page}]}")));

    /// <summary>1h critical and 6h high are pages, 1d medium and 3d low tickets; a class of another spec has one of their names.</summary>
    [Fact]
    public void Tiers_with_severities_of_their_own_inhibit_by_their_classes() => Assert.Equal(
        [
            "severity=critical,long_window=~.+ > severity=low,long_window=~.+",
            "severity=critical,long_window=~.+ > severity=medium,long_window=~.+",
            "severity=critical,long_window=~.+ > severity=ticket,long_window=~.+",
            "severity=high,long_window=~.+ > severity=low,long_window=~.+",
            "severity=high,long_window=~.+ > severity=medium,long_window=~.+",
            "severity=critical,long_window=1h > severity=critical,long_window=6h",
            "severity=critical,long_window=1h > severity=high,long_window=6h",
            "severity=medium,long_window=1d > severity=low,long_window=3d",
        ],
        Inhibitions(
            Spec("checkout", $"{{windows: {FourSeverities}}}"),
            Spec("search", "{page: {severity: critical}}")));

    [Fact]
    public void A_tier_that_is_called_as_those_of_another_class_is_told_by_its_window() => Assert.Equal(
        [
            "severity=page,long_window=~.+ > severity=info,long_window=~.+",
            "severity=ticket,long_window=~.+ > severity=info,long_window=~.+",
            "severity=ticket,long_window=1h > severity=page,long_window=6h",
            "severity=ticket,long_window=1h > severity=ticket,long_window=1d",
        ],
        Inhibitions(Spec(
            "checkout",
            "{windows: [{budget: 2%, long: 1h, severity: page, severity_label: ticket}, {budget: 5%, long: 6h, severity: page}, "
            + "{budget: 10%, long: 1d, severity: ticket}, {budget: 10%, long: 3d, severity: ticket, severity_label: info}]}")));

    [Fact]
    public void A_tier_that_is_switched_off_inhibits_nothing() => Assert.Equal(
        ["severity=page,long_window=~.+ > severity=ticket,long_window=~.+"],
        Inhibitions(Spec(
            "checkout",
            "{windows: [{budget: 2%, long: 1h, severity: page, enabled: false}, {budget: 5%, long: 6h, severity: page}, {budget: 10%, long: 3d, severity: ticket}]}")));

    [Fact]
    public void A_severity_that_Prometheus_expands_is_not_known_beforehand() => Assert.Equal(
        ["severity=ticket,long_window=1d > severity=ticket,long_window=3d"],
        Inhibitions(Spec("checkout", "{windows: sre-four, page: {severity: '{{ $labels.region }}'}}")));

    [Fact]
    public void Templates_may_change_the_shape_and_lose_nothing()
    {
        var routing = new AlertRouting(["a.slo.yaml"], ["slo_service"], [new Inhibition([], [], "c")]);

        Assert.Equal(("x: {}\ninhibit_rules: [1]\n", null), Emit("x: {}\ninhibit_rules: [{{ inhibitions.size }}]\n", routing));
        Assert.Equal((null, "SLO403 the templates yield 0 inhibit rules, but were given 1"), Emit("route: {}\n", routing));
        Assert.Equal((null, "SLO403 the templates do not yield a configuration of Alertmanager: they yield nothing"), Emit("", routing));
        Assert.Equal((null, "SLO402 The variable or function `groups` was not found"), Emit("{{ groups }}", routing));
    }

    private (string? Text, string? Problem) Emit(string template, AlertRouting routing)
    {
        var diagnostics = new DiagnosticBag();
        var templates = TemplateSet.Load([new SourceText("templates/alertmanager.sbn", template)], diagnostics);
        var text = AlertmanagerEmitter.Emit("alertmanager.yaml", routing, templates, diagnostics)?.Content;
        var problem = diagnostics.InOrder([]).SingleOrDefault();
        return (text, problem is null ? null : $"{problem.Code} {problem.Message}");
    }

    private static string Spec(string service, string alerting, string by = "[]") =>
        $$"""
        apiVersion: slogen/v1
        service: {{service}}
        scrape_interval: 15s
        slos:
          - name: availability
            objective: 99.9%
            sli:
              by: {{by}}
              events: {bad: 'errors_total{job="shop"}', total: 'requests_total{job="shop"}'}
            alerting: {{alerting}}
        """;

    private static IEnumerable<string> Inhibitions(params string[] specs)
    {
        var plan = SloCompiler.Plan(Sources(specs), CompileOptions.Default);
        Assert.True(plan.Succeeded, string.Join('\n', plan.Diagnostics.Select(d => d.Message)));
        return AlertRoutingBuilder.Build(plan.Plan).Inhibitions.Select(inhibition => $"{Text(inhibition.Source)} > {Text(inhibition.Target)}");
    }

    private static string Text(IEnumerable<LabelMatcher> matchers) =>
        string.Join(',', matchers.Select(matcher => $"{matcher.Name}={(matcher.Operator == MatchOperator.Regex ? "~" : "")}{matcher.Value}"));

    private static string TextOf(IReadOnlyDictionary<string, string> labels, params string[] specs) =>
        SloCompiler.Compile(Sources(specs), CompileOptions.Default with { Labels = labels, AlertmanagerFile = "alertmanager.yaml" }).Files[^1].Content;

    private static List<SourceText> Sources(string[] specs) => [.. specs.Select((spec, i) => new SourceText($"{i}.slo.yaml", spec))];
}
