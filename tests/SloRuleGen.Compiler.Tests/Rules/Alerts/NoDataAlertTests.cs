using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Alerts;

/// <summary>The alert on missing data. What it needs of each kind of SLI is told by <see cref="Events.RawEventsTests"/>.</summary>
public sealed class NoDataAlertTests
{
    private const string Seen = "group by (region) (present_over_time(slo:sli_total:rate5m{ID}[7d:1h]) or present_over_time(slo:sli_total:rate5m{ID}[1h:5m]))";

    /// <summary>A group that was there within a week, one that has the total without the bucket, or one of failures that have no total.</summary>
    [Theory]
    [InlineData("events: {bad: 'all_total{code=\"500\"}', total: all_total}", "SEEN unless group by (region) (all_total)")]
    [InlineData(
        "events: {bad: bad_total, total: all_total}",
        "SEEN unless group by (region) (all_total) or sum by (region) (rate(bad_total[1h])) > 0 unless group by (region) (all_total)")]
    [InlineData(
        "latency: {histogram: seconds, threshold: 450ms}",
        """SEEN unless group by (region) (seconds_count) or group by (region) (seconds_count) unless group by (region) (seconds_bucket{le="0.45"})""")]
    public void Each_group_that_was_there_is_missed(string sli, string expression) =>
        Assert.Equal(expression.Replace("SEEN", Seen, StringComparison.Ordinal), Planned.Text(Planned.Of($"sli: {{{sli}, by: [region]}}").Alerts[^1]));

    [Fact]
    public void Groups_may_come_and_go() =>
        Assert.Equal(
            "absent(group(all_total))",
            Planned.Text(Planned.Of("sli: {events: {bad: bad_total, total: all_total}, by: [region]}\nalerting: {no_data: {groups: false}}").Alerts[^1]));

    /// <summary>Other groups may well be there, so the text and the comment speak of the one that is not.</summary>
    [Theory]
    [InlineData("[region]", "true", "no series of this group for all_total: what was there", "nothing measures this group,", "Fires for a group")]
    [InlineData("[region]", "false", "no series for all_total: the service is down", "nothing measures this SLO,", "Fires where there is no series at all")]
    [InlineData("[]", "true", "no series for all_total: the service is down", "nothing measures this SLO,", "Fires where there is no series at all")]
    public void It_says_what_is_missing(string by, string groups, string missing, string consequence, string comment)
    {
        var alert = Planned.Of($"sli: {{events: {{bad: 'all_total{{code=\"500\"}}', total: all_total}}, by: {by}}}\nalerting: {{no_data: {{groups: {groups}}}}}").Alerts[^1];

        Assert.Contains(missing, alert.Annotations["description"], StringComparison.Ordinal);
        Assert.Contains(consequence, alert.Annotations["description"], StringComparison.Ordinal);
        Assert.StartsWith(comment, alert.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void It_waits_ten_minutes_and_is_a_ticket_unless_the_spec_says_otherwise()
    {
        var (usual, other) = (Planned.Of().Alerts[^1], Planned.Of("alerting: {no_data: {after: 3m, severity: page}}").Alerts[^1]);

        Assert.Equal(("CheckoutAvailabilityNoData", "10m", "0s", "ticket"), (usual.Name, $"{usual.For}", $"{usual.KeepFiringFor}", usual.Labels["severity"]));
        Assert.Equal(("3m", "page"), ($"{other.For}", other.Labels["severity"]));
        Assert.DoesNotContain(Planned.Of("alerting: {no_data: false}").Alerts, alert => alert.Name == usual.Name);
    }
}
