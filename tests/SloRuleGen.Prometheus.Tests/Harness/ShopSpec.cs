namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Specs of a shop, of which tests are generated.</summary>
internal static class ShopSpec
{
    /// <summary>A week and 99%, so that outages and recoveries are short.</summary>
    public const string Text =
        """
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        labels: {team: web}
        slos:
          - name: api
            objective: 99%
            period: 7d
            sli:
              events:
                bad: http_requests_total{job="shop",code=~"5.."}
                total: http_requests_total{job="shop"}
                by: [region]
        """;

    /// <summary>To be put behind it.</summary>
    public const string Policy =
        """

            alerting: {windows: [{budget: 10%, long: 1d, short: 1h, severity: ticket}], method: burn_rate}
            budget_policy:
              - {name: soon, when: {exhausted_within: 3d, remaining_above: 50%}, severity: ticket}
              - {name: going, when: {exhausted_within: 1d}, severity: ticket}
              - {name: much, when: {spent: 20%, within: 6h}, severity: page}
              - {name: half, when: {remaining_below: 50%}, severity: page, for: 20m}
              - {name: gone, when: {remaining_below: 0%}, severity: page, action: 'Stop {{ everything }}.'}
              - {name: fine, when: {remaining_above: 90%}, severity: ticket}
        """;

    /// <summary>An alert alone, so that there is little to evaluate.</summary>
    /// <param name="budgeting">Empty for none.</param>
    public static string Judged(string sli, string budgeting) =>
        With("7d", sli, "windows: [{budget: 10%, long: 1h, short: 5m, severity: page}]") + (budgeting.Length == 0 ? "" : $"\n    budgeting: {budgeting}");

    /// <param name="alerting">The fields of a mapping.</param>
    public static string With(string period, string sli, string alerting, string objective = "99%") =>
        $$"""
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        slos:
          - name: api
            objective: {{objective}}
            period: {{period}}
            sli:
              {{sli}}
            alerting: { {{alerting}} }
        """;
}
