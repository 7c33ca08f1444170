using SloRuleGen.Cli.Servers;
using SloRuleGen.Cli.Status;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Gate;

/// <summary>What a server knows of SLOs.</summary>
/// <param name="Statuses">How all of them stand.</param>
/// <param name="Past">Budgets that it had within the last 7 days, of SLOs that have none now.</param>
internal sealed record GateFacts(IReadOnlyList<BudgetStatus> Statuses, IReadOnlyList<LabelSet> Past)
{
    public static async Task<GateFacts> ReadAsync(ServerTalk server, IReadOnlyList<ExpectedSlo> wanted)
    {
        var statuses = await StatusReader.ReadAsync(server).ConfigureAwait(false);
        var missing = wanted.Where(slo => slo.In(statuses).Any(status => status.Remaining is null)).ToList();
        if (missing.Count == 0) return new(statuses, []);

        // What is new has no past; what has one was lost.
        var ids = string.Join('|', missing.Select(slo => slo.Plan.Id.Replace(".", "[.]", StringComparison.Ordinal)).Distinct());
        var past = await server.NoteAsync(server.Client.QueryAsync(
            $$"""last_over_time({{RecordNames.BudgetRemaining}}{{{RecordNames.IdLabel}}=~"{{ids}}"}[7d])""", cancellation: server.Cancellation)).ConfigureAwait(false);
        return new(statuses, [.. past.Select(series => series.Labels)]);
    }

    public bool HadBudget(ExpectedSlo slo) => Past.Any(slo.Is);
}
