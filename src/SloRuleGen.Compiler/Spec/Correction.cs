using SloRuleGen.Text;

namespace SloRuleGen.Spec;

/// <summary>Time that is taken out of the budget of the period after it happened.</summary>
/// <param name="From">Its first instant, from 1970 on; null for all time before <paramref name="To"/>, as a reset has it.</param>
/// <param name="To">Its end, from which on events count again; after <paramref name="From"/>.</param>
/// <param name="Reason">For people, on one line or several.</param>
public sealed record Correction(DateTimeOffset? From, DateTimeOffset To, string Reason, SourceSpan Place)
{
    /// <summary>Whether the budget starts anew at its end.</summary>
    public bool IsReset => From is null;
}
