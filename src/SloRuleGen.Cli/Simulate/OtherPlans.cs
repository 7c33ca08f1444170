using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Simulate;

/// <summary>The plan of an SLO if its spec said something else. Null where no windows fit, which is reported.</summary>
internal static class OtherPlans
{
    /// <param name="name">A built-in window policy.</param>
    public static SloPlan? WithWindows(SloPlan plan, string name, DiagnosticBag diagnostics)
    {
        var alerting = plan.Slo.Alerting;
        return RulePlanner.Otherwise(plan, alerting with { Windows = alerting.Windows with { Value = new WindowsChoice.BuiltIn(name) } }, diagnostics);
    }

    public static SloPlan? WithMethod(SloPlan plan, AlertMethod method, DiagnosticBag diagnostics)
    {
        var alerting = plan.Slo.Alerting;
        return RulePlanner.Otherwise(plan, alerting with { Method = alerting.Method with { Value = method } }, diagnostics);
    }

    /// <summary>The other of the two methods.</summary>
    public static SloPlan? WithOtherMethod(SloPlan plan, DiagnosticBag diagnostics) =>
        WithMethod(plan, plan.Method == AlertMethod.BudgetCount ? AlertMethod.BurnRate : AlertMethod.BudgetCount, diagnostics);

    public static SloPlan? WithObjective(SloPlan plan, Objective objective, DiagnosticBag diagnostics) =>
        RulePlanner.Otherwise(plan with { Slo = plan.Slo with { Objective = plan.Slo.Objective with { Value = objective } } }, plan.Slo.Alerting, diagnostics);
}
