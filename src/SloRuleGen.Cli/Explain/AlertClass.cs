using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Explain;

/// <summary>The class of an alert as specs name it.</summary>
internal static class AlertClass
{
    public static string NameOf(AlertSeverity severity) => severity == AlertSeverity.Page ? "page" : "ticket";
}
