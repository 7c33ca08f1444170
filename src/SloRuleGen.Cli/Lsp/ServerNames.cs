using System.Collections.Concurrent;
using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.Cli.Lsp;

/// <summary>The metrics and labels of a server. What was asked is not asked again for a while, and nobody waits long for an answer.</summary>
internal sealed class ServerNames(PrometheusConnection connection, TimeProvider time) : IDisposable
{
    /// <summary>So many questions are remembered.</summary>
    private const int MostRemembered = 200;

    /// <summary>How old an answer may be.</summary>
    private static readonly TimeSpan s_oldest = TimeSpan.FromMinutes(5);

    /// <summary>For how long a question is not asked again that had no answer.</summary>
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody waits who types; the answer is remembered all the same.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>How far back series may have ended.</summary>
    private static readonly TimeSpan s_recent = TimeSpan.FromHours(1);

    private readonly PrometheusClient _client = new(connection with { Timeout = TimeSpan.FromSeconds(20), MaxAnswerBytes = 16 << 20, Attempts = 1, Concurrency = 2 }, time);
    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();

    public Task<IReadOnlyList<string>> MetricsAsync(CancellationToken cancellation) => ValuesAsync("__name__", null, cancellation);

    /// <param name="metric">Whose labels; null for those of all series.</param>
    public Task<IReadOnlyList<string>> LabelsAsync(string? metric, CancellationToken cancellation) =>
        AskAsync($"labels {metric}", async now => (await _client.LabelNamesAsync(Selectors(metric), now - s_recent, now, _end.Token).ConfigureAwait(false)).Data, cancellation);

    /// <param name="metric">Of whose series; null for all.</param>
    public Task<IReadOnlyList<string>> ValuesAsync(string label, string? metric, CancellationToken cancellation) =>
        AskAsync($"values {label} {metric}", async now => (await _client.LabelValuesAsync(label, Selectors(metric), now - s_recent, now, _end.Token).ConfigureAwait(false)).Data, cancellation);

    /// <summary>What targets say of a metric, in Markdown; null where it is not known.</summary>
    public async Task<string?> AboutAsync(string metric, CancellationToken cancellation)
    {
        var facts = await AskAsync($"metadata {metric}", async _ =>
        {
            // The parts of a histogram or a summary have no metadata of their own.
            foreach (var name in new[] { metric, Without("_bucket"), Without("_count"), Without("_sum"), Without("_total") }.Distinct())
            {
                var all = (await _client.MetadataAsync(name, _end.Token).ConfigureAwait(false)).Data;
                if (all.TryGetValue(name, out var found) && found is [var first, ..]) return (IReadOnlyList<string>)[first.Type ?? "unknown", first.Help ?? ""];
            }

            return [];
        }, cancellation).ConfigureAwait(false);
        if (facts is not [var type, var help])
            return (await MetricsAsync(cancellation).ConfigureAwait(false)).Contains(metric) ? $"**{MarkdownText.Escaped(metric)}**" : null;
        return $"**{MarkdownText.Escaped(metric)}**: {MarkdownText.Escaped(PlainText.OneLine(type))}{(help.Length > 0 ? $"\n\n{MarkdownText.Line(PlainText.OneLine(help))}" : "")}";

        string Without(string ending) => metric.EndsWith(ending, StringComparison.Ordinal) ? metric[..^ending.Length] : metric;
    }

    public void Dispose()
    {
        _end.Cancel();
        _client.Dispose();
        _end.Dispose();
    }

    private static string[] Selectors(string? metric) => metric is null ? [] : [metric];

    /// <summary>The answer; none where there is none in time.</summary>
    private async Task<IReadOnlyList<string>> AskAsync(string question, Func<DateTimeOffset, Task<IReadOnlyList<string>>> ask, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (_asked.TryGetValue(question, out var asked) && now - asked.At > (asked.Answer.IsFaulted ? s_rest : s_oldest)) _asked.TryRemove(KeyValuePair.Create(question, asked));
        if (_asked.Count >= MostRemembered) _asked.Clear();
        var answer = _asked.GetOrAdd(question, _ => Begin(ask, now)).Answer;
        try
        {
            return await answer.WaitAsync(s_patience, time, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PrometheusApiException or TimeoutException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return [];
        }
    }

    /// <summary>Goes on whether or not somebody waits.</summary>
    private static Asked Begin(Func<DateTimeOffset, Task<IReadOnlyList<string>>> ask, DateTimeOffset now) => new(now, Task.Run(() => ask(now)));

    private sealed record Asked(DateTimeOffset At, Task<IReadOnlyList<string>> Answer);
}
