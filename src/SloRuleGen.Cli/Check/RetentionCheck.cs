using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Check;

/// <summary>Whether the server keeps samples for as long as the periods look back.</summary>
internal static class RetentionCheck
{
    public static async Task<IReadOnlyList<Diagnostic>> CheckAsync(IReadOnlyList<SloPlan> slos, AskedServer server)
    {
        var runtime = await server.TryAsync("how long it keeps samples", (client, cancellation) => client.RuntimeInfoAsync(cancellation)).ConfigureAwait(false);
        // Such as "15d or 50GiB": whichever comes first.
        if (runtime?.StorageRetention is not { } text || !PromDuration.TryParse(text.Split(' ')[0], out var kept) || kept == PromDuration.Zero) return [];
        return
        [
            .. slos.Where(slo => kept < slo.LookBack).GroupBy(slo => slo.LookBack).Select(group => new Diagnostic(
                ServerDiagnostics.ShortRetention,
                group.First().Slo.Period.Span,
                $"the server keeps samples for {kept}, and the period of {SelectorChecks.List([.. group.Select(slo => slo.Id)])} looks back {group.Key}: the rest of it is missing from the budget, and nothing tells so")),
        ];
    }
}
