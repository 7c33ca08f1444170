using SloRuleGen.Compiler.Tests.Binding;
using SloRuleGen.Rules.Alerts;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>The names of alerts that are made of that of the burn alerts.</summary>
public sealed class AlertNameTests
{
    [Theory]
    [InlineData("CheckoutErrorBudgetBurn", "CheckoutNoData", "CheckoutErrorBudgetPolicy")]
    [InlineData("CheckoutFails", "CheckoutFailsNoData", "CheckoutFailsPolicy")]
    public void They_end_in_what_they_tell(string name, string noData, string policy)
    {
        var alerting = Bound.Slo($"alerting: {{name: {name}}}").Alerting;

        Assert.Equal((noData, policy), (AlertNames.NoData(alerting), AlertNames.Policy(alerting)));
    }

    [Theory]
    [InlineData("Checkout burns", "Checkout burns NoData")]
    [InlineData("Checkout ErrorBudgetBurn", "Checkout NoData")]
    [InlineData("5xx-é", "5xx-éNoData")]
    public void Any_text_is_a_name_and_told_of(string name, string noData)
    {
        var bound = Bound.Of($"apiVersion: slogen/v1\nservice: a\nslos: [{{name: b, objective: 99%, sli: {{probe: {{gauge: 'up{{job=\"a\"}}'}}}}, alerting: {{name: {name}}}}}]");

        Assert.Equal(
            [$"SLO144 the alert name '{name}' has other characters than letters, digits and _: Prometheus takes them, and what reads its alerts may not"],
            bound.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}"));
        Assert.Equal(noData, AlertNames.NoData(bound.Services[0].Slos[0].Alerting));
    }
}
