using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Gate;

/// <summary>What a gate has to say.</summary>
/// <param name="Server">Whom it asked.</param>
/// <param name="Slos">The worst first; none where the server does not answer.</param>
/// <param name="Problem">Why the server does not answer; null where it does.</param>
/// <param name="Overriding">Why the release goes whatever is said; null for no such reason.</param>
internal sealed record GateReport(string Server, GateConditions Conditions, IReadOnlyList<SloVerdict> Slos, string? Problem, string? Overriding)
{
    public Verdict Verdict => Problem is not null ? Verdict.Unknown : Slos.Select(slo => slo.Verdict).DefaultIfEmpty(Verdict.Unknown).Min();

    public int Code => Overriding is not null ? ExitCode.Ok : Verdict switch
    {
        Verdict.Wait => ExitCode.Refused,
        Verdict.Unknown => ExitCode.Failed,
        _ => ExitCode.Ok,
    };
}
