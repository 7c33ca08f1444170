using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Check;

/// <param name="Diagnostics">In no order.</param>
/// <param name="Costs">One for each SLO of which it can be told.</param>
/// <param name="Untold">What the server has no answer to, as the subject of a sentence.</param>
internal sealed record ServerFindings(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<RuleCost> Costs, IReadOnlyList<string> Untold);

/// <summary>All that is asked of a server about specs.</summary>
internal static class ServerChecks
{
    private static readonly IServerCheck[] s_checks =
        [new SelectorChecks(), new GroupChecks(), new BucketCheck(), new TypeCheck(), new ScrapeCheck(), new JobCheck(), new CorrectionCheck()];

    /// <param name="picked">The ids of the SLOs that are to be checked.</param>
    /// <param name="oldest">The oldest Prometheus that the rules are made for.</param>
    public static async Task<ServerFindings> RunAsync(
        RulePlan plan, IReadOnlyList<ServiceRules> rules, IReadOnlySet<string> picked, Version oldest, AskedServer server)
    {
        var slos = plan.Services.SelectMany(service => service.Slos).Where(slo => picked.Contains(slo.Id)).ToList();
        var groups = rules.SelectMany(service => service.Groups).ToList();
        var found = Task.WhenAll(slos.SelectMany(slo => s_checks.Select(check => check.CheckAsync(slo, server))));
        var costs = Task.WhenAll(slos.Select(async slo => (Slo: slo, Cost: await RuleCost.OfAsync(slo, [.. groups.Where(group => IsOf(slo, group))], server).ConfigureAwait(false))));
        var retention = RetentionCheck.CheckAsync(slos, server);
        var build = await server.TryAsync("its version", (client, cancellation) => client.BuildInfoAsync(cancellation)).ConfigureAwait(false);
        List<Diagnostic> diagnostics =
        [
            .. (await found.ConfigureAwait(false)).SelectMany(one => one).DistinctBy(one => (one.Code, one.Span)),
            .. await retention.ConfigureAwait(false),
            .. VersionCheck.Check(plan, build, oldest),
            .. await LoadedAsync(server, build).ConfigureAwait(false) is { } loaded ? new LoadedRules(loaded, await server.NowAsync().ConfigureAwait(false)).Check(plan, rules, picked) : [],
        ];
        var known = await costs.ConfigureAwait(false);
        diagnostics.AddRange(known.Select(one => one.Cost?.Check(one.Slo)).OfType<Diagnostic>());
        return new ServerFindings(diagnostics, [.. known.Select(one => one.Cost).OfType<RuleCost>()], [.. server.Untold]);
    }

    /// <summary>Null where the server does not tell: VictoriaMetrics, which says nothing of its version either, tells of no rules unless it is told where vmalert is.</summary>
    private static async Task<IReadOnlyList<RuleGroupState>?> LoadedAsync(AskedServer server, BuildInfo? build)
    {
        const string Rules = "which rules it has loaded";
        var loaded = await server.TryAsync(Rules, (client, cancellation) => client.RulesAsync(cancellation)).ConfigureAwait(false);
        if (loaded is not { Count: 0 } || build?.Version is not null) return loaded;
        server.NotTold(Rules);
        return null;
    }

    private static bool IsOf(SloPlan slo, RuleGroup group) => group.Rules is [var first, ..] && first.Labels.GetValueOrDefault(RecordNames.IdLabel) == slo.Id;
}
