using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>Selectors that no series matches: which matcher it is, and what was probably meant.</summary>
internal sealed class SelectorChecks : IServerCheck
{
    /// <summary>How many values a message lists.</summary>
    private const int Listed = 5;

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        var found = await Task.WhenAll(MeasuredSeries.Of(slo).Select(series => CheckAsync(series, server))).ConfigureAwait(false);
        return [.. found.OfType<Diagnostic>()];
    }

    private static async Task<Diagnostic?> CheckAsync(MeasuredSeries series, AskedServer server)
    {
        if (await server.CountAsync(AskedServer.Seen(series.Selector)).ConfigureAwait(false) > 0) return null;
        var reason = await MissingMetricAsync(series, server).ConfigureAwait(false) ?? await MissingMatcherAsync(series, server).ConfigureAwait(false);
        if (reason is not null) return Report(series, reason);
        return series.Beside is null ? Report(series, $"no series {AskedServer.Recently} matches all of {Wording.Quote(series.Selector.ToString())} at once") : null;
    }

    private static Diagnostic Report(MeasuredSeries series, string reason) => series.Beside is null
        ? new(ServerDiagnostics.NothingSelected, series.Place, $"'{series.Field}' selects nothing: {reason}")
        : new(ServerDiagnostics.NoFailureCounted, series.Place, $"'{series.Field}' selects nothing, perhaps for ever: {reason}");

    private static async Task<string?> MissingMetricAsync(MeasuredSeries series, AskedServer server)
    {
        if (series.Selector.Metric() is not { } metric) return null;
        if (await server.CountAsync(AskedServer.Seen(new VectorSelector(metric, []))).ConfigureAwait(false) > 0) return null;
        var meant = NearestWord.Of(metric, await server.MetricsAsync().ConfigureAwait(false));
        var hint = meant is not null ? $"; did you mean {Wording.Quote(meant)}?" : series.Beside is not null ? "; either nothing has failed yet, or it has another name" : "";
        return $"the server had no metric {Wording.Quote(metric)} {AskedServer.Recently}{hint}";
    }

    /// <summary>The first matcher without which there are series.</summary>
    private static async Task<string?> MissingMatcherAsync(MeasuredSeries series, AskedServer server)
    {
        foreach (var matcher in series.Selector.Matchers.Where(matcher => matcher.Name != AskedServer.NameLabel && series.Beside?.Matchers.Contains(matcher) != true))
        {
            var others = series.Selector with { Matchers = [.. series.Selector.Matchers.Where(other => other != matcher)] };
            var values = await server.ValuesAsync(AskedServer.Seen(others), matcher.Name).ConfigureAwait(false);
            if (values.Count == 0) continue;
            var there = values.Select(pair => pair.Value).Where(value => value.Length > 0).ToList();
            if (there.Count == 0) return $"no series has the label {Wording.Quote(matcher.Name)}{await NearestLabelAsync(matcher.Name, others, server).ConfigureAwait(false)}";

            var meant = matcher.Operator == MatchOperator.Equal ? NearestWord.Of(matcher.Value, there) : null;
            // As long as nothing fails, no value that tells of failures is there; only one that nearly is tells of a mistake.
            if (meant is null && series.Beside is not null) return null;
            return $"no series {AskedServer.Recently} has {Wording.Quote(Text(matcher))}{(meant is null ? $"; there are {List(there)}" : $"; did you mean {Wording.Quote(meant)}?")}";
        }

        return null;
    }

    private static async Task<string> NearestLabelAsync(string label, VectorSelector selector, AskedServer server)
    {
        var labels = (await server.LabelsAsync(selector).ConfigureAwait(false)).Where(name => name != AskedServer.NameLabel).ToList();
        return NearestWord.Of(label, labels) is { } meant ? $"; did you mean {Wording.Quote(meant)}?" : labels.Count > 0 ? $"; they have {List(labels)}" : "";
    }

    private static string Text(LabelMatcher matcher) => new VectorSelector(null, [matcher]).ToString()[1..^1];

    public static string List(IReadOnlyList<string> words) => words.Count <= Listed
        ? Enumeration.And([.. words.Select(Wording.Quote)])
        : $"{string.Join(", ", words.Take(Listed).Select(Wording.Quote))} and {words.Count - Listed} more";
}
