using SloRuleGen.PromQL.Re2;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.RuleTests;

/// <summary>Finds labels for series that selectors are to select, or not.</summary>
/// <param name="all">All selectors of the same events: the values that are tried come from their matchers.</param>
internal sealed class LabelValues(IReadOnlyList<VectorSelector> all)
{
    private const int MaxTries = 20_000;

    private const string NameLabel = "__name__";

    private readonly Dictionary<string, RegexTexts?> _regexes = [];

    /// <summary>A regular expression for which no matching texts are known, or null.</summary>
    public string? UnknownRegex => all.SelectMany(selector => selector.Matchers)
        .Where(matcher => matcher.Operator is MatchOperator.Regex or MatchOperator.NotRegex)
        .FirstOrDefault(matcher => TextsOf(matcher.Value) is null)?.Value;

    public bool Selects(VectorSelector selector, string metric, IReadOnlyDictionary<string, string> labels) =>
        selector.Metric() == metric && MatchersOf(selector).All(matcher => Matches(matcher, labels.GetValueOrDefault(matcher.Name, "")));

    /// <summary>Labels that all of some selectors select and none of some others; null if none are found.</summary>
    public Dictionary<string, string>? Find(IReadOnlyList<VectorSelector> selecting, IReadOnlyList<VectorSelector> avoiding, IReadOnlyDictionary<string, string> given)
    {
        List<string> names =
        [
            .. given.Keys.Concat(selecting.Concat(avoiding).SelectMany(MatchersOf).Select(matcher => matcher.Name)).Distinct(),
        ];
        var candidates = names.Select(name => given.TryGetValue(name, out var value) ? [value] : Candidates(name, selecting).ToList()).ToList();
        var metric = selecting[0].Metric()!;
        foreach (var choice in Choices(candidates).Take(MaxTries))
        {
            var labels = names.Zip(choice).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
            if (selecting.All(selector => Selects(selector, metric, labels)) && !avoiding.Any(selector => Selects(selector, metric, labels)))
                return labels;
        }

        return null;
    }

    /// <summary>Values of a label that all selectors allow, the likeliest first.</summary>
    public IEnumerable<string> Candidates(string name, IReadOnlyList<VectorSelector> selecting)
    {
        var asked = selecting.Concat(all).SelectMany(MatchersOf).Where(matcher => matcher.Name == name).ToList();
        var wanted = asked.Where(matcher => matcher.Operator is MatchOperator.Equal or MatchOperator.Regex).SelectMany(TextsOf);
        var avoided = asked.Where(matcher => matcher.Operator is MatchOperator.NotEqual or MatchOperator.NotRegex).SelectMany(TextsOf);
        var matchers = selecting.SelectMany(MatchersOf).Where(matcher => matcher.Name == name).ToList();
        var isAsked = matchers.Exists(matcher => matcher.Operator is MatchOperator.Equal or MatchOperator.Regex);
        var values = isAsked ? wanted.Concat(Usual(name)).Concat(avoided) : Usual(name).Concat(wanted).Concat(avoided);
        return values.Append("").Distinct().Where(value => matchers.TrueForAll(matcher => IsQuick(matcher, value) && Matches(matcher, value)));
    }

    private static string[] Usual(string name) =>
        name.EndsWith("grpc_code", StringComparison.Ordinal) ? ["OK"]
        : name.Contains("code", StringComparison.OrdinalIgnoreCase) || name.Contains("status", StringComparison.OrdinalIgnoreCase) ? ["200", "ok"]
        : ["one", "two"];

    private static IEnumerable<LabelMatcher> MatchersOf(VectorSelector selector) =>
        selector.Matchers.Where(matcher => matcher.Name != NameLabel);

    /// <summary>All choices of one candidate for each label, those with the likeliest first.</summary>
    private static IEnumerable<IReadOnlyList<string>> Choices(List<List<string>> candidates)
    {
        if (candidates.Any(values => values.Count == 0)) yield break;
        var at = new int[candidates.Count];
        while (true)
        {
            yield return [.. at.Select((index, i) => candidates[i][index])];
            var next = 0;
            while (next < at.Length && ++at[next] == candidates[next].Count) at[next++] = 0;
            if (next == at.Length) yield break;
        }
    }

    private IEnumerable<string> TextsOf(LabelMatcher matcher) =>
        matcher.Operator is MatchOperator.Equal or MatchOperator.NotEqual ? [matcher.Value] : RegexOf(matcher).Examples();

    private bool IsQuick(LabelMatcher matcher, string value) =>
        matcher.Operator is MatchOperator.Equal or MatchOperator.NotEqual || RegexOf(matcher).IsQuickFor(value);

    private bool Matches(LabelMatcher matcher, string value) => matcher.Operator switch
    {
        MatchOperator.Equal => value == matcher.Value,
        MatchOperator.NotEqual => value != matcher.Value,
        MatchOperator.Regex => RegexOf(matcher).Matches(value),
        _ => !RegexOf(matcher).Matches(value),
    };

    private RegexTexts RegexOf(LabelMatcher matcher) => TextsOf(matcher.Value)!;

    private RegexTexts? TextsOf(string regex)
    {
        if (!_regexes.TryGetValue(regex, out var texts)) _regexes[regex] = texts = RegexTexts.Of(regex);
        return texts;
    }
}
