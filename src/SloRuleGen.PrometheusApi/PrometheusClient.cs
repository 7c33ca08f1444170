using System.Globalization;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.PrometheusApi;

/// <summary>
/// Asks a server that speaks the HTTP API of Prometheus: Prometheus itself, Mimir, Thanos, VictoriaMetrics. Each question is asked again,
/// later and later, where the server is busy or the connection is cut. All methods throw a <see cref="PrometheusApiException"/> where there
/// is no answer, and may be called at the same time.
/// </summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/querying/api/"/>
public sealed class PrometheusClient : IDisposable
{
    private readonly PrometheusConnection _connection;
    private readonly ApiTransport _transport;

    /// <exception cref="PrometheusApiException">A certificate or key of the connection cannot be read.</exception>
    public PrometheusClient(PrometheusConnection connection, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        _transport = new ApiTransport(connection, ConnectionHandler.For(connection.Config), time ?? TimeProvider.System);
    }

    public void Dispose() => _transport.Dispose();

    /// <param name="at">Null for the time of the server.</param>
    public async Task<Answer<IReadOnlyList<SampleSeries>>> QueryAsync(string query, DateTimeOffset? at = null, CancellationToken cancellation = default)
    {
        var fields = Fields(("query", query), ("time", at is { } time ? Text(time) : null), ("timeout", Seconds(_connection.Timeout)));
        return Series(await _transport.AskAsync("api/v1/query", fields, QueryData.Read, cancellation).ConfigureAwait(false));
    }

    /// <summary>Asks for a range in parts, some at once, and joins them.</summary>
    /// <param name="step">Over 0.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public async Task<Answer<IReadOnlyList<SampleSeries>>> QueryRangeAsync(
        string query, DateTimeOffset from, DateTimeOffset to, TimeSpan step, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var parts = RangeSplit.Parts(from, to, step, _connection.MaxRange).ToList();
        var done = 0;
        try
        {
            var answers = await Task.WhenAll(parts.Select(part => AskPartAsync(part.From, part.To))).ConfigureAwait(false);
            return Joined.Of(answers);
        }
        catch
        {
            // What is still under way is of no use any more.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }

        async Task<Answer<IReadOnlyList<SampleSeries>>> AskPartAsync(DateTimeOffset start, DateTimeOffset end)
        {
            var fields = Fields(("query", query), ("start", Text(start)), ("end", Text(end)), ("step", Seconds(step)), ("timeout", Seconds(_connection.Timeout)));
            try
            {
                var answer = Series(await _transport.AskAsync("api/v1/query_range", fields, QueryData.Read, stop.Token).ConfigureAwait(false));
                progress?.Report((double)Interlocked.Increment(ref done) / parts.Count);
                return answer;
            }
            catch (PrometheusApiException)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    /// <summary>The series that there were within a time.</summary>
    public async Task<Answer<IReadOnlyList<LabelSet>>> SeriesAsync(
        IEnumerable<string> selectors, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        var answer = await _transport.AskAsync(
            "api/v1/series", Within(selectors, from, to), (ref json) => json.List(JsonReading.Texts), cancellation).ConfigureAwait(false);
        return new Answer<IReadOnlyList<LabelSet>>([.. answer.Data.Select(labels => new LabelSet(labels))], answer.Warnings, answer.Infos);
    }

    /// <summary>The names of the labels of these series; of all series without any selector.</summary>
    public Task<Answer<IReadOnlyList<string>>> LabelNamesAsync(
        IEnumerable<string> selectors, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default) =>
        AskForNamesAsync("api/v1/labels", Within(selectors, from, to), cancellation);

    /// <summary>The values that a label has on these series; on all series without any selector.</summary>
    public Task<Answer<IReadOnlyList<string>>> LabelValuesAsync(
        string label, IEnumerable<string> selectors, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default)
    {
        // This one is a GET alone.
        var query = string.Join('&', Within(selectors, from, to).Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
        return AskForNamesAsync($"api/v1/label/{LabelInPath(label)}/values?{query}", null, cancellation);
    }

    /// <summary>What the targets say of each metric: several where they differ.</summary>
    /// <param name="metric">The one metric that is asked for; null for all.</param>
    public async Task<Answer<IReadOnlyDictionary<string, IReadOnlyList<MetricMetadata>>>> MetadataAsync(
        string? metric = null, CancellationToken cancellation = default)
    {
        var path = metric is null ? "api/v1/metadata" : $"api/v1/metadata?metric={Uri.EscapeDataString(metric)}";
        var answer = await AskAsync(path, (ref json) => json.Map<IReadOnlyList<MetricMetadata>>(MetricMetadata.ReadAll), cancellation).ConfigureAwait(false);
        return new(answer.Data, answer.Warnings, answer.Infos);
    }

    public async Task<Answer<IReadOnlyList<RuleGroupState>>> RulesAsync(CancellationToken cancellation = default)
    {
        var answer = await AskAsync("api/v1/rules", RuleGroups.Read, cancellation).ConfigureAwait(false);
        return new(answer.Data.All, answer.Warnings, answer.Infos);
    }

    public Task<Answer<BuildInfo>> BuildInfoAsync(CancellationToken cancellation = default) =>
        AskAsync("api/v1/status/buildinfo", BuildInfo.Read, cancellation);

    public Task<Answer<RuntimeInfo>> RuntimeInfoAsync(CancellationToken cancellation = default) =>
        AskAsync("api/v1/status/runtimeinfo", RuntimeInfo.Read, cancellation);

    public Task<Answer<TsdbStatus>> TsdbStatusAsync(CancellationToken cancellation = default) =>
        AskAsync("api/v1/status/tsdb", TsdbStatus.Read, cancellation);

    /// <summary>What is switched on, by its area and its name. Prometheus knows this from 3.8 on.</summary>
    public async Task<Answer<IReadOnlyDictionary<string, Dictionary<string, bool>>>> FeaturesAsync(CancellationToken cancellation = default)
    {
        var answer = await AskAsync("api/v1/features", (ref json) => json.Map((ref area) => area.Map(JsonReading.Bool)), cancellation).ConfigureAwait(false);
        return new(answer.Data, answer.Warnings, answer.Infos);
    }

    private Task<Answer<T>> AskAsync<T>(string path, ReadValue<T> data, CancellationToken cancellation)
        where T : class => _transport.AskAsync(path, null, data, cancellation);

    private async Task<Answer<IReadOnlyList<string>>> AskForNamesAsync(string path, IReadOnlyList<KeyValuePair<string, string>>? fields, CancellationToken cancellation)
    {
        var answer = await _transport.AskAsync(path, fields, (ref json) => json.List(JsonReading.Text), cancellation).ConfigureAwait(false);
        return new(answer.Data, answer.Warnings, answer.Infos);
    }

    private static Answer<IReadOnlyList<SampleSeries>> Series(Answer<QueryData> answer) => answer.Data.HistogramSeries == 0
        ? new(answer.Data.Series, answer.Warnings, answer.Infos)
        : throw new PrometheusApiException("the query gives native histograms and no numbers");

    private static IReadOnlyList<KeyValuePair<string, string>> Within(IEnumerable<string> selectors, DateTimeOffset from, DateTimeOffset to) =>
        [.. Fields(("start", Text(from)), ("end", Text(to))), .. selectors.Select(selector => KeyValuePair.Create("match[]", selector))];

    private static List<KeyValuePair<string, string>> Fields(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var given = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in fields)
        {
            if (value is not null) given.Add(KeyValuePair.Create(name, value));
        }

        return given;
    }

    /// <summary>Names that are not of ASCII letters are escaped as the API of Prometheus 3 has it.</summary>
    private static string LabelInPath(string name)
    {
        if (name.AsSpan().IndexOfAnyExcept(s_plain) < 0) return name;
        var escaped = name.EnumerateRunes().Select(rune =>
            rune.IsAscii && s_plain.Contains((char)rune.Value) ? rune.Value == '_' ? "__" : rune.ToString() : $"_{rune.Value:x}_");
        return "U__" + string.Concat(escaped);
    }

    private static readonly System.Buffers.SearchValues<char> s_plain =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static string Text(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan span) => ((decimal)span.TotalMilliseconds / 1000).ToString("0.###", CultureInfo.InvariantCulture);
}
