using SloRuleGen.PromQL;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Rules;

public sealed class CycleRulesTests
{
    [Theory]
    [InlineData("week", "vector(time() - (time() + 259200) % 604800)", "604800")]
    [InlineData("month", "time() - time() % 86400 - 86400 * (day_of_month() - 1)", "86400 * days_in_month(START)")]
    [InlineData(
        "quarter",
        "time() - time() % 86400 - 86400 * (day_of_year() - 1 - (month() >= bool 10) * 92 - (month() >= bool 7) * 91 "
            + "- (month() >= bool 4) * (90 + ((year() % 4 == bool 0) - (year() % 100 == bool 0) + (year() % 400 == bool 0))))",
        "86400 * (days_in_month(START) + days_in_month(START + 2678400) + days_in_month(START + 5356800))")]
    [InlineData(
        "year", "time() - time() % 86400 - 86400 * (day_of_year() - 1)", "86400 * (337 + days_in_month(START + 2678400))")]
    [InlineData("{every: 14d, starting: 2026-01-05}", "vector(time() - (time() + 864000) % 1209600)", "1209600")]
    [InlineData("{every: 1d, starting: 2026-01-05}", "vector(time() - time() % 86400)", "86400")]
    public void The_clock_of_each_kind_of_period(string period, string start, string length)
    {
        var slow = SlowGroup(period);

        Assert.Equal("slo:cycle_start:timestamp", Assert.IsType<Rule.Recording>(slow.Rules[0]).Name);
        Assert.Equal(start, Text(slow, "slo:cycle_start:timestamp"));
        const string Ids = "{slo_id=\"checkout/availability\"}";
        var recorded = slow.Rules.OfType<Rule.Recording>().SingleOrDefault(rule => rule.Name == "slo:cycle_length:seconds");
        if (length.Contains("START", StringComparison.Ordinal))
            Assert.Equal(length.Replace("START", $"max(slo:cycle_start:timestamp{Ids})", StringComparison.Ordinal), PromQLPrinter.Print(recorded!.Expr));
        else
            Assert.Null(recorded);
        Assert.Equal(
            $"(time() - max(slo:cycle_start:timestamp{Ids})) / {(recorded is null ? length : $"max(slo:cycle_length:seconds{Ids})")}",
            Text(slow, "slo:period_elapsed:ratio"));
    }

    [Theory]
    [InlineData("30d", "slo:sli_error:ratio_rate30d", "slo:sli_total:increase30d_projected")]
    [InlineData("month", "slo:sli_error:ratio_period", "slo:sli_total:increase_period_projected")]
    public void A_period_has_its_own_names_and_count_alerts_read_its_projection(string period, string ratio, string projected)
    {
        var slow = SlowGroup(period, "method: budget_count");

        Assert.Contains(slow.Rules.OfType<Rule.Recording>(), rule => rule.Name == ratio);
        var alert = slow.Rules.OfType<Rule.Alerting>().First();
        Assert.Contains($"max({projected}{{", PromQLPrinter.Print(alert.Expr), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30d", "of the 30d error budget", "of the error budget of 30d (")]
    [InlineData("month", "of the monthly error budget", "of the error budget of a calendar month (")]
    [InlineData("{every: 14d, starting: 2026-01-05}", "of the 14d error budget", "of the error budget of a cycle of 14d (")]
    public void Alerts_name_the_budget_that_is_burning(string period, string summary, string description)
    {
        var alert = SlowGroup(period).Rules.OfType<Rule.Alerting>().First();

        Assert.Contains(summary, alert.Annotations["summary"], StringComparison.Ordinal);
        Assert.Contains(description, alert.Annotations["description"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("week", "7d")]
    [InlineData("month", "28d")]
    [InlineData("year", "28d")]
    [InlineData("{every: 20d, starting: 2026-01-05}", "14d")]
    [InlineData("{every: 6h, starting: 2026-01-05}", "6h")]
    public void Traffic_is_projected_from_up_to_four_whole_weeks(string period, string window) =>
        Assert.Contains(SlowGroup(period).Rules.OfType<Rule.Recording>(), rule => rule.Name == $"slo:sli_total:increase{window}");

    [Fact]
    public void A_month_looks_back_31_days()
    {
        var plan = SloCompiler.Plan([Spec("month", "method: auto", "retention: 30d")], CompileOptions.Default);

        Assert.Equal(
            "a retention of 30d is too short for 'availability' (31d): what is older is gone, and the budget would count from there; keep samples longer, or use a shorter period",
            Assert.Single(plan.Diagnostics).Message);
    }

    private static RuleGroup SlowGroup(string period, string alerting = "method: auto")
    {
        var plan = SloCompiler.Plan([Spec(period, alerting, "")], CompileOptions.Default);
        Assert.Empty(plan.Diagnostics);
        return Assert.Single(RuleBuilder.Build(plan.Plan)).Groups.Single(group => group.Name.EndsWith("/slow", StringComparison.Ordinal));
    }

    private static string Text(RuleGroup group, string record) =>
        PromQLPrinter.Print(group.Rules.OfType<Rule.Recording>().Single(rule => rule.Name == record).Expr);

    private static SourceText Spec(string period, string alerting, string document) => new(
        "spec.slo.yaml",
        $$"""
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 10s
        {{document}}
        slos:
          - name: availability
            objective: 99.9%
            period: {{period}}
            sli:
              events:
                bad: requests_total{job="checkout",code="500"}
                total: requests_total{job="checkout"}
            alerting:
              {{alerting}}
              windows: [{ budget: 2%, long: 2h, severity: page }]
        """);
}
