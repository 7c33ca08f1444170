using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Servers;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Status;

/// <summary>Reads how all SLOs of a server stand.</summary>
internal static class StatusReader
{
    private const double Questions = 9;

    /// <summary>How far back rules are looked for that record no more: longer than servers find what was recorded last by themselves.</summary>
    private const string Past = "2h";

    /// <returns>One for each group of each SLO that the server has rules of, and one without data for an SLO that has no budget yet.</returns>
    public static async Task<IReadOnlyList<BudgetStatus>> ReadAsync(ServerTalk server)
    {
        var answered = 0;
        var infos = AskAsync(RecordNames.Info);
        var remaining = AskAsync(RecordNames.BudgetRemaining);
        var times = AskAsync($"timestamp({RecordNames.BudgetRemaining})");
        var burns = AskAsync(RecordNames.CurrentBurnRate);
        var days = AskAsync(RecordNames.PeriodDays);
        var ratios = AskAsync(StatusSeries.ErrorRatios);
        var alerts = AskAsync(StatusSeries.FiringAlerts);
        var corrections = AskAsync(RecordNames.CorrectionTo);
        var former = AskAsync($"last_over_time({RecordNames.Info}[{Past}])");
        await Task.WhenAll(infos, remaining, times, burns, days, ratios, alerts, corrections, former).ConfigureAwait(false);

        var index = new SloIndex(await infos.ConfigureAwait(false), await former.ConfigureAwait(false));
        if (index.HasStopped)
        {
            await AddPastAsync(index, $"last_over_time({RecordNames.BudgetRemaining}[{Past}])", (status, value) => status with { Remaining = value }).ConfigureAwait(false);
            await AddPastAsync(index, $"max_over_time(timestamp({RecordNames.BudgetRemaining})[{Past}:2m])", (status, value) => status with { At = Time(value) }).ConfigureAwait(false);
        }

        foreach (var (slo, group, series) in index.Match(await remaining.ConfigureAwait(false))) slo.Change(group, status => status with { Remaining = Value(series) });
        foreach (var (slo, group, series) in index.Match(await times.ConfigureAwait(false)))
        {
            if (Time(Value(series)) is { } at) slo.Change(group, status => status with { At = at, Age = series.Samples[^1].At - at });
        }

        foreach (var (slo, group, series) in index.Match(await burns.ConfigureAwait(false))) slo.Change(group, status => status with { Burn = Value(series) });
        foreach (var (slo, group, series) in index.Match(await ratios.ConfigureAwait(false)))
        {
            if (StatusSeries.IsErrorRatioOf(slo.Period, series.Labels["__name__"])) slo.Change(group, status => status with { Good = 1 - Value(series) });
        }

        foreach (var (slo, _, series) in index.Match(await days.ConfigureAwait(false))) slo.PeriodLength = Value(series) is { } length and < 100_000 ? TimeSpan.FromDays(length) : null;
        foreach (var (slo, group, series) in index.MatchAlerts(await alerts.ConfigureAwait(false)))
            slo.Fire(group, new FiringAlert(series.Labels["alertname"], series.Labels["severity"], series.Labels["long_window"], series.Labels["policy_tier"]));
        foreach (var (slo, _, series) in index.Match(await corrections.ConfigureAwait(false)))
        {
            if (CorrectionOf(series, slo.PeriodLength) is { } correction) slo.Corrections = [.. slo.Corrections.Append(correction).OrderBy(one => one.From)];
        }

        return index.Statuses;

        // Of SLOs whose rules have stopped.
        async Task AddPastAsync(SloIndex known, string query, Func<BudgetStatus, double?, BudgetStatus> change)
        {
            foreach (var (slo, group, series) in known.Match(await AskAsync(query).ConfigureAwait(false)).Where(match => match.Slo.HasStopped))
                slo.Change(group, status => change(status, Value(series)) is var past && past.At is { } at ? past with { Age = series.Samples[^1].At - at } : past);
        }

        async Task<IReadOnlyList<SampleSeries>> AskAsync(string query)
        {
            var series = await server.NoteAsync(server.Client.QueryAsync(query, cancellation: server.Cancellation)).ConfigureAwait(false);
            server.Progress.Report(Interlocked.Increment(ref answered) / Questions);
            return series;
        }
    }

    /// <summary>Null for one that is ahead, or so long over that nothing of it can be in the period.</summary>
    private static RecordedCorrection? CorrectionOf(SampleSeries series, TimeSpan? period)
    {
        var now = series.Samples[^1].At;
        return Time(Value(series)) is { } to && InstantText.Read(series.Labels[RecordNames.CorrectionLabel]) is { } from && from <= now && !(to + period < now)
            ? new(from, to, series.Labels[RecordNames.ReasonLabel])
            : null;
    }

    private static double? Value(SampleSeries series) => series.Samples[^1].Value is var value && double.IsFinite(value) ? value : null;

    private static DateTimeOffset? Time(double? seconds) => seconds is > 0 and < 1e11 ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds.Value * 1000)) : null;
}
