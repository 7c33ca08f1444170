using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Tiers of a budget policy: what each condition asks for, and that a budget about the edge does not flap.</summary>
public sealed class BudgetPolicyTests
{
    private const string Action = "Halt {{ releases }}.";

    private const string Remaining = "slo:period_error_budget_remaining:ratio";

    [Fact]
    public void A_budget_that_wanders_about_the_edge_fires_without_a_break()
    {
        // 10% may fail. eight hours at 5.1% leave 49%; then 20 minutes at 0.3% and at 9.9% in turn move it by 2% up and down.
        var requests = new Requests().For(9.Hours, 600, failing: 0.051m);
        for (var turn = 0; turn < 4; turn++) requests.For(20.Minutes, 600, failing: 0.003m).For(20.Minutes, 600, failing: 0.099m);
        var edge = 9.Hours;
        requests.For(4.Hours, 600);

        Promtool.TestRules(New("wandering", "{remaining_below: 50%}").With(requests)
            .Value(Remaining, edge, 0.49, within: 0.005)
            .Value(Remaining, edge + 26.Minutes, 0.51, within: 0.005)
            .Value(Remaining, edge + 46.Minutes, 0.49, within: 0.008)
            .Value(Remaining, edge + 66.Minutes, 0.51, within: 0.005)
            .IsFiring(Tier("tier"), edge)
            .Holds("it fires at each evaluation", $"count_over_time(sum({Tier("tier").Firing})[159m30s:1m]) == bool 160", edge + 160.Minutes)
            .IsSilent(Tier("tier"), edge + 160.Minutes + 3.Hours));
    }

    [Fact]
    public void A_new_service_that_fails_once_makes_no_ticket()
    {
        var rules = Rules(
            "30d", "sre", "99.9%",
            "{remaining_below: 50%}", "{exhausted_within: 14d}", "{exhausted_within: 14d, remaining_above: 50%}", "{spent: 20%, within: 2d}", "{remaining_below: 0%}");
        Promtool.TestRules(
            Once("after two minutes", 2.Minutes),
            Once("after ten minutes", 10.Minutes),
            Once("after an hour", 1.Hours));

        Scenario Once(string name, TimeSpan when) => new Scenario($"a failure {name}", rules) { Evaluation = 150.Seconds }
            .With(new Requests().For(when, 10).Fail(1).For(3.Hours, 10))
            .StaysSilent(Alert.Any, TimeSpan.Zero, when + 3.Hours - 1.Minutes);
    }

    [Fact]
    public void A_budget_that_is_soon_exhausted_says_so_while_enough_is_left()
    {
        // 10% may fail in 8h. At 20% for the last hour b is 2, and what remains lasts less than 2h once it is under a half.
        var fault = 8.Hours;
        var scenario = New("soon exhausted", "{exhausted_within: 2h}", "{exhausted_within: 2h, remaining_above: 40%}")
            .With(new Requests().For(fault, 600).For(5.Hours, 600, failing: 0.2m).For(3.Hours, 600));

        Promtool.TestRules(scenario
            .Value(Remaining, fault + 2.Hours, 0.5, within: 0.02)
            .Fires(Tier("tier"), TimeSpan.Zero, fault + 2.Hours, fault + 2.Hours + 15.Minutes)
            .IsFiring(Tier("tier-2"), fault + 2.Hours + 20.Minutes)
            .IsFiring(Tier("tier"), fault + 7.Hours)
            .IsSilent(Tier("tier-2"), fault + 4.Hours));
    }

    [Fact]
    public void A_spent_budget_is_exhausted_without_any_traffic_too()
    {
        var scenario = New("exhausted", "{remaining_below: 0%}", "{exhausted_within: 1h}")
            .With(new Requests().For(2.Hours, 600, failing: 1).For(3.Hours, 0));

        Promtool.TestRules(scenario
            .Absent("slo:sli_error:ratio_rate1h", 4.Hours)
            .Value(Remaining, 4.Hours, -4, within: 0.2)
            .IsFiring(Tier("tier"), 5.Hours - 1.Minutes)
            .IsFiring(Tier("tier-2"), 5.Hours - 1.Minutes));
    }

    [Theory]
    [InlineData(0.15, false)]
    [InlineData(0.25, true)]
    public void So_much_spent_within_a_time_fires(double share, bool fires)
    {
        // 10% of 8h of traffic may fail; in half an hour so much of that fails.
        var failing = (decimal)(share * 0.1 * 8 / 0.5);
        var scenario = New($"spent {share}", "{spent: 20%, within: 1h}")
            .With(new Requests().For(9.Hours, 600).For(30.Minutes, 600, failing).For(3.Hours, 600));

        Promtool.TestRules(fires
            ? scenario.Fires(Tier("tier"), TimeSpan.Zero, 9.Hours + 25.Minutes, 9.Hours + 36.Minutes).FiresLast(Tier("tier"), 11.Hours, 11.Hours + 15.Minutes)
            : scenario.StaysSilent(Tier("tier"), TimeSpan.Zero, 12.Hours));
    }

    [Fact]
    public void In_a_cycle_only_its_own_events_and_time_count()
    {
        // Cycles of 8h. The fault spends a quarter in half an hour of the first; from 8h on the second is whole again.
        var scenario = New("cycle", "{every: 8h, starting: 2026-01-05}", "{spent: 20%, within: 2h}", "{exhausted_within: 8h}")
            .With(new Requests().For(6.Hours + 30.Minutes, 600).For(30.Minutes, 600, failing: 0.4m).For(5.Hours, 600));

        Promtool.TestRules(scenario
            .Fires(Tier("tier"), TimeSpan.Zero, 6.Hours + 55.Minutes, 7.Hours + 10.Minutes)
            .FiresLast(Tier("tier"), 8.Hours + 55.Minutes, 9.Hours + 12.Minutes)
            .StaysSilent(Tier("tier-2"), TimeSpan.Zero, 11.Hours + 59.Minutes));
    }

    [Fact]
    public void The_texts_say_what_holds_what_is_left_and_what_to_do()
    {
        var rendered = Promtool.RenderedAlerts(
            New("texts", "{remaining_below: 50%}").With(new Requests().For(2.Hours, 600, failing: 0.35m)), ["ShopApiErrorBudgetPolicy"], 90.Minutes);

        Assert.Contains("action=\"Halt {{ releases }}.\"", rendered, StringComparison.Ordinal);
        Assert.Contains("less than 50% left", rendered, StringComparison.Ordinal);
        Assert.Matches("description=\"[34][0-9.]+% of the error budget of 8h", rendered);
        Assert.Matches("policy_tier=\"tier\", severity=\"ticket\"", rendered);
    }

    private static Alert Tier(string name) => Alert.Any.With("policy_tier", name);

    private static Scenario New(string name, params string[] conditions)
    {
        var isCycle = conditions[0].StartsWith("{every", StringComparison.Ordinal);
        var period = isCycle ? conditions[0] : "8h";
        return new Scenario(name, Rules(period, "[{budget: 90%, long: 1h, severity: page}]", "90%", isCycle ? conditions[1..] : conditions))
        {
            Evaluation = 150.Seconds,
        };
    }

    /// <summary>A tier for each condition: <c>tier</c>, <c>tier-2</c> and so on.</summary>
    private static RuleFiles Rules(string period, string windows, string objective, params string[] conditions)
    {
        var tiers = conditions.Select((when, i) =>
            $"      - {{name: {(i == 0 ? "tier" : $"tier-{i + 1}")}, when: {when}, severity: ticket, action: '{Action}'}}");
        return Generated.From(
            $$"""
            apiVersion: slogen/v1
            service: shop
            scrape_interval: 30s
            slos:
              - name: api
                objective: {{objective}}
                period: {{period}}
                sli: {events: {bad: 'http_requests_total{code="500"}', total: http_requests_total} }
                alerting: {windows: {{windows}}, method: burn_rate}
                budget_policy:
            {{string.Join('\n', tiers)}}
            """);
    }
}
