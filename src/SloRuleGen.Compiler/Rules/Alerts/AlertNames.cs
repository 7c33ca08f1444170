using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Alerts;

/// <summary>The names of an SLO's other alerts, derived from the name of its burn alerts.</summary>
internal static class AlertNames
{
    /// <summary><c>CheckoutAvailabilityErrorBudgetBurn</c> gives <c>CheckoutAvailabilityNoData</c>, <c>Checkout burns</c> gives <c>Checkout burns NoData</c>.</summary>
    public static string NoData(Alerting alerting) => Named(alerting, without: "ErrorBudgetBurn", with: "NoData");

    /// <summary><c>CheckoutAvailabilityErrorBudgetBurn</c> gives <c>CheckoutAvailabilityErrorBudgetPolicy</c>.</summary>
    public static string Policy(Alerting alerting) => Named(alerting, without: "Burn", with: "Policy");

    private static string Named(Alerting alerting, string without, string with)
    {
        var name = alerting.AlertName.Value;
        if (name.EndsWith(without, StringComparison.Ordinal)) return name[..^without.Length] + with;
        return name.Contains(' ') ? $"{name} {with}" : name + with;
    }
}
