using System.Net;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// Serves histograms and summaries in the protobuf format of Prometheus, the only one that has native histograms. Each scrape finds as many new events as were said to come with each.
/// </summary>
internal sealed class HistogramExporter : Exporter
{
    private const string MediaType = "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private readonly List<Metric> _metrics = [];

    /// <summary>A native histogram with buckets that double: the one of index i holds what took over 2^(i-1) and up to 2^i seconds.</summary>
    /// <param name="perScrape">The new events of each bucket. The same again changes what comes from now on.</param>
    public void Native(string name, string labels, params (int Bucket, int Events)[] perScrape) => Set(new NativeHistogram(name, labels, perScrape));

    /// <summary>A classic histogram with one bucket and the infinite one.</summary>
    public void Classic(string name, string labels, double bound, int up, int over) => Set(new ClassicHistogram(name, labels, bound, up, over));

    /// <summary>A summary: numbers under the bare name, one for each quantile.</summary>
    public void Summary(string name, string labels) => Set(new Quantiles(name, labels));

    private void Set(Metric metric)
    {
        lock (_metrics)
        {
            var index = _metrics.FindIndex(other => (other.Name, other.Labels) == (metric.Name, metric.Labels));
            if (index < 0) _metrics.Add(metric);
            else _metrics[index].PerScrape = metric.PerScrape;
        }
    }

    protected override void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        if (request.Headers["Accept"]?.Contains("application/vnd.google.protobuf", StringComparison.Ordinal) != true)
        {
            response.StatusCode = (int)HttpStatusCode.NotAcceptable;
            return;
        }

        response.Headers["Content-Type"] = MediaType;
        response.OutputStream.Write(Scrape());
    }

    private byte[] Scrape()
    {
        lock (_metrics)
        {
            foreach (var metric in _metrics) metric.Grow();
            return [.. _metrics.GroupBy(metric => (metric.Name, metric.Type)).SelectMany(family =>
            {
                var message = new Protobuf().Text(1, family.Key.Name).Number(3, family.Key.Type);
                foreach (var metric in family) message.Message(4, metric.Write());
                return message.Delimited();
            })];
        }
    }

    /// <param name="type">As the format numbers them: 2 is a summary, 4 a histogram.</param>
    /// <param name="field">Where the value stands in a metric.</param>
    private abstract class Metric(string name, string labels, ulong type, int field, (int Bucket, int Events)[] perScrape)
    {
        public string Name { get; } = name;

        /// <summary>Such as <c>code=200,region=eu</c>.</summary>
        public string Labels { get; } = labels;

        public ulong Type { get; } = type;

        public (int Bucket, int Events)[] PerScrape { get; set; } = perScrape;

        protected SortedDictionary<int, long> Events { get; } = [];

        protected ulong Count => (ulong)Events.Values.Sum();

        public void Grow()
        {
            foreach (var (bucket, events) in PerScrape) Events[bucket] = Events.GetValueOrDefault(bucket) + events;
        }

        public Protobuf Write()
        {
            var metric = new Protobuf();
            foreach (var label in Labels.Split(',').Select(label => label.Split('=')))
                metric.Message(1, new Protobuf().Text(1, label[0]).Text(2, label[1]));
            return metric.Message(field, Value());
        }

        protected abstract Protobuf Value();
    }

    private sealed class NativeHistogram(string name, string labels, (int Bucket, int Events)[] perScrape) : Metric(name, labels, 4, 7, perScrape)
    {
        private const double ZeroThreshold = 1e-6;

        protected override Protobuf Value()
        {
            var value = new Protobuf().Number(1, Count).Double(2, 0).Signed(5, 0).Double(6, ZeroThreshold).Number(7, 0);
            var next = 0;
            foreach (var bucket in Events.Keys)
            {
                // Spans: how many buckets are left out since the last one, and one that is not.
                value.Message(12, new Protobuf().Signed(1, bucket - next).Number(2, 1));
                next = bucket + 1;
            }

            var before = 0L;
            foreach (var events in Events.Values)
            {
                value.Signed(13, events - before);
                before = events;
            }

            return value;
        }
    }

    private sealed class ClassicHistogram(string name, string labels, double bound, int up, int over)
        : Metric(name, labels, 4, 7, [(0, up), (1, over)])
    {
        protected override Protobuf Value() => new Protobuf().Number(1, Count).Double(2, 0)
            .Message(3, new Protobuf().Number(1, (ulong)Events[0]).Double(2, bound))
            .Message(3, new Protobuf().Number(1, Count).Double(2, double.PositiveInfinity));
    }

    private sealed class Quantiles(string name, string labels) : Metric(name, labels, 2, 4, [(0, 1)])
    {
        protected override Protobuf Value() =>
            new Protobuf().Number(1, Count).Double(2, 0).Message(3, new Protobuf().Double(1, 0.5).Double(2, Count));
    }
}
