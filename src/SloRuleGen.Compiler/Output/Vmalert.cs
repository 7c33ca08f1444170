using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Output;

/// <summary>What vmalert and VictoriaMetrics do not know, or do otherwise than Prometheus, however they come by the rules.</summary>
/// <param name="version">The oldest vmalert that is to load them.</param>
internal sealed class Vmalert(Version version)
{
    /// <summary>An older vmalert refuses a file with a field that it does not know.</summary>
    private static readonly Version s_keepsFiring = new(1, 92);

    /// <summary>Names in quotes, as Prometheus 3 writes them, are no MetricsQL before.</summary>
    private static readonly Version s_quotesNames = new(1, 117);

    public static string WhyNoExactCounting => "VictoriaMetrics has no 'anchored', and never extrapolates: leave 'counting' out";

    public static string WhyNoQueryOffset => "vmalert would refuse the file: give vmalert itself '-rule.evalDelay', which it has from 1.95 on";

    private bool KeepsFiring => version >= s_keepsFiring;

    /// <summary>The group without what this vmalert does not know.</summary>
    public RuleGroup Arrange(RuleGroup group) => KeepsFiring ? group : FiringOn.Without(group);

    /// <summary>Reports what it refuses, or evaluates otherwise.</summary>
    public void Check(RulePlan plan, DiagnosticBag diagnostics)
    {
        foreach (var slo in plan.Services.SelectMany(service => service.Slos))
        {
            CheckPeriod(slo, diagnostics);
            if (!KeepsFiring)
            {
                FiringOn.Report(
                    slo, diagnostics,
                    $"fires on for a while only from vmalert {s_keepsFiring} on, and may flap before: if yours is as new, say '--vmalert-version {s_keepsFiring}'");
            }

            CheckHistogram(slo, diagnostics);
            CheckNames(slo, diagnostics);
        }
    }

    /// <summary>MetricsQL reads <c>@ end()</c> in a subquery as the end of that, not of the evaluation.</summary>
    private static void CheckPeriod(SloPlan slo, DiagnosticBag diagnostics)
    {
        if (slo.Slo.Period.Value is SloPeriod.Rolling) return;
        diagnostics.Add(
            TargetDiagnostics.CycleOnVmalert,
            slo.Slo.Period.Span,
            $"the budget of '{slo.Slo.Name.Value}' starts anew with each period, which VictoriaMetrics counts otherwise than Prometheus: "
            + "vmalert loads the rules, but what they say of the period is not to be relied on; use a rolling period");
    }

    /// <summary>vmalert would load the rules, but every evaluation of them would fail.</summary>
    private static void CheckHistogram(SloPlan slo, DiagnosticBag diagnostics)
    {
        if (slo.Slo.Sli is not Sli.Latency { IsNative: true } latency) return;
        diagnostics.Add(
            QueryDiagnostics.NativeOnVmalert,
            latency.Histogram.Span,
            $"'{slo.Slo.Name.Value}' reads a native histogram, which VictoriaMetrics has no functions for: use a classic one, or evaluate these rules with Prometheus");
    }

    /// <summary>Once for an SLO. Labels that are only set may have any name: nothing is selected by them.</summary>
    private void CheckNames(SloPlan slo, DiagnosticBag diagnostics)
    {
        if (version >= s_quotesNames || QuotedName(slo) is not var (what, span)) return;
        diagnostics.Add(
            TargetDiagnostics.NewerName, span,
            $"{what} of '{slo.Slo.Name.Value}' has a name in quotes, which vmalert reads from {s_quotesNames} on: if yours is as new, say '--vmalert-version {s_quotesNames}'");
    }

    private static (string What, SourceSpan Span)? QuotedName(SloPlan slo)
    {
        foreach (var (name, value) in slo.Service.Identity)
        {
            if (IsQuoted(name)) return ("the identity", value.Span);
        }

        if (slo.Slo.Sli.By.Any(IsQuoted)) return ("'by'", slo.Slo.Sli.Span);
        return slo.Slo.Queries.FirstOrDefault(query => query.Expr.HasQuotedNames()) is { } quoted ? ("a query", quoted.Span) : null;

        static bool IsQuoted(string label) => PromQLPrinter.PrintLabel(label) != label;
    }
}
