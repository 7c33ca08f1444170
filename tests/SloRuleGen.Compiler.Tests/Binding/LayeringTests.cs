using SloRuleGen.BurnRate;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Binding;

public class LayeringTests
{
    [Fact]
    public void Labels_of_document_defaults_slo_and_class_lie_over_each_other_name_by_name()
    {
        var slo = Bound.Slo(
            """
            labels: {c: slo, d: slo}
            alerting: {page: {labels: {d: page}}}
            """,
            """
            labels: {a: document, b: document, c: document, d: document}
            defaults: {labels: {b: defaults, c: defaults, d: defaults}}
            """);

        Assert.Equal([("a", "document"), ("b", "defaults"), ("c", "slo"), ("d", "slo")], slo.Labels.Select(l => (l.Key, l.Value)));
        Assert.Equal("page", slo.Alerting.Page.Labels["d"]);
        Assert.Equal("document", slo.Alerting.Page.Labels["a"]);
        Assert.Equal("slo", slo.Alerting.Ticket.Labels["d"]);
    }

    [Fact]
    public void A_null_unsets_at_every_level()
    {
        var slo = Bound.Slo(
            """
            owner: null
            description:
            labels: {b: ~}
            annotations: ~
            alerting: {windows: null, page: {labels: {a: null}}}
            """,
            """
            owner: payments
            labels: {a: document, b: document}
            annotations: {dashboard: https://d.example}
            defaults: {description: Shared, alerting: {windows: sre-four}}
            """);

        Assert.Null(slo.Owner);
        Assert.Null(slo.Description);
        Assert.Equal(["a"], slo.Labels.Keys);
        Assert.Empty(slo.Annotations);
        Assert.Equal(new SloRuleGen.Spec.WindowsChoice.BuiltIn("auto"), slo.Alerting.Windows.Value);
        Assert.Empty(slo.Alerting.Page.Labels);
        Assert.Equal(["a"], slo.Alerting.Ticket.Labels.Keys);
    }

    [Fact]
    public void Mappings_merge_and_lists_and_scalars_replace()
    {
        var slo = Bound.Slo(
            """
            period: 7d
            alerting: {min_bad_events: 5, windows: [{budget: 5%, long: 6h, severity: page}]}
            """,
            """
            defaults:
              period: 30d
              objective: 99%
              owner: everyone
              alerting:
                traffic: varying
                min_bad_events: 1
                windows: [{budget: 2%, long: 1h, severity: page}, {budget: 10%, long: 1d, severity: ticket}]
                page: {severity: critical}
            """);

        Assert.Equal("7d", slo.Period.Value.ToString());
        Assert.Equal("99.9%", slo.Objective.Value.ToString());
        Assert.Equal("everyone", slo.Owner);
        Assert.Equal(SloRuleGen.Spec.TrafficShape.Varying, slo.Alerting.Traffic);
        Assert.Equal(5, slo.Alerting.MinBadEvents.Value);
        Assert.Equal("critical", slo.Alerting.Page.Label);
        var windows = Assert.IsType<SloRuleGen.Spec.WindowsChoice.Custom>(slo.Alerting.Windows.Value);
        Assert.Equal(["6h"], windows.Tiers.Select(t => t.Tier.Value.LongWindow.ToString()));
    }

    [Fact]
    public void An_annotation_of_a_class_may_replace_what_a_field_says()
    {
        var slo = Bound.Slo("alerting: {page: {annotations: {runbook_url: https://pages.example}}}", "runbook: https://all.example");

        Assert.Equal("https://all.example", slo.Runbook);
        Assert.Equal("https://pages.example", slo.Alerting.Page.Annotations["runbook_url"]);
        Assert.Empty(slo.Alerting.Ticket.Annotations);
    }

    [Fact]
    public void A_mistake_in_defaults_is_reported_even_where_every_slo_overrides_it() =>
        Assert.Equal(
            ["SLO133 '30 days' is not a duration; write it such as 30s, 5m, 1h30m or 30d (units y, w, d, h, m, s, ms, largest first)"],
            Bound.Messages("period: 30d", "defaults: {period: 30 days}"));

    [Fact]
    public void A_cycle_may_be_put_together_from_defaults_and_the_slo() =>
        Assert.Equal(
            SloPeriod.Cycle.Of(PromDuration.FromDays(14), new DateOnly(2026, 1, 5)),
            Bound.Slo("period: {starting: 2026-01-05}", "defaults: {period: {every: 14d}}").Period.Value);

    [Fact]
    public void A_period_of_an_slo_replaces_one_of_another_kind() =>
        Assert.Equal(
            new SloPeriod.Calendar(CalendarUnit.Month),
            Bound.Slo("period: month", "defaults: {period: {every: 14d, starting: 2026-01-05}}").Period.Value);

    [Fact]
    public void Windows_of_defaults_are_checked_against_the_period_of_each_slo() =>
        Assert.Equal(
            ["SLO151 the long window 3d is not shorter than the period 2d that it is used with"],
            Bound.Messages("period: 2d", "defaults: {period: 30d, alerting: {windows: [{budget: 10%, long: 3d, severity: ticket}]}}"));
}
