using SloRuleGen.Diagnostics;
using SloRuleGen.Lints;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>sli</c>, which has exactly one kind.</summary>
internal sealed class SliBinder(SloDraft slo, PrometheusServer server, DiagnosticBag diagnostics)
{
    private static readonly string[] s_rates = ["bad", "total"];

    private readonly HashSet<string> _userLabels =
    [
        .. slo.Labels.Concat(slo.Alerting.Page.Labels).Concat(slo.Alerting.Ticket.Labels).Where(l => l.Value is not null).Select(l => l.Name),
        .. (slo.Alerting.Windows?.Value as WindowsChoice.Custom)?.Tiers.SelectMany(tier => tier.Alert.Labels).Where(l => l.Value is not null).Select(l => l.Key) ?? [],
    ];

    private readonly QueryBinder _queries = new(server, diagnostics);

    /// <param name="fields">Those of the SLO.</param>
    public Sli? Read(Fields fields)
    {
        if (fields.Mapping("sli", Level.Sli) is not { } sli) return null;
        if (sli.Has("template") || sli.Has("with")) return null;
        (string Name, Level Level, Func<Fields, IReadOnlyList<string>, Sli?> Read)[] kinds =
        [
            ("events", Level.Events, ReadEvents), ("latency", Level.Latency, ReadLatency),
            ("probe", Level.Probe, ReadProbe), ("query", Level.Query, ReadQuery),
        ];
        var given = kinds.Where(k => sli.Has(k.Name)).OrderBy(k => sli.KeyOf(k.Name).Start).ToList();
        if (given.Count == 0)
            diagnostics.Add(SpecDiagnostics.SliKind, sli.Place, $"'sli' needs one kind: {Enumeration.Or([.. kinds.Select(k => k.Name)])}");
        foreach (var extra in given.Skip(1))
            diagnostics.Add(SpecDiagnostics.SliKind, sli.KeyOf(extra.Name), $"an SLI has one kind, and '{given[0].Name}' is already given; make an SLO of its own for '{extra.Name}'");

        var outer = sli.Has("by") ? ReadBy(sli) : [];
        var read = given.Select(kind => ReadKind(sli, kind.Name, kind.Level, kind.Read, outer)).ToList();
        return read.Count == 1 ? read[0] : null;
    }

    private Sli? ReadKind(Fields sli, string name, Level level, Func<Fields, IReadOnlyList<string>, Sli?> read, IReadOnlyList<string> outerBy)
    {
        if (sli.Mapping(name, level) is not { } fields) return null;
        if (sli.Has("by") && fields.Has("by"))
            diagnostics.Add(SpecDiagnostics.ConflictingFields, fields.KeyOf("by"), $"'by' stands under 'sli' and under '{name}'; keep one of them");
        return read(fields, fields.Has("by") ? ReadBy(fields) : outerBy);
    }

    private Sli? ReadEvents(Fields fields, IReadOnlyList<string> by)
    {
        var (hasBad, hasGood, hasTotal) = (fields.Has("bad"), fields.Has("good"), fields.Has("total"));
        if (hasBad && hasGood && hasTotal)
            diagnostics.Add(SpecDiagnostics.ConflictingFields, fields.KeyOf("good"), "'bad', 'good' and 'total' say the same twice: without 'total' it is the sum of both; leave one of them out");
        else if (!hasGood)
            fields.Require("bad", "bad: http_requests_total{code=~\"5..\"} (or good: …)");
        if (!(hasBad && hasGood)) fields.Require("total", hasGood ? "total: http_requests_total (or bad: …)" : hasBad ? "total: http_requests_total (or good: …)" : "total: http_requests_total");
        var bad = _queries.Counter(fields, "bad");
        var good = _queries.Counter(fields, "good");
        var total = _queries.Counter(fields, "total");
        if (hasBad && hasGood)
        {
            if (hasTotal || bad is null || good is null) return null;
            SpecLinter.CheckSides(bad, good, diagnostics);
            return new Sli.Outcomes(bad.ToSelector(), good.ToSelector(), by, fields.Place.InInput);
        }

        if ((bad ?? good) is not { } part || total is null) return null;
        SpecLinter.Check(part, total, diagnostics);
        return new Sli.Events(part.ToSelector(), good is not null, total.ToSelector(), by, fields.Place.InInput);
    }

    private Sli.Latency? ReadLatency(Fields fields, IReadOnlyList<string> by)
    {
        fields.Require("histogram", "histogram: http_request_duration_seconds");
        if (slo.Threshold is null) fields.Require("threshold", "threshold: 450ms");
        var isNative = fields.Flag("native")?.Value ?? false;
        if (isNative && fields.Has("buckets"))
            diagnostics.Add(SpecDiagnostics.ConflictingFields, fields.KeyOf("buckets"), "'native: true' and 'buckets' exclude each other: a native histogram takes any threshold");
        var histogram = _queries.Histogram(fields, "histogram");
        var threshold = slo.Threshold is { } one ? one.Threshold : fields.PositiveDuration("threshold");
        if (!isNative) new BucketBinder(diagnostics).Check(fields, threshold);
        var unit = fields.Choice("unit", ("seconds", HistogramUnit.Seconds), ("milliseconds", HistogramUnit.Milliseconds));
        var successful = _queries.Matchers(fields, "successful");
        if (histogram is not null) SpecLinter.Check(histogram, unit?.Value == HistogramUnit.Milliseconds ? "milliseconds" : "seconds", diagnostics);
        return histogram is not null && threshold is { } bound && successful is not null
            ? new Sli.Latency(histogram.ToSelector(), isNative, bound.InInput, unit?.Value ?? HistogramUnit.Seconds, successful, by, fields.Place.InInput)
            : null;
    }

    private Sli.Probe? ReadProbe(Fields fields, IReadOnlyList<string> by)
    {
        fields.Require("gauge", "gauge: probe_success{job=\"blackbox\"}");
        var quorum = fields.WholeNumber("quorum", least: 1)?.Value;
        return _queries.Gauge(fields, "gauge") is { } gauge ? new Sli.Probe(gauge.ToSelector(), quorum, by, fields.Place.InInput) : null;
    }

    private Sli? ReadQuery(Fields fields, IReadOnlyList<string> by)
    {
        var isMetricsQL = fields.Flag("metricsql")?.Value ?? slo.IsMetricsQL;
        var ratio = _queries.Ratio(fields, "error_ratio", by, isMetricsQL);
        var bad = _queries.Query(fields, "bad", by, isMetricsQL);
        var total = _queries.Query(fields, "total", by, isMetricsQL);
        if (fields.Has("error_ratio"))
        {
            foreach (var field in s_rates.Where(fields.Has))
                diagnostics.Add(SpecDiagnostics.ConflictingFields, fields.KeyOf(field), $"'error_ratio' and '{field}' exclude each other; give 'bad' and 'total', or 'error_ratio' alone");
            return ratio is null ? null : new Sli.ErrorRatio(ratio.ToQuery(), by, fields.Place.InInput);
        }

        fields.Require("bad", "bad: sum(rate(errors_total[$window]))");
        fields.Require("total", "total: sum(rate(requests_total[$window]))");
        if (bad is null || total is null) return null;
        if (!isMetricsQL) SpecLinter.Check(bad, total, diagnostics);
        return new Sli.Rates(bad.ToQuery(), total.ToQuery(), by, fields.Place.InInput);
    }

    private List<string> ReadBy(Fields fields)
    {
        var labels = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var values = new Values(diagnostics);
        foreach (var item in fields.List("by", "label names such as [region]") ?? [])
        {
            if (values.Text(item, "by") is not { } label) continue;
            var problem = seen.Add(label.Value) ? ProblemWith(label.Value) : $"'by' names {Wording.Quote(label.Value)} twice";
            if (problem is null) labels.Add(label.Value);
            else diagnostics.Add(SpecDiagnostics.InvalidByLabel, label.Span, problem);
        }

        return labels;
    }

    private string? ProblemWith(string label)
    {
        if (label == "le") return "'by' cannot name 'le': the buckets of a histogram are no groups of events";
        if (label == "__name__") return "'by' cannot name '__name__': the recorded series have names of their own";
        if (_userLabels.Contains(label))
            return $"'{label}' is also a label that the spec sets, which would overwrite the groups; rename or remove one of them";
        return LabelRules.ProblemWith(label, server.Release)?.Message;
    }
}
