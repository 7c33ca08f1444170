using SloRuleGen.BurnRate;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Spec;

/// <summary>What is to be done once so much of the budget is gone, or going.</summary>
/// <param name="Name">Unique among the SLO's tiers.</param>
/// <param name="Action">Null if the spec does not say.</param>
/// <param name="For">How long the conditions must hold before the alert fires.</param>
/// <param name="KeepFiringFor">How long it fires on afterwards, so that a budget about the edge does not flap.</param>
public sealed record PolicyTier(
    Located<string> Name, PolicyConditions When, AlertSeverity Severity, string? Action, PromDuration For, PromDuration KeepFiringFor);

/// <summary>All that are given must hold; at least one is.</summary>
/// <param name="RemainingBelow">The share of the budget that is left must be under this, 0 to 1.</param>
/// <param name="RemainingAbove">The share of the budget that is left must be this or more, 0 to 1.</param>
/// <param name="ExhaustedWithin">At the present burn rate the rest of the budget lasts no longer, or it is spent already.</param>
public sealed record PolicyConditions(Fraction? RemainingBelow, Fraction? RemainingAbove, Located<PromDuration>? ExhaustedWithin, RecentSpending? Spent);

/// <param name="Share">The share of the whole period's budget that must be exceeded, over 0 and up to 1.</param>
/// <param name="Within">The window that it went in, shorter than the period.</param>
public sealed record RecentSpending(Fraction Share, Located<PromDuration> Within);
