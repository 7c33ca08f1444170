using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Output;

/// <summary>Alerts that fire on for a while after their condition is over, for what does not know <c>keep_firing_for</c>.</summary>
internal static class FiringOn
{
    /// <summary>The same group, its alerts without it.</summary>
    public static RuleGroup Without(RuleGroup group) =>
        group with { Rules = [.. group.Rules.Select(rule => rule is Rule.Alerting alert ? alert with { KeepFiringFor = PromDuration.Zero } : rule)] };

    /// <summary>A warning for the budget policy and for the first tier that would have it.</summary>
    /// <param name="what">What is true of either, and what helps.</param>
    public static void Report(SloPlan slo, DiagnosticBag diagnostics, string what)
    {
        if (slo.Slo.BudgetPolicy.FirstOrDefault(tier => tier.KeepFiringFor != PromDuration.Zero) is { } policy) Add(policy.Name.Span, "the budget policy");
        if (slo.Tiers.FirstOrDefault(tier => tier.Enabled && tier.Tier.KeepFiringFor != PromDuration.Zero) is { } tier)
            Add(slo.Slo.Alerting.Windows.Span, $"the {tier.Tier.LongWindow} tier");

        void Add(SourceSpan span, string subject) => diagnostics.Add(TargetDiagnostics.NoKeepFiring, span, $"{subject} of '{slo.Slo.Name.Value}' {what}");
    }
}
