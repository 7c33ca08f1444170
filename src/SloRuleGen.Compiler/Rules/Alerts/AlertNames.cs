using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Alerts;

/// <summary>The names of an SLO's alerts beside the burn alerts, made of theirs.</summary>
public static class AlertNames
{
    /// <summary><c>CheckoutAvailabilityErrorBudgetBurn</c> gives <c>CheckoutAvailabilityNoData</c>.</summary>
    public static string NoData(Alerting alerting) => Without(alerting, "ErrorBudgetBurn") + "NoData";

    /// <summary><c>CheckoutAvailabilityErrorBudgetBurn</c> gives <c>CheckoutAvailabilityErrorBudgetPolicy</c>.</summary>
    public static string Policy(Alerting alerting) => Without(alerting, "Burn") + "Policy";

    private static string Without(Alerting alerting, string suffix)
    {
        var name = alerting.AlertName.Value;
        return name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }
}
