using SloRuleGen.Cli.Status;

namespace SloRuleGen.Cli.Gate;

/// <summary>Whether a release may go. Of several that hold, the first counts: who knows a reason to wait need not know more.</summary>
internal enum Verdict
{
    Wait,

    /// <summary>The server does not tell.</summary>
    Unknown,

    Go,
}

/// <summary>What kind of reason it is, for programs.</summary>
internal enum GateReasonKind
{
    Budget,
    Alert,
    Policy,
    NoRules,
    NoData,
    OldData,
}

/// <param name="Verdict">What it makes of the release.</param>
/// <param name="Where">The group or copy of the SLO that it is about; empty where there is one alone.</param>
/// <param name="Text">In words, without a full stop.</param>
/// <param name="Action">What the budget policy says is to be done; null for anything else.</param>
internal sealed record GateReason(Verdict Verdict, GateReasonKind Kind, string Where, string Text, string? Action = null)
{
    public string Line => (Where.Length == 0 ? Text : $"{Where}: {Text}") + (Action is null ? "" : $": {Action}");
}

/// <summary>What one SLO says of a release.</summary>
/// <param name="Remaining">The share of the budget that is left, of the group and copy with the least; null where none is known.</param>
/// <param name="Where">Which group or copy that is; empty where there is one alone.</param>
/// <param name="Reasons">Why it should not go, or why that cannot be told: the worst first.</param>
/// <param name="Notes">What one should know that is no reason.</param>
internal sealed record SloVerdict(ExpectedSlo Slo, double? Remaining, string Where, IReadOnlyList<GateReason> Reasons, IReadOnlyList<GateReason> Notes)
{
    public Verdict Verdict { get; } = Reasons.Select(reason => reason.Verdict).DefaultIfEmpty(Verdict.Go).Min();

    public string Name => Slo.Plan.Id;

    public string? Owner => Slo.Plan.Slo.Owner;
}
