using System.Globalization;
using System.Net;
using System.Text;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A service of steady traffic whose requests fail, all of them, while they are told to.</summary>
/// <param name="since">When its counters were zero: they grow with the clock, so that their past can be told, too.</param>
internal sealed class TrafficExporter(DateTime since, double perSecond) : Exporter
{
    private const string Metric = "http_requests_total";

    private readonly List<(DateTime From, DateTime? To)> _faults = [];

    /// <summary>The instant at which it starts.</summary>
    public DateTime StartFailing()
    {
        var now = DateTime.UtcNow;
        lock (_faults) _faults.Add((now, null));
        return now;
    }

    /// <summary>The instant at which it stops.</summary>
    public DateTime StopFailing()
    {
        var now = DateTime.UtcNow;
        lock (_faults) _faults[^1] = (_faults[^1].From, now);
        return now;
    }

    /// <summary>What a server under the given job would have scraped.</summary>
    public IEnumerable<PastSeries> Past(string job, IReadOnlyList<DateTime> scrapes) => new[] { "200", "500" }.Select(code => new PastSeries(
        Metric, $"job=\"{job}\",instance=\"{Address}\",code=\"{code}\"", scrapes.Select(at => (at, Requests(at, code == "500")))));

    protected override void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        var now = DateTime.UtcNow;
        response.ContentType = "text/plain; version=0.0.4";
        response.OutputStream.Write(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            # TYPE {{Metric}} counter
            {{Metric}}{code="200"} {{Requests(now, failed: false):R}}
            {{Metric}}{code="500"} {{Requests(now, failed: true):R}}

            """).ReplaceLineEndings("\n")));
    }

    private double Requests(DateTime at, bool failed)
    {
        lock (_faults)
        {
            // In whole ticks: a counter that stands still must not fall by a hair, which would be a restart.
            var bad = new TimeSpan(_faults.Where(fault => fault.From < at).Sum(fault => ((fault.To is { } to && to < at ? to : at) - fault.From).Ticks));
            return perSecond * (failed ? bad : at - since - bad).TotalSeconds;
        }
    }
}
