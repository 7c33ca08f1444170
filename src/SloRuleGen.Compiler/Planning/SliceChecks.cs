using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;

namespace SloRuleGen.Planning;

/// <summary>Finds time slices that the rules could not judge, or would count twice or never.</summary>
internal static class SliceChecks
{
    public static void Run(SloPlan plan, Slices slices, DiagnosticBag diagnostics)
    {
        CheckInterval(plan, slices, diagnostics);
        CheckScrapes(plan, slices, diagnostics);
        CheckWindows(plan, slices, diagnostics);
        CheckFloor(plan, slices, diagnostics);
    }

    private static void CheckInterval(SloPlan plan, Slices slices, DiagnosticBag diagnostics)
    {
        var interval = plan.IntervalOf(EvaluationSpeed.Fast);
        if (slices.Length.Value.Milliseconds % interval.Milliseconds == 0) return;
        diagnostics.Add(
            SpecDiagnostics.SlicesOffInterval, slices.Length.Span,
            $"slices of {slices.Length.Value} are no multiple of the evaluation interval of {interval}: some moments would count twice and others never; "
            + "change one of them ('evaluation_interval')");
    }

    /// <summary>A slice of counters needs two samples, a slice of a gauge one. A quorum votes at each evaluation, so scrapes do not matter.</summary>
    private static void CheckScrapes(SloPlan plan, Slices slices, DiagnosticBag diagnostics)
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
            diagnostics.Add(
                SpecDiagnostics.SlicesTooShort, slices.Length.Span,
                $"slices of {slice} hold under {(isGauge ? "one sample" : "two samples")} at {assumed}, so that nothing is known of some or all of them; {advice}");
            return;
        }

        diagnostics.Add(
            SpecDiagnostics.SlicesTight, slices.Length.Span,
            $"slices of {slice} hold under {(isGauge ? "two samples" : "four samples")} at {assumed}: "
            + $"{(isGauge ? "a late one leaves a slice without any" : "what happens between the last of one slice and the first of the next is not seen")}; {advice}");
    }

    private static void CheckFloor(SloPlan plan, Slices slices, DiagnosticBag diagnostics)
    {
        var floor = plan.Slo.Alerting.MinBadEvents;
        foreach (var tier in plan.Tiers.Where(tier => tier.Enabled))
        {
            var count = (tier.Tier.LongWindow / slices.Length.Value).Floor();
            if (count.Sign == 0 || count >= floor.Value) continue;
            diagnostics.Add(
                PlanDiagnostics.FloorBeyondWindow, floor.Span,
                $"the {tier.Tier.LongWindow} {tier.Alert.Label} tier of '{plan.Slo.Name.Value}' never fires: its long window has "
                + $"{count} slices of {slices.Length.Value}, and {floor.Value} of them would have to be bad; use a lower 'min_bad_events', or shorter slices");
        }
    }

    private static void CheckWindows(SloPlan plan, Slices slices, DiagnosticBag diagnostics)
    {
        foreach (var window in plan.Windows.Select(window => window.Length).Where(window => window < slices.Length.Value))
        {
            diagnostics.Add(
                SpecDiagnostics.SlicesBeyondWindow, slices.Length.Span,
                $"slices of {slices.Length.Value} do not fit into the window {window} of '{plan.Slo.Name.Value}'; use shorter slices or longer windows");
        }
    }
}
