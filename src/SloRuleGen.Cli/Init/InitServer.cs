using System.Globalization;
using SloRuleGen.Cli.Check;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Cli.Servers;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.SliTemplates;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Init;

/// <summary>Asks a server for what a new spec may say. Each question gives null where there is no answer, which has been told then.</summary>
internal sealed class InitServer(ServerArguments server, CliEnvironment environment)
{
    private const string JobLabel = "job";

    /// <summary>So long a time tells which part of all is under a bound.</summary>
    private const string Recent = "[7d]";

    /// <summary>What the run ends with where there was no answer.</summary>
    public int ExitCode { get; private set; }

    public string Address => server.Connection.Address.Authority;

    /// <summary>Matchers without the braces around them.</summary>
    public static string TextOf(params IEnumerable<LabelMatcher> matchers) => new VectorSelector(null, [.. matchers]).ToString()[1..^1];

    public static string OfJob(string job) => TextOf(new LabelMatcher(JobLabel, MatchOperator.Equal, job));

    /// <summary>All jobs, by name.</summary>
    public IReadOnlyList<string>? Jobs() => Ask(talk => new AskedServer(talk).LabelValuesAsync(JobLabel));

    /// <summary>The templates whose events there are among the series of some matchers.</summary>
    /// <param name="matchers">Without braces.</param>
    /// <param name="plans">Of all templates.</param>
    public IReadOnlyList<SliTemplate>? Fitting(string matchers, IReadOnlyList<PlannedTemplate> plans) => Ask(async talk =>
    {
        var names = (await new AskedServer(talk).LabelValuesAsync(AskedServer.NameLabel, $"{{{matchers}}}").ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        return (IReadOnlyList<SliTemplate>)[.. plans.Where(one => MeasuredSeries.Of(one.Plan).Where(series => series.Beside is null).All(series => series.Selector.MetricName is { } name && names.Contains(name))).Select(one => one.Template)];
    });

    /// <summary>Matchers for each of the values that the labels of a template's example have: those of one cluster, of one ingress.</summary>
    /// <param name="matchers">Of which all are a part.</param>
    /// <param name="example">As the template has it.</param>
    /// <returns>None where the example has no label that <paramref name="matchers"/> has not.</returns>
    public IReadOnlyList<string>? Parts(string matchers, string? example, SloPlan plan)
    {
        var known = (PromQLParser.ParseMatchers(matchers).Matchers ?? []).Select(matcher => matcher.Name).ToList();
        var labels = (PromQLParser.ParseMatchers(example ?? "").Matchers ?? []).Select(matcher => matcher.Name).Except([.. known, JobLabel]).ToList();
        if (labels.Count == 0) return [];
        var vector = AskedServer.Seen(MeasuredSeries.Of(plan)[0].Selector);
        return Ask(async talk =>
        {
            var found = await new AskedServer(talk).QueryAsync($"count by ({string.Join(", ", labels.Select(PromQLPrinter.PrintLabel))}) ({vector})").ConfigureAwait(false);
            return (IReadOnlyList<string>)[.. found.Select(series => MatchersOf(series.Labels)).Where(part => part.Length > 0).Order(StringComparer.Ordinal).Select(part => $"{matchers},{part}")];
        });
    }

    /// <summary>The bounds of a histogram's buckets as a threshold has them, the lowest first, each with the share of the last week under it; NaN where nothing was counted.</summary>
    /// <returns>None where the SLI is about no histogram with buckets.</returns>
    public IReadOnlyList<(string Threshold, double Share)>? Buckets(SloPlan plan)
    {
        if (plan.Slo.Sli is not Sli.Latency { IsNative: false } latency) return [];
        var scale = latency.Unit == HistogramUnit.Milliseconds ? 1 : 1000;
        var selector = AskedServer.Plain(MeasuredSeries.Of(plan)[0].Selector);
        return Ask(async talk =>
        {
            var counts = await new AskedServer(talk).QueryAsync($"sum by (le) (increase({selector}{Recent}))").ConfigureAwait(false);
            var all = counts.FirstOrDefault(series => series.Labels["le"] == "+Inf")?.Samples[^1].Value ?? 0;
            return (IReadOnlyList<(string, double)>)
            [
                .. counts.Select(series => (Bound: Bound(series.Labels["le"]), Share: all > 0 ? series.Samples[^1].Value / all : double.NaN))
                    .Where(bucket => bucket.Bound > 0).OrderBy(bucket => bucket.Bound).DistinctBy(bucket => bucket.Bound)
                    .Select(bucket => (PromDuration.FromMilliseconds(bucket.Bound).ToString(), bucket.Share)),
            ];
        });

        // In milliseconds; 0 of what no threshold can say.
        long Bound(string le) => double.TryParse(le, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && Math.Round(bound * scale, 6) is > 0 and < 1e12 and var ms && ms == Math.Floor(ms) ? (long)ms : 0;
    }

    /// <summary>How often the series are scraped, and what they say of the last weeks.</summary>
    public ServerPast? Past(SloPlan plan)
    {
        return Ask(async talk =>
        {
            var interval = MeasuredSeries.Of(plan) is [var series, ..] ? await ScrapeCheck.IntervalAsync(series.Selector, new AskedServer(talk)).ConfigureAwait(false) : null;
            var fetched = await ServerSamples.ReadAsync(talk, [(plan, PastWeeks.Times(environment.Time.GetUtcNow()))], SampleSource.Raw).ConfigureAwait(false);
            return new ServerPast(interval, PastWeeks.Of(fetched[0].Measured));
        });
    }

    private T? Ask<T>(Func<ServerTalk, Task<T>> ask)
        where T : class
    {
        T? got = null;
        ExitCode = ServerRun.Run(server, environment, ask, answer =>
        {
            got = answer;
            return Console.ExitCode.Ok;
        });
        return got;
    }

    private static string MatchersOf(LabelSet labels) => TextOf(labels.All.Select(label => new LabelMatcher(label.Key, MatchOperator.Equal, label.Value)));
}

/// <param name="ScrapeInterval">Null where it cannot be told.</param>
/// <param name="Weeks">Null where there is no data.</param>
internal sealed record ServerPast(PromDuration? ScrapeInterval, PastWeeks? Weeks);
