using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Check;

/// <summary>Corrections that lie before the period and change nothing any more. Only a clock tells, so generation does not.</summary>
internal sealed class CorrectionCheck : IServerCheck
{
    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        if (slo.Slo.Corrections.Count == 0) return [];
        var now = (await server.NowAsync().ConfigureAwait(false)).ToUnixTimeSeconds();
        var period = slo.LookBack.Milliseconds / 1000;
        return
        [
            .. slo.Slo.Corrections.Where(correction => TakenStretch.StepsOf(correction, period).UpTo + period < now).Select(correction => new Diagnostic(
                ServerDiagnostics.NeedlessCorrection, correction.Place, $"the correction ended over {slo.LookBack} ago and changes nothing any more: it may be deleted")),
        ];
    }
}
