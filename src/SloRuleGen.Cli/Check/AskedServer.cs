using System.Collections.Concurrent;
using SloRuleGen.Cli.Servers;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.PrometheusApi;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Check;

/// <summary>What a check asks a server of its series. The same question is asked once. What was there within the last hour counts as there.</summary>
internal sealed class AskedServer(ServerTalk talk)
{
    public const string NameLabel = "__name__";

    /// <summary>How far back a series may have ended, and how messages call it.</summary>
    public const string Recently = "within the last hour";

    private static readonly PromDuration s_recent = PromDuration.FromHours(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<SampleSeries>>>> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _untold = new(StringComparer.Ordinal);

    /// <summary>What the server has no answer to, and so was not checked.</summary>
    public IEnumerable<string> Untold => _untold.Keys.Order(StringComparer.Ordinal);

    /// <summary>All series that a selector matches, as PromQL.</summary>
    public static string Seen(VectorSelector selector) => $"last_over_time({Plain(selector).Over(s_recent)})";

    /// <summary>The selector, wherever a query looks with it.</summary>
    public static VectorSelector Plain(VectorSelector selector) => selector with { Offset = null, At = null, Extension = RangeExtension.None };

    public Task<IReadOnlyList<SampleSeries>> QueryAsync(string query) =>
        _asked.GetOrAdd(query, text => new(() => talk.NoteAsync(talk.Client.QueryAsync(text, null, talk.Cancellation)))).Value;

    /// <summary>How many series a vector has.</summary>
    public async Task<long> CountAsync(string vector) => await QueryAsync($"count({vector})").ConfigureAwait(false) is [{ Samples: [.., var last] }, ..] ? (long)last.Value : 0;

    /// <summary>The values that a label has in a vector, with the number of series of each; an empty one for those without it.</summary>
    public async Task<IReadOnlyList<(string Value, long Series)>> ValuesAsync(string vector, string label)
    {
        var counts = await QueryAsync($"count by ({PromQLPrinter.PrintLabel(label)}) ({vector})").ConfigureAwait(false);
        return [.. counts.Select(series => (series.Labels[label], (long)series.Samples[^1].Value)).OrderBy(pair => pair.Item1, StringComparer.Ordinal)];
    }

    /// <summary>The time by the clock of the server, which is the one that counts.</summary>
    /// <exception cref="PrometheusApiException">The server does not tell.</exception>
    public async Task<DateTimeOffset> NowAsync() => await QueryAsync("time()").ConfigureAwait(false) is [var time, ..]
        ? time.Samples[^1].At
        : throw new PrometheusApiException("the server has no answer to time(), which every one has that speaks PromQL");

    /// <summary>The names of all metrics.</summary>
    public Task<IReadOnlyList<string>> MetricsAsync() => LabelValuesAsync(NameLabel);

    /// <summary>The values that a label has on the series of selectors; on all series without any.</summary>
    public Task<IReadOnlyList<string>> LabelValuesAsync(string label, params IReadOnlyList<string> selectors) =>
        AskAsync((from, to) => talk.Client.LabelValuesAsync(label, selectors, from, to, talk.Cancellation));

    /// <summary>The names of the labels of a selector's series.</summary>
    public Task<IReadOnlyList<string>> LabelsAsync(VectorSelector selector) =>
        AskAsync((from, to) => talk.Client.LabelNamesAsync([Plain(selector).ToString()], from, to, talk.Cancellation));

    /// <summary>What not every server tells: null where this one does not.</summary>
    /// <param name="subject">What it is about, as the subject of a sentence: <c>the rules that are loaded</c>.</param>
    public async Task<T?> TryAsync<T>(string subject, Func<PrometheusClient, CancellationToken, Task<Answer<T>>> ask)
        where T : class
    {
        try
        {
            return await talk.NoteAsync(ask(talk.Client, talk.Cancellation)).ConfigureAwait(false);
        }
        catch (PrometheusApiException)
        {
            NotTold(subject);
            return null;
        }
    }

    /// <summary>Notes that the server has no answer that means anything.</summary>
    public void NotTold(string subject) => _untold[subject] = 0;

    private async Task<IReadOnlyList<string>> AskAsync(Func<DateTimeOffset, DateTimeOffset, Task<Answer<IReadOnlyList<string>>>> ask)
    {
        var now = await NowAsync().ConfigureAwait(false);
        return await talk.NoteAsync(ask(now - TimeSpan.FromHours(1), now)).ConfigureAwait(false);
    }
}
