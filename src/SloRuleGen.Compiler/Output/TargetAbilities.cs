using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Spec;

namespace SloRuleGen.Output;

/// <summary>What specs ask for and the program that is to evaluate the rules cannot do.</summary>
internal static class TargetAbilities
{
    public static void Check(RulePlan plan, RuleTarget target, Version prometheus, DiagnosticBag diagnostics)
    {
        foreach (var service in plan.Services)
        {
            CheckCounting(service, target, prometheus, diagnostics);
            if (service.Service.QueryOffset is { } offset && target.WhyNoQueryOffset(prometheus) is { } noOffset)
                diagnostics.Add(TargetDiagnostics.NoGroupField, offset.Span, $"no 'query_offset': {noOffset}");
            if (service.Service.Limit is { } limit && target.WhyNoLimit is { } noLimit)
                diagnostics.Add(TargetDiagnostics.NoGroupField, limit.Span, $"no 'limit': {noLimit}");
        }
    }

    /// <summary>Once for each place that says so: 'defaults' speaks for all.</summary>
    private static void CheckCounting(ServicePlan service, RuleTarget target, Version prometheus, DiagnosticBag diagnostics)
    {
        if (target.WhyNoExactCounting(prometheus) is not { } why) return;
        foreach (var span in service.Slos.Select(slo => slo.Slo.Counting).Where(counting => counting.Value == Counting.Exact).Select(counting => counting.Span).Distinct())
            diagnostics.Add(TargetDiagnostics.NoExactCounting, span, $"nothing counts exactly here: {why}");
    }
}
