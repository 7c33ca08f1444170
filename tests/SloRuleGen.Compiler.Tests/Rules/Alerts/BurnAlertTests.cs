using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Alerts;

/// <summary>The expressions of burn alerts. 2% of the budget of 30d in 1h are a burn rate of 14.4, and 1.44% of all events at 99.9%.</summary>
public sealed class BurnAlertTests
{
    private const string Hour = "windows: [{budget: 2%, long: 1h, severity: page}]";

    /// <summary>An hour must have events in all of its 60 minutes, or its threshold rises; the control window has the plain one.</summary>
    [Fact]
    public void A_fast_tier_compares_the_ratio_of_both_windows() =>
        Assert.Equal(
            "max(slo:sli_error:ratio_rate1h{ID}) > 0.0144 * clamp_min(60 / sum(count_over_time((slo:sli_total:rate5m{ID} > 0)[1h:1m])), 1)"
            + " and max(slo:sli_error:ratio_rate5m{ID}) > 0.0144",
            Alert($"alerting: {{{Hour}}}"));

    /// <summary>6h have 72 steps of five minutes, of which as many need events as the service usually has.</summary>
    [Fact]
    public void A_slow_tier_asks_for_the_usual_share_of_events() =>
        Assert.Equal(
            "max(slo:sli_error:ratio_rate6h{ID}) > 0.006 * clamp_min(72 * max(slo:sli_measured:ratio30d{ID}) / sum(count_over_time(slo:sli_total:increase5m{ID}[6h:5m])), 1)"
            + " and max(slo:sli_error:ratio_rate30m{ID}) > 0.006",
            Alert("alerting: {windows: [{budget: 5%, long: 6h, severity: page}]}"));

    /// <summary>What is longer than the share is measured over goes by the SLO's age.</summary>
    [Theory]
    [InlineData("30d", "0.0009", "8640 * max(slo:sli_measured:ratio30d{ID}) / sum(count_over_time(slo:sli_total:increase5m{ID}[30d:5m]))")]
    [InlineData("31d", "0.000870967741935484", "2678400 / (time() - min(slo:sli_start:timestamp{ID}))")]
    public void A_tier_of_more_than_a_month_asks_for_the_age(string window, string threshold, string missing) =>
        Assert.Equal(
            $"max(slo:sli_error:ratio_rate{window}{{ID}}) > {threshold} * clamp_min({missing}, 1) and max(slo:sli_error:ratio_rate1d{{ID}}) > {threshold}",
            Alert($"period: 90d\nalerting: {{windows: [{{budget: 30%, long: {window}, short: 1d, severity: page}}]}}"));

    /// <summary>2% of the 0.1% that may be bad, and a twelfth of that in the control window of 5m.</summary>
    [Fact]
    public void Counts_are_shares_of_what_the_whole_period_will_have() =>
        Assert.Equal(
            "max(slo:sli_bad:increase1h{ID}) > 0.00002 * max(slo:sli_total:increase30d_projected{ID})"
            + " and 300 * max(slo:sli_bad:rate5m{ID}) > 0.00000166666666666667 * max(slo:sli_total:increase30d_projected{ID})",
            Alert($"alerting: {{method: budget_count, {Hour}}}"));

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_floor_is_reached_by_as_many_bad_events_of_the_long_window(string method)
    {
        var (without, with) = (Alert($"alerting: {{method: {method}, {Hour}}}"), Alert($"alerting: {{method: {method}, min_bad_events: 10, {Hour}}}"));

        Assert.Equal($"{without} and max(slo:sli_bad:increase1h{{ID}}) >= 10", with);
    }

    [Fact]
    public void Delays_and_labels_are_those_of_the_tier()
    {
        var alert = Planned.Of(
            "labels: {team: web}\nalerting: {page: {severity: critical, labels: {team: oncall}}, windows: [{budget: 2%, long: 1h, severity: page, for: 2m, keep_firing_for: 10m, labels: {rank: one}}]}").Alerts[0];

        Assert.Equal(("CheckoutAvailabilityErrorBudgetBurn", "2m", "10m"), (alert.Name, $"{alert.For}", $"{alert.KeepFiringFor}"));
        Assert.Equal(
            [
                "long_window=1h", "rank=one", "severity=critical", "short_window=5m",
                "slo_id=checkout/availability", "slo_name=availability", "slo_service=checkout", "team=oncall",
            ],
            alert.Labels.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal));
    }

    /// <summary>10% of 28d in 3d are 14/15 of the sustainable rate; 7% of 30d in 1h are 50.4 times it, for 14h and 120/7 minutes.</summary>
    [Theory]
    [InlineData("28d", "10%", "3d", "At 0.9333 times the sustainable rate a whole budget lasts 30d.")]
    [InlineData("30d", "7%", "1h", "At 50.4 times the sustainable rate a whole budget lasts 14h18m.")]
    public void Numbers_for_people_are_rounded(string period, string budget, string window, string sentence) =>
        Assert.Contains(
            sentence,
            Planned.Of($"period: {period}\nalerting: {{windows: [{{budget: {budget}, long: {window}, severity: page}}]}}").Alerts[0].Annotations["description"],
            StringComparison.Ordinal);

    private static string Alert(string slo) => Planned.Text(Planned.Of(slo).Alerts[0]);
}
