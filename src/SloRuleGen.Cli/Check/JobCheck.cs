using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>Several jobs with one metric: an event that passes through two of them is counted twice.</summary>
internal sealed class JobCheck : IServerCheck
{
    private const string Label = "job";

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        var sli = slo.Slo.Sli;
        if (sli is Sli.Probe or Sli.ErrorRatio || sli.By.Contains(Label) || MeasuredSeries.Of(slo) is not [var series, ..]) return [];
        // Whoever names jobs knows them.
        if (series.Selector.Matchers.Any(matcher => matcher.Name == Label && matcher.Operator is MatchOperator.Equal or MatchOperator.Regex)) return [];
        var jobs = (await server.ValuesAsync(AskedServer.Seen(series.Selector), Label).ConfigureAwait(false)).Select(pair => pair.Value).Where(job => job.Length > 0).ToList();
        return jobs.Count < 2 ? [] :
            [new(ServerDiagnostics.SeveralJobs, series.Place, $"'{series.Field}' counts events of {jobs.Count} jobs, {SelectorChecks.List(jobs)}: what passes through two of them counts twice; name yours, such as {{job=\"{jobs[0]}\"}}")];
    }
}
