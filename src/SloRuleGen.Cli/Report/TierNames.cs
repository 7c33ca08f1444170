using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Report;

/// <summary>What charts call tiers, and how they draw them.</summary>
internal static class TierNames
{
    /// <summary>Such as <c>page 1h</c>.</summary>
    public static string Of(TierPlan tier) => PlainText.OneLine($"{tier.Alert.Label} {tier.Tier.LongWindow}");

    public static Tone ToneOf(TierPlan tier) => tier.Tier.Severity == AlertSeverity.Page ? Tone.Page : Tone.Ticket;

    /// <summary>The first of a class is solid, the others are not.</summary>
    public static Dash DashOf(SloPlan plan, TierPlan tier) => plan.Tiers.Where(other => other.Enabled && other.Tier.Severity == tier.Tier.Severity).TakeWhile(other => other != tier).Count() switch
    {
        0 => Dash.Solid,
        1 => Dash.Dashed,
        _ => Dash.Dotted,
    };
}
