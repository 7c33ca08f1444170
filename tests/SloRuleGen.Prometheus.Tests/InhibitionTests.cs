using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>A running Alertmanager does as the generated inhibitions say: one fault, one notification, and none that says something else is lost.</summary>
public sealed class InhibitionTests
{
    private const string Specs =
        """
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 15s
        slos:
          - name: availability
            objective: 99.9%
            sli: {events: {bad: 'errors_total{job="checkout"}', total: 'requests_total{job="checkout"}', by: [region]}}
          - name: quality
            objective: 99.9%
            sli: {events: {bad: 'defects_total{job="checkout"}', total: 'requests_total{job="checkout"}'}}
            alerting: {windows: sre-four}
        ---
        apiVersion: slogen/v1
        service: search
        scrape_interval: 15s
        slos:
          - name: availability
            objective: 99.9%
            sli: {events: {bad: 'errors_total{job="search"}', total: 'requests_total{job="search"}'}}
            alerting: {page: {severity: 'high "1"'}, ticket: {severity: 'low\2'}}
        """;

    private static readonly Dictionary<string, string> s_clusters = new() { ["cluster"] = "eu" };

    [Fact]
    public void Amtool_accepts_the_configuration_for_all_samples_by_itself()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(Path.Combine(folder.Path, "alertmanager.yaml"), Generated.ForAlertmanager(s_clusters, Samples.Names.Select(Samples.Read)));

        var (exitCode, output) = Tool.Run(Tool.Amtool, folder.Path, "check-config", "alertmanager.yaml");

        Assert.True(exitCode == 0, output);
        Assert.Contains(" - 6 inhibit rules\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_inhibits_tickets_and_a_faster_burn_slower_ones_of_the_same_SLO_and_group_alone()
    {
        (bool Inhibited, string[] Labels)[] alerts =
        [
            (false, Burn("checkout", "availability", "page", "1h", "region=eu")),
            (true, Burn("checkout", "availability", "page", "6h", "region=eu")),
            (true, Burn("checkout", "availability", "ticket", "3d", "region=eu")),
            // Another group of the SLO, and the same SLO in another cluster.
            (false, Burn("checkout", "availability", "ticket", "3d", "region=us")),
            (false, Burn("checkout", "availability", "ticket", "3d", "region=eu", "cluster=us")),
            // What a page does not say.
            (false, ["alertname=CheckoutAvailabilityNoData", "slo_service=checkout", "slo_name=availability", "severity=ticket", "region=eu"]),
            (false, ["alertname=CheckoutAvailabilityErrorBudgetPolicy", "slo_service=checkout", "slo_name=availability", "severity=ticket", "policy_tier=low", "region=eu"]),
            // Tickets alone, without groups.
            (false, Burn("checkout", "quality", "ticket", "1d")),
            (true, Burn("checkout", "quality", "ticket", "3d")),
            // Classes by other names; the slower page alone.
            (false, Burn("search", "availability", "high \"1\"", "6h")),
            (true, Burn("search", "availability", "low\\2", "3d")),
            // Another team's alerts.
            (false, ["alertname=DiskFull", "severity=ticket", "long_window=3d"]),
        ];
        await using var server = await AlertmanagerServer.StartAsync(Generated.ForAlertmanager(s_clusters, Specs));

        await server.SendAsync(alerts.Select(alert => Map(alert.Labels)));

        IEnumerable<string> received = [];
        var expected = alerts.Where(alert => alert.Inhibited).Select(alert => Text(Map(alert.Labels))).Order();
        await server.UntilAsync("every alert has its group, and as many are inhibited as should be", async () =>
        {
            received = (await server.AlertsAsync()).Where(alert => alert.Inhibited).Select(alert => Text(alert.Labels)).Order();
            return received.Count() >= expected.Count() && (await server.GroupSizesAsync()).Sum() >= alerts.Length;
        });
        Assert.Equal(expected, received);
        Assert.Equal([3, 2, 2, 1, 1, 1, 1, 1], (await server.GroupSizesAsync()).OrderDescending());
    }

    private static string[] Burn(string service, string slo, string severity, string longWindow, params ReadOnlySpan<string> more) =>
        [$"alertname={service}-{slo}-burn", $"slo_service={service}", $"slo_name={slo}", $"severity={severity}", $"long_window={longWindow}", .. more];

    private static SortedDictionary<string, string> Map(string[] labels)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["cluster"] = "eu" };
        foreach (var label in labels) map[label[..label.IndexOf('=')]] = label[(label.IndexOf('=') + 1)..];
        return map;
    }

    private static string Text(IEnumerable<KeyValuePair<string, string>> labels) =>
        string.Join(',', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
}
