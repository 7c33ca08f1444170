using SloRuleGen.BurnRate;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Gate;

/// <summary>When a release waits.</summary>
/// <param name="MinRemaining">How much of each budget has to be left, from 0 to 1; at 0 a spent budget alone is too little. Null where that does not matter.</param>
/// <param name="NoFiring">The classes of alerts of which none may fire.</param>
/// <param name="Policy">Whether any tier of a budget policy that holds is a reason.</param>
/// <param name="PolicyTiers">The names of the tiers that are one; none where <paramref name="Policy"/> says all or nothing.</param>
/// <param name="AllowMissing">Whether an SLO passes that the server has never had rules of.</param>
internal sealed record GateConditions(
    Fraction? MinRemaining, IReadOnlyList<AlertSeverity> NoFiring, bool Policy, IReadOnlyList<string> PolicyTiers, bool AllowMissing)
{
    public bool IsReason(string tier) => PolicyTiers.Count > 0 ? PolicyTiers.Contains(tier) : Policy;
}
