using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Check;

/// <summary>How often series are scraped, against the windows and what the spec says.</summary>
internal sealed class ScrapeCheck : IServerCheck
{
    private const string Watched = "10m";

    /// <summary>With fewer samples one missed scrape leaves a window without a rate.</summary>
    private const int SamplesOfBase = 4;

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        if (MeasuredSeries.Of(slo) is not [var series, ..] || await IntervalAsync(series.Selector, server).ConfigureAwait(false) is not { } interval) return [];
        if (interval.Milliseconds * SamplesOfBase > WindowSources.Base.Milliseconds * 1.05)
        {
            var most = Figure.Time(WindowSources.Base * new Fraction(1, SamplesOfBase));
            return [new(ServerDiagnostics.RareScrapes, series.Place, $"'{series.Field}' has a sample each {Figure.Time(interval)}, and a window of {WindowSources.Base} needs {SamplesOfBase}, or a missed scrape is a gap: scrape each {most} at least")];
        }

        return slo.Service.ScrapeInterval is { } said && Math.Abs(said.Value.Milliseconds - interval.Milliseconds) > 0.2 * said.Value.Milliseconds
            ? [new(ServerDiagnostics.RareScrapes, said.Span, $"'scrape_interval' says {said.Value}, and '{series.Field}' has a sample each {Figure.Time(interval)}")]
            : [];
    }

    /// <summary>The usual time between samples of one of the series; null where there are too few to tell.</summary>
    public static async Task<PromDuration?> IntervalAsync(VectorSelector selector, AskedServer server)
    {
        if (await server.QueryAsync($"topk(1, count_over_time({AskedServer.Plain(selector)}[{Watched}]))").ConfigureAwait(false) is not [{ Labels: var labels }, ..]) return null;
        var one = new VectorSelector(null, [.. labels.All.Where(label => label.Key != AskedServer.NameLabel).Select(label => new LabelMatcher(label.Key, MatchOperator.Equal, label.Value)), .. NamesOf(selector)]);
        // Native histograms have samples too, but no numbers: they are counted at their instants.
        if (await server.QueryAsync($"timestamp({one})[{Watched}:1s]").ConfigureAwait(false) is not [{ Samples: var samples }, ..]) return null;
        var times = samples.Select(sample => sample.Value).Distinct().Order().ToList();
        if (times.Count < 3) return null;
        var gaps = times.Zip(times.Skip(1), (before, after) => after - before).Order().ToList();
        return PromDuration.FromMilliseconds((long)Math.Round(gaps[gaps.Count / 2] * 1000));
    }

    private static IEnumerable<LabelMatcher> NamesOf(VectorSelector selector) => selector.MetricName is { } name
        ? [new LabelMatcher(AskedServer.NameLabel, MatchOperator.Equal, name)]
        : selector.Matchers.Where(matcher => matcher.Name == AskedServer.NameLabel);
}
