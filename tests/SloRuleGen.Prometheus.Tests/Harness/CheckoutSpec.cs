namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A service whose requests are counted by code: the spec most tests start from.</summary>
internal sealed record CheckoutSpec
{
    public string Objective { get; init; } = "99.9%";

    public string Period { get; init; } = "30d";

    public string Method { get; init; } = "burn_rate";

    public string Windows { get; init; } = "sre";

    /// <summary>Labels that split the budget, comma-separated.</summary>
    public string By { get; init; } = "";

    /// <summary>False leaves the fast tiers out, for tests of slow ones that would wait for them.</summary>
    public bool Pages { get; init; } = true;

    public long MinBadEvents { get; init; }

    /// <summary>Maintenance in PromQL; empty for none.</summary>
    public string Exclude { get; init; } = "";

    public string Accuracy { get; init; } = "recorded";

    public string Counting { get; init; } = "extrapolated";

    public string Labels { get; init; } = "team: payments";

    public string Matchers { get; init; } = "job=\"checkout\"";

    public TimeSpan Evaluation { get; init; } = 30.Seconds;

    public TimeSpan Scrape { get; init; } = 30.Seconds;

    public RuleFiles Generate() => Counting == "exact" ? Generated.Newest(Text) : Generated.From(Text);

    public string Text =>
        $$"""
        apiVersion: slogen/v1
        service: checkout
        owner: payments
        labels: { {{Labels}} }
        runbook: https://runbooks.example/checkout
        evaluation_interval: {{Evaluation.Promql}}
        scrape_interval: {{Scrape.Promql}}
        slos:
          - name: availability
            objective: {{Objective}}
            period: {{Period}}
            exclude: {{Exclude}}
            accuracy: {{Accuracy}}
            counting: {{Counting}}
            sli:
              events:
                bad: 'http_requests_total{ {{Matchers}},code=~"5.."}'
                total: 'http_requests_total{ {{Matchers}} }'
                by: [{{By}}]
            alerting:
              method: {{Method}}
              windows: {{Windows}}
              min_bad_events: {{MinBadEvents}}
              page: {enabled: {{(Pages ? "true" : "false")}}}
        """;
}
