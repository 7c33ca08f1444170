using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Events;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Makes up the series that an SLI reads: from the matchers of its selectors, and from what its queries do with them.</summary>
internal sealed class TrafficFinder
{
    private const long MostPlaces = 100;

    private readonly Sli _sli;
    private readonly Maintenance? _exclude;
    private readonly IReadOnlyList<VectorSelector> _selectors;
    private readonly LabelValues _values;

    private TrafficFinder(SloPlan slo)
    {
        _sli = slo.Slo.Sli;
        _exclude = slo.Slo.Exclude;
        _selectors = SelectorsOf(slo);
        _values = new LabelValues(_selectors);
    }

    /// <summary>Why there is no traffic to be made up, for a message; null if there is.</summary>
    public string? Problem { get; private set; }

    /// <param name="problem">Why there is none, or null.</param>
    public static RawTraffic? Find(SloPlan slo, out string? problem)
    {
        var finder = new TrafficFinder(slo);
        var traffic = finder.Find();
        problem = traffic is null ? finder.Problem : null;
        return traffic;
    }

    private static IReadOnlyList<VectorSelector> SelectorsOf(SloPlan slo) => slo.Slo.Sli switch
    {
        Sli.Events events => [events.Part.Vector, events.Total.Vector],
        Sli.Outcomes outcomes => [outcomes.Bad.Vector, outcomes.Good.Vector],
        Sli.Latency { IsNative: false } latency =>
        [
            .. RawEvents.Of(slo).Needed.OfType<VectorSelector>(),
            new VectorSelector(latency.Histogram.Vector.Metric() + "_count", [.. latency.Successful]),
        ],
        Sli.Probe probe => [probe.Gauge.Vector],
        Sli.Rates rates => [.. rates.Bad.Expr.Selectors().Concat(rates.Total.Expr.Selectors()).Distinct()],
        Sli.ErrorRatio ratio => [.. ratio.Ratio.Expr.Selectors().Distinct()],
        _ => [],
    };

    private RawTraffic? Find()
    {
        if (_sli is Sli.Latency { IsNative: true }) return Fail("the test files of Prometheus 2.42 have no notation for native histograms");
        if (_exclude is not null && !WithoutSeries.IsEmpty(_exclude.Query.Expr)) return Fail("'exclude' may hold without any series, and tests run at the start of 1970");
        if (_selectors.Count == 0) return Fail("no test series are made up for an SLI of its kind");
        if (_values.UnknownRegex is { } regex) return Fail($"no text is known that matches the regular expression '{regex}'");
        if (_selectors.FirstOrDefault(selector => selector.Metric() is null) is { } nameless) return Fail($"{nameless} names no metric");
        var groups = new List<TrafficGroup>();
        foreach (var labels in GroupLabels())
        {
            if (SeriesOf(labels) is not { } series) return null;
            groups.Add(new TrafficGroup(labels, series));
        }

        return new RawTraffic(groups) { IsProbed = _sli is Sli.Probe, FailuresMayBeAbsent = _sli is Sli.Events or Sli.Outcomes };
    }

    /// <summary>Two groups that differ in the first label that can: enough to show that one does not alert for the other.</summary>
    private IEnumerable<Dictionary<string, string>> GroupLabels()
    {
        var values = _sli.By.Select(label => (Label: label, Values: _values.Candidates(label, _selectors).Where(value => value.Length > 0).Take(2).ToList())).ToList();
        var labels = values.Where(of => of.Values.Count > 0).ToDictionary(of => of.Label, of => of.Values[0]);
        yield return labels;
        if (values.FirstOrDefault(of => of.Values.Count > 1) is { Label: { } label, Values: [_, var other] })
            yield return new Dictionary<string, string>(labels) { [label] = other };
    }

    private List<RawSeries>? SeriesOf(Dictionary<string, string> group) => _sli switch
    {
        Sli.Latency latency => OfHistogram(latency, group),
        Sli.Probe { Quorum: { } quorum } => OfPlaces(quorum, group),
        Sli.Probe => OfProbe(group),
        _ => OfCounters(group),
    };

    private List<RawSeries>? OfProbe(Dictionary<string, string> group) =>
        LabelsFor([_selectors[0]], [], group) is { } labels ? [new RawSeries(_selectors[0].Metric()!, labels, 1, 0)] : null;

    /// <summary>
    /// One place more than the quorum: all that it takes but one fail at all times, which decides nothing; the next one fails where all is to fail.
    /// </summary>
    private List<RawSeries>? OfPlaces(long quorum, Dictionary<string, string> group)
    {
        if (quorum > MostPlaces) return FailOf<List<RawSeries>>($"a quorum of {quorum} takes more series than a test should have");
        if (LabelsFor([_selectors[0]], [], group) is not { } labels) return null;
        var taken = _sli.By.Concat(_selectors[0].Matchers.Select(matcher => matcher.Name)).ToHashSet();
        var place = Enumerable.Range(1, taken.Count + 1).Select(i => i == 1 ? "place" : $"place{i}").First(name => !taken.Contains(name));
        return
        [
            .. Enumerable.Range(1, (int)quorum + 1).Select(i => new RawSeries(
                _selectors[0].Metric()!, new Dictionary<string, string>(labels) { [place] = $"{i}" }, i < quorum ? 0 : 1, i <= quorum ? 0 : 1)),
        ];
    }

    private List<RawSeries>? OfCounters(Dictionary<string, string> group)
    {
        var counters = new List<RawCounter>();
        foreach (var selector in _selectors)
        {
            // Apart from the others of its metric where that can be; a part of all events cannot.
            List<VectorSelector> others = [.. _selectors.Where(other => other != selector && other.Metric() == selector.Metric())];
            if ((_values.Find([selector], others, group) ?? _values.Find([selector, .. others], [], group) ?? LabelsFor([selector], [], group)) is not { } labels) return null;
            if (!counters.Exists(counter => counter.Metric == selector.Metric() && SelectorText.Of(null, counter.Labels) == SelectorText.Of(null, labels)))
                counters.Add(new RawCounter(selector.Metric()!, labels));
        }

        var query = new LinearQuery(counters, _values);
        if (Shares(counters, group, query) is not var (bad, total)) return null;
        if (TrafficMix.Find(bad, total) is not { } mix) return FailOf<List<RawSeries>>("no series were found of which some count good events and others bad ones");
        return
        [
            .. counters.Zip(mix, (counter, per) =>
                new RawSeries(counter.Metric, counter.Labels, per.PerGood, per.PerBad) { IsDelta = query.ReadsDeltas(counter.Metric) }),
        ];
    }

    /// <summary>What an event that a counter counts adds to the bad events, and to all.</summary>
    private (Fraction[] Bad, Fraction[] Total)? Shares(List<RawCounter> counters, Dictionary<string, string> group, LinearQuery query)
    {
        switch (_sli)
        {
            case Sli.Events events:
                var total = SharesOf(events.Total.Vector);
                var part = SharesOf(events.Part.Vector);
                return (events.PartIsGood ? [.. total.Zip(part, (all, good) => all - good)] : part, total);
            case Sli.Outcomes outcomes:
                var (failed, succeeded) = (SharesOf(outcomes.Bad.Vector), SharesOf(outcomes.Good.Vector));
                return (failed, [.. failed.Zip(succeeded, (a, b) => a + b)]);
            case Sli.Rates rates:
                return Evaluate(rates.Bad.Expr) is { Bottom: null } bad && Evaluate(rates.Total.Expr) is { Bottom: null } all ? (bad.Top, all.Top) : Undetermined();
            case Sli.ErrorRatio ratio:
                return Evaluate(ratio.Ratio.Expr) is { Bottom: { } bottom } one ? (one.Top, bottom) : Undetermined();
            default:
                throw new InvalidOperationException($"{_sli.GetType().Name} has no counters.");
        }

        Fraction[] SharesOf(VectorSelector selector) =>
            [.. counters.Select(counter => _values.Selects(selector, counter.Metric, counter.Labels) ? Fraction.One : Fraction.Zero)];

        LinearSample? Evaluate(Expr expr)
        {
            var samples = query.Evaluate(_sli is Sli.ErrorRatio ? expr : Prom.Sum(_sli.By, expr));
            var unknown = query.Problem ?? (samples?.Any(sample => sample.Unit == EventUnit.Count) == true ? expr.ToString() : null);
            if (unknown is not null)
            {
                Fail($"it is not known what {unknown} makes of the series");
                return null;
            }

            return samples is [var only] && LinearQuery.Key(only.Labels) == LinearQuery.Key(group) ? only : null;
        }
    }

    private (Fraction[] Bad, Fraction[] Total)? Undetermined()
    {
        Fail("it is not known which series make the query good or bad");
        return null;
    }

    /// <summary>Fast and slow events, and where it says so successful ones and others: whatever is not both fast and successful is bad.</summary>
    private List<RawSeries>? OfHistogram(Sli.Latency latency, Dictionary<string, string> group)
    {
        if (_selectors is not [var count, var bucket, var successful]) return FailOf<List<RawSeries>>("no test series are made up for an SLI of its kind");
        var series = new List<RawSeries>();
        var half = new Fraction(1, 2);
        if (LabelsFor([count, successful], [], group) is not { } good) return null;
        if (latency.Successful.Count == 0) Add(good, 1, 0, 0, 1);
        else if (LabelsFor([count], [successful], group) is { } failed)
        {
            Add(good, 1, 0, 0, half);
            Add(failed, 0, half, 0, 0);
        }
        else return null;
        return series;

        // Fast events and slow ones, for each event that is good and for each that is bad.
        void Add(Dictionary<string, string> labels, Fraction fastPerGood, Fraction fastPerBad, Fraction slowPerGood, Fraction slowPerBad)
        {
            var bound = _values.Candidates("le", [bucket]).First();
            var metric = latency.Histogram.Vector.Metric()!;
            series.Add(new RawSeries(metric + "_bucket", new Dictionary<string, string>(labels) { ["le"] = bound }, fastPerGood, fastPerBad));
            series.Add(new RawSeries(metric + "_bucket", new Dictionary<string, string>(labels) { ["le"] = "+Inf" }, fastPerGood + slowPerGood, fastPerBad + slowPerBad));
            series.Add(new RawSeries(metric + "_count", labels, fastPerGood + slowPerGood, fastPerBad + slowPerBad));
        }
    }

    private Dictionary<string, string>? LabelsFor(IReadOnlyList<VectorSelector> selecting, IReadOnlyList<VectorSelector> avoiding, Dictionary<string, string> group)
    {
        if (_values.Find(selecting, avoiding, group) is { } labels) return labels;
        var without = avoiding.Count > 0 ? $" and not {avoiding[0]}" : "";
        return FailOf<Dictionary<string, string>>($"no labels were found that match {string.Join(" and ", selecting)}{without}");
    }

    private RawTraffic? Fail(string problem) => FailOf<RawTraffic>(problem);

    private T? FailOf<T>(string problem)
        where T : class
    {
        Problem ??= problem;
        return null;
    }
}
