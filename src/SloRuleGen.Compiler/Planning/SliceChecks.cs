using System.Numerics;
using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Planning;

/// <summary>Finds time slices that the rules could not judge, or would count twice or never.</summary>
internal static class SliceChecks
{
    public static void Run(SloPlan plan, Slices slices, PlanFindings findings)
    {
        CheckInterval(plan, slices, findings);
        CheckScrapes(plan, slices, findings);
        CheckWindows(plan, slices, findings);
        CheckFloor(plan, slices, findings);
    }

    private static void CheckInterval(SloPlan plan, Slices slices, PlanFindings findings)
    {
        var interval = plan.IntervalOf(EvaluationSpeed.Fast);
        if (slices.Length.Value.Milliseconds % interval.Milliseconds == 0) return;
        findings.Add(
            SpecDiagnostics.SlicesOffInterval, slices.Length.Span, NameOf(plan),
            _ => $"slices of {slices.Length.Value} are no multiple of the evaluation interval of {interval}: some moments would count twice and others never; "
            + "change one of them ('evaluation_interval')");
    }

    /// <summary>A slice of counters needs two samples, a slice of a gauge one. A quorum votes at each evaluation, so scrapes do not matter.</summary>
    private static void CheckScrapes(SloPlan plan, Slices slices, PlanFindings findings)
    {
        if (plan.Slo.Sli is Sli.Probe { Quorum: not null }) return;
        var (slice, scrape) = (slices.Length.Value, plan.Service.ScrapeInterval);
        var isGauge = plan.Slo.Sli is Sli.Probe;

        var needed = isGauge ? 1 : 2;
        var interval = scrape?.Value ?? ScrapeIntervals.Default;
        var isShort = slice.Milliseconds < needed * interval.Milliseconds;
        var isTight = slice.Milliseconds < 2 * needed * interval.Milliseconds;
        if (!isTight) return;
        var assumed = scrape is null ? $"Prometheus' default scrape interval of {interval}" : $"a scrape interval of {interval}";
        var advice = scrape is null ? "set 'scrape_interval' if yours is shorter" : "use longer slices or scrape more often";
        if (isShort && scrape is not null)
        {
            findings.Add(
                SpecDiagnostics.SlicesTooShort, slices.Length.Span, NameOf(plan),
                _ => $"slices of {slice} hold under {(isGauge ? "one sample" : "two samples")} at {assumed}, so that nothing is known of some or all of them; {advice}");
            return;
        }

        findings.Add(
            SpecDiagnostics.SlicesTight, slices.Length.Span, NameOf(plan),
            _ => $"slices of {slice} hold under {(isGauge ? "two samples" : "four samples")} at {assumed}: "
            + $"{(isGauge ? "a late one leaves a slice without any" : "what happens between the last of one slice and the first of the next is not seen")}; {advice}");
    }

    private static void CheckFloor(SloPlan plan, Slices slices, PlanFindings findings)
    {
        var floor = plan.Slo.Alerting.MinBadEvents;
        var beyond = plan.Tiers.Where(tier => tier.Enabled && CountIn(tier) is var count && count.Sign > 0 && count < floor.Value).ToList();
        if (beyond.Count == 0) return;
        var (tiers, counts) = (Enumeration.And([.. beyond.Select(tier => $"{tier.Tier.LongWindow} {tier.Alert.Label} tier")]), Enumeration.And([.. beyond.Select(tier => $"{CountIn(tier)}")]));
        findings.Add(
            PlanDiagnostics.FloorBeyondWindow, floor.Span, NameOf(plan),
            slos => $"no alert of the {tiers} of {slos} can fire: the long window has {counts} slices of {slices.Length.Value}, and {floor.Value} of them would have to be bad; "
                + "use a lower 'min_bad_events', or shorter slices");

        BigInteger CountIn(TierPlan tier) => (tier.Tier.LongWindow / slices.Length.Value).Floor();
    }

    private static void CheckWindows(SloPlan plan, Slices slices, PlanFindings findings)
    {
        var shorter = plan.Windows.Select(window => window.Length).Where(window => window < slices.Length.Value).ToList();
        if (shorter.Count == 0) return;
        findings.Add(
            SpecDiagnostics.SlicesBeyondWindow, slices.Length.Span, NameOf(plan),
            slos => $"slices of {slices.Length.Value} do not fit into a window of {Enumeration.And([.. shorter.Select(window => window.ToString())])} of {slos}; "
                + "use shorter slices or longer windows");
    }

    private static string NameOf(SloPlan plan) => Wording.Quote(plan.Slo.Name.Value);
}
