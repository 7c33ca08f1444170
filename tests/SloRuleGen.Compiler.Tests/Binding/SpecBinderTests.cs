using SloRuleGen.BurnRate;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Binding;

public class SpecBinderTests
{
    [Fact]
    public void What_a_spec_leaves_out_has_its_default()
    {
        var service = Bound.Service(
            """
            apiVersion: slogen/v1
            service: checkout
            slos:
              - name: availability
                objective: 99.9%
                sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'}}
            """);

        Assert.Equal("checkout", service.Name.Value);
        Assert.Equal("spec.slo.yaml", service.SourceName);
        Assert.Equal(PromDuration.FromSeconds(30), service.EvaluationInterval);
        Assert.Null(service.ScrapeInterval);
        Assert.Null(service.Retention);
        var slo = Assert.Single(service.Slos);
        Assert.Equal("availability", slo.Name.Value);
        Assert.Null(slo.Description);
        Assert.Null(slo.Sla);
        Assert.Equal(new SloPeriod.Rolling(PromDuration.FromDays(30)), slo.Period.Value);
        Assert.Null(slo.Owner);
        Assert.Null(slo.Runbook);
        Assert.Empty(slo.Labels);
        Assert.Empty(slo.Annotations);
        Assert.Empty(slo.Sli.By);
        var alerting = slo.Alerting;
        Assert.Equal(AlertMethod.Auto, alerting.Method.Value);
        Assert.Equal(slo.Name.Span, alerting.Method.Span);
        Assert.Equal(TrafficShape.Steady, alerting.Traffic);
        Assert.Equal(new WindowsChoice.BuiltIn("auto"), alerting.Windows.Value);
        Assert.Equal(0, alerting.MinBadEvents.Value);
        Assert.Equal("CheckoutAvailabilityErrorBudgetBurn", alerting.AlertName.Value);
        Assert.Equal((true, "page"), (alerting.Page.Enabled, alerting.Page.Label));
        Assert.Equal((true, "ticket"), (alerting.Ticket.Enabled, alerting.Ticket.Label));
    }

    [Fact]
    public void Every_field_of_the_document_is_read()
    {
        var service = Bound.Service(
            """
            apiVersion: slogen/v1
            service: checkout
            owner: payments
            runbook: https://runbooks.example/checkout
            labels: {team: payments}
            annotations: {dashboard: https://d.example}
            evaluation_interval: 1m
            scrape_interval: 15s
            retention: 15d
            slos:
              - name: availability
                description: "  Requests answered.  "
                objective: 99.9%
                sla: 99.5
                period: 4w
                sli: {events: {good: 'ok_total{job="a"}', total: 'requests_total{job="a"}'}}
            """);

        Assert.Equal(PromDuration.FromMinutes(1), service.EvaluationInterval);
        Assert.Equal(PromDuration.FromSeconds(15), service.ScrapeInterval?.Value);
        Assert.Equal(PromDuration.FromDays(15), service.Retention?.Value);
        var slo = Assert.Single(service.Slos);
        Assert.Equal("Requests answered.", slo.Description);
        Assert.Equal(Objective.FromPercent(new Fraction(995, 10)), slo.Sla?.Value);
        Assert.Equal("28d", slo.Period.Value.ToString());
        Assert.Equal("payments", slo.Owner);
        Assert.Equal("https://runbooks.example/checkout", slo.Runbook);
        Assert.Equal("payments", slo.Labels["team"]);
        Assert.Equal("https://d.example", slo.Annotations["dashboard"]);
    }

    [Theory]
    [InlineData("99.9", 999, 1000)]
    [InlineData("99.9%", 999, 1000)]
    [InlineData("'99.9'", 999, 1000)]
    [InlineData("99.90%", 999, 1000)]
    [InlineData("99.9995%", 999995, 1000000)]
    [InlineData("50", 1, 2)]
    [InlineData("1", 1, 100)]
    public void An_objective_is_exact(string written, long numerator, long denominator) =>
        Assert.Equal(new Fraction(numerator, denominator), Bound.Slo($"objective: {written}").Objective.Value.Ratio);

    [Fact]
    public void A_tier_has_a_twelfth_as_its_short_window_and_no_delay_unless_it_says_so()
    {
        var slo = Bound.Slo("alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 1/7, long: 1d, short: 1h, severity: ticket, for: 5m}]}");

        var windows = Assert.IsType<WindowsChoice.Custom>(slo.Alerting.Windows.Value);
        Assert.Equal(
            [
                new AlertTier(new Fraction(2, 100), PromDuration.FromHours(1), PromDuration.FromMinutes(5), AlertSeverity.Page),
                new AlertTier(new Fraction(1, 7), PromDuration.FromDays(1), PromDuration.FromHours(1), AlertSeverity.Ticket, PromDuration.FromMinutes(5)),
            ],
            windows.Tiers.Select(t => t.Tier.Value));
    }

    [Fact]
    public void Windows_name_a_policy_of_the_document()
    {
        var slo = Bound.Slo("alerting: {windows: quick}", "policies: {quick: [{budget: 100%, long: 30m, severity: page}]}");

        var windows = Assert.IsType<WindowsChoice.Custom>(slo.Alerting.Windows.Value);
        Assert.Equal("quick", windows.Name);
        Assert.Equal("2m30s", Assert.Single(windows.Tiers).Tier.Value.ShortWindow.ToString());
    }

    [Theory]
    [InlineData("90m", "1h30m", "1h30m")]
    [InlineData("week", "week", "7d")]
    [InlineData("month", "month", "30d")]
    [InlineData("quarter", "quarter", "90d")]
    [InlineData("year", "year", "365d")]
    [InlineData("{every: 2w, starting: 2026-01-05}", "14d from 2026-01-05", "14d")]
    [InlineData("{every: 1d, starting: '2126-01-05'}", "1d from 2126-01-05", "1d")]
    public void A_period_is_rolling_a_calendar_word_or_a_cycle(string written, string period, string nominal)
    {
        var slo = Bound.Slo($"period: {written}\nalerting: {{windows: [{{budget: 2%, long: 1h, severity: page}}]}}");

        Assert.Equal(nominal, slo.Period.Value.NominalLength.ToString());
        Assert.Equal(period, slo.Period.Value.ToString());
    }

    [Theory]
    [InlineData("checkout", "availability", "CheckoutAvailabilityErrorBudgetBurn")]
    [InlineData("http2-api", "a.b_c", "Http2ApiABCErrorBudgetBurn")]
    [InlineData("3scale", "up", "Slo3scaleUpErrorBudgetBurn")]
    public void An_alert_is_named_after_service_and_slo(string service, string name, string expected)
    {
        var bound = Bound.Service(
            $$"""
            apiVersion: slogen/v1
            service: {{service}}
            slos:
              - name: {{name}}
                objective: 99%
                sli: {probe: {gauge: 'up{job="a"}'} }
            """);

        Assert.Equal(expected, Assert.Single(bound.Slos).Alerting.AlertName.Value);
    }

    [Fact]
    public void Alerting_says_how_to_alert()
    {
        var alerting = Bound.Slo(
            """
            alerting:
              method: budget_count
              traffic: varying
              windows: sre-four
              min_bad_events: 10
              name: Checkout_Burns
              page: {severity: critical}
              ticket: {enabled: false}
              no_data: false
            """).Alerting;

        Assert.Equal(AlertMethod.BudgetCount, alerting.Method.Value);
        Assert.Equal(TrafficShape.Varying, alerting.Traffic);
        Assert.Equal(new WindowsChoice.BuiltIn("sre-four"), alerting.Windows.Value);
        Assert.Equal(10, alerting.MinBadEvents.Value);
        Assert.Equal("Checkout_Burns", alerting.AlertName.Value);
        Assert.Equal((true, "critical"), (alerting.Page.Enabled, alerting.Page.Label));
        Assert.Equal((false, "ticket"), (alerting.Ticket.Enabled, alerting.Ticket.Label));
        Assert.Null(alerting.NoData);
    }

    [Theory]
    [InlineData("", "10m", AlertSeverity.Ticket)]
    [InlineData("no_data: true", "10m", AlertSeverity.Ticket)]
    [InlineData("no_data: null", "10m", AlertSeverity.Ticket)]
    [InlineData("no_data: {}", "10m", AlertSeverity.Ticket)]
    [InlineData("no_data: {after: 1h}", "1h", AlertSeverity.Ticket)]
    [InlineData("no_data: {severity: page}", "10m", AlertSeverity.Page)]
    [InlineData("no_data: {groups: true}", "10m", AlertSeverity.Ticket)]
    [InlineData("no_data: {groups: false}", "10m", AlertSeverity.Ticket, false)]
    public void Missing_data_alerts_unless_a_spec_says_no(string field, string after, AlertSeverity severity, bool groups = true) =>
        Assert.Equal(new NoData(PromDuration.Parse(after), severity, groups), Bound.Slo($"alerting: {{{field}}}").Alerting.NoData);

    [Fact]
    public void A_custom_alert_name_may_be_shared()
    {
        var service = Bound.Service(
            """
            apiVersion: slogen/v1
            service: checkout
            defaults: {alerting: {name: ErrorBudgetBurn}}
            slos:
              - {name: a, objective: 99%, sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'}}}
              - {name: b, objective: 99%, sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'}}}
            """);

        Assert.Equal(["ErrorBudgetBurn", "ErrorBudgetBurn"], service.Slos.Select(s => s.Alerting.AlertName.Value));
    }

    [Fact]
    public void Scalars_of_any_kind_are_taken_as_their_text_in_labels()
    {
        var slo = Bound.Slo("labels: {port: 8080, canary: true, on: no, empty: '', version: 1.10}");

        Assert.Equal(
            [("canary", "true"), ("empty", ""), ("on", "no"), ("port", "8080"), ("version", "1.10")],
            slo.Labels.Select(l => (l.Key, l.Value)));
    }

    [Fact]
    public void An_slo_that_cannot_be_used_is_left_out_and_the_others_stay()
    {
        var bound = Bound.Of(
            """
            apiVersion: slogen/v1
            service: checkout
            slos:
              - {name: a, objective: 101%, sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'}}}
              - {name: b, objective: 99%, sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'}}, labels: {severity: x}}
            """);

        Assert.Equal(["SLO130", "SLO141"], bound.Diagnostics.Select(d => d.Code));
        Assert.Equal(["b"], Assert.Single(bound.Services).Slos.Select(s => s.Name.Value));
    }
}
