using System.Globalization;
using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests.Replay;

/// <summary>A server whose series are functions of the time, and specs whose SLOs are measured by them.</summary>
internal static class FakePast
{
    /// <summary>The end of all that is replayed, and the clock of the runs.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    public static Slogen.Setup Setup => new() { Time = new ManualTime(Now) };

    /// <param name="more">Lines of the SLO, at its indentation.</param>
    /// <param name="by">Labels.</param>
    public static string Spec(string more = "", string by = "", string objective = "99%") =>
        $$"""
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        slos:
          - name: api
            objective: {{objective}}
            period: 1d
            sli:
              events:
                bad: requests_total{job="shop",code="500"}
                total: requests_total{job="shop"}
                by: [{{by}}]
            alerting:
              windows:
                - {budget: 20%, long: 1h, short: 5m, severity: page}
                - {budget: 40%, long: 6h, short: 30m, severity: ticket}
            {{more}}

        """;

    /// <summary>Ten events a second, of which a share fails.</summary>
    public static IEnumerable<(string, double)> Rates(string query, double failing) => [("", IsTotal(query) ? 10 : 10 * failing)];

    /// <summary>A fifth of all fails in the twenty minutes from 3:00 on, and nothing else.</summary>
    public static double Nightly(DateTimeOffset at) => at.TimeOfDay >= TimeSpan.FromHours(3) && at.TimeOfDay < TimeSpan.FromMinutes(200) ? 0.2 : 0;

    public static bool IsRecorded(string query) => query.Contains("slo:", StringComparison.Ordinal);

    public static bool IsTotal(string query) => IsRecorded(query) ? query.Contains("sli_total", StringComparison.Ordinal) : !query.Contains("code=\"500\"", StringComparison.Ordinal);

    /// <param name="values">The labels in JSON and the value of each series, by the query and the time.</param>
    public static FakeServer Server(Func<string, DateTimeOffset, IEnumerable<(string Labels, double Value)>> values) => new(asked => Answer(asked, values));

    public static string Answer(Asked asked, Func<string, DateTimeOffset, IEnumerable<(string Labels, double Value)>> values, string more = "")
    {
        var (query, step) = (asked.Form["query"], Number(asked.Form["step"]));
        var series = new Dictionary<string, List<string>>();
        for (var at = Number(asked.Form["start"]); at <= Number(asked.Form["end"]); at += step)
        {
            foreach (var (labels, value) in values(query, DateTimeOffset.UnixEpoch.AddSeconds((double)at)))
            {
                if (!series.TryGetValue(labels, out var samples)) series.Add(labels, samples = []);
                samples.Add(string.Create(CultureInfo.InvariantCulture, $"[{at},\"{value:R}\"]"));
            }
        }

        return FakeServer.Json($$"""{"resultType":"matrix","result":[{{string.Join(',', series.Select(one => $$"""{"metric":{{{one.Key}}},"values":[{{string.Join(',', one.Value)}}]}"""))}}]}""", more);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
