namespace SloRuleGen.Cli.Tests;

/// <summary>Specs that more than one test is about.</summary>
internal static class Specs
{
    public const string Shop =
        """
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        retention: 40d
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: http_requests_total{job="shop",code=~"5.."}
                total: http_requests_total{job="shop"}

        """;

    /// <summary>Its 1h tier fires at peak traffic alone, which is a warning.</summary>
    public const string Search =
        """
        apiVersion: slogen/v1
        service: search
        scrape_interval: 15s
        retention: 40d
        slos:
          - name: quick
            objective: 90%
            sli:
              events:
                bad: searches_total{job="search",outcome="slow"}
                total: searches_total{job="search"}
            alerting: {windows: sre}

        """;

    /// <summary>An objective without a number.</summary>
    public const string Broken =
        """
        apiVersion: slogen/v1
        service: broken
        scrape_interval: 15s
        slos:
          - name: availability
            objective: most
            sli:
              events:
                bad: errors_total{job="broken"}
                total: requests_total{job="broken"}

        """;

    public static string SearchWarning(string name, int line = 7) =>
        $"""
        {name}:{line}:16: warning SLO302: the 1h page tier of 'quick' fires only while traffic is over 1.44 times its mean: 2% of the budget is more than a full outage of 1h spends at 90%; use a budget below 1.38%, a long window over 1h26m24s, or an objective over 93.06%
          {line} |     objective: 90%
            |                ^^^
        """;

    public static string BrokenObjective(string name) =>
        $"""
        {name}:6:16: error SLO130: 'most' is not a percentage; write it as a decimal such as 99.9%
          6 |     objective: most
            |                ^^^^
        """;
}
