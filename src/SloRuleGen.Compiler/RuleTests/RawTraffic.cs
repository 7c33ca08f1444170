using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>The series by which Prometheus sees the events of an SLI.</summary>
/// <param name="Groups">One for each combination of the labels of <c>by</c> that is made up; more than one where that is possible.</param>
internal sealed record RawTraffic(IReadOnlyList<TrafficGroup> Groups)
{
    /// <summary>Whether each sample is an event: then there are as many events as scrapes, and there is no rest.</summary>
    public bool IsProbed { get; init; }

    /// <summary>Whether series that only count failures may be missing before the first failure.</summary>
    public bool FailuresMayBeAbsent { get; init; }
}

/// <param name="Labels">Those of <c>by</c>.</param>
internal sealed record TrafficGroup(IReadOnlyDictionary<string, string> Labels, IReadOnlyList<RawSeries> Series);

/// <summary>A counter, or one that tells deltas, or the gauge of a probe.</summary>
/// <param name="PerGood">By how much it grows with an event that is good; the value of a gauge.</param>
/// <param name="PerBad">By how much it grows with an event that is bad; the value of a gauge.</param>
internal sealed record RawSeries(string Metric, IReadOnlyDictionary<string, string> Labels, Fraction PerGood, Fraction PerBad)
{
    /// <summary>Each sample says how many events came since the one before; else how many there were in all.</summary>
    public bool IsDelta { get; init; }

    public string Selector => SelectorText.Of(Metric, Labels);

    public bool CountsOnlyFailures => PerGood.Sign == 0 && PerBad.Sign > 0;

    /// <summary>By how much it grows with an event on average, if such a share of them fails.</summary>
    public Fraction PerEvent(Fraction failing) => PerGood + failing * (PerBad - PerGood);
}

internal static class SelectorText
{
    /// <summary>A series by its name and all its labels; without a name, the labels alone.</summary>
    public static string Of(string? metric, IEnumerable<KeyValuePair<string, string>> labels)
    {
        List<LabelMatcher> matchers = [.. labels.Select(label => new LabelMatcher(label.Key, MatchOperator.Equal, label.Value))];
        return metric is null && matchers.Count == 0 ? "{}" : PromQLPrinter.Print(new VectorSelector(metric, [.. matchers]));
    }

    /// <summary>All series of a name that have one of some plain values, and some labels.</summary>
    public static string OfAny(string metric, string label, IEnumerable<string> values, IEnumerable<KeyValuePair<string, string>> labels)
    {
        var any = new LabelMatcher(label, MatchOperator.Regex, string.Join('|', values));
        return PromQLPrinter.Print(new VectorSelector(metric, [any, .. labels.Select(of => new LabelMatcher(of.Key, MatchOperator.Equal, of.Value))]));
    }
}
