using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>Finds alerts that could never fire, or not as they should.</summary>
internal static class PlanChecks
{
    public static void Run(SloPlan plan, DiagnosticBag diagnostics)
    {
        CheckReach(plan, diagnostics);
        if (plan.Slo.Slices is { } slices) SliceChecks.Run(plan, slices, diagnostics);
        else CheckControlWindows(plan, diagnostics);
        CheckRetention(plan, diagnostics);
        CheckLabels(plan, diagnostics);
        CheckAccuracy(plan, diagnostics);
        CheckRisks(plan, diagnostics);
        CheckCounts(plan, diagnostics);
    }

    /// <summary>Where the share of bad events is compared, an amount of a window cancels out; where their number is, it does not.</summary>
    private static void CheckCounts(SloPlan plan, DiagnosticBag diagnostics)
    {
        if (plan.Slo is not { Slices: null, Sli: Sli.Rates rates } || !plan.Windows.Any(window => window.NeedsBadCount)) return;
        (string Field, PromQuery Query)[] queries = [("bad", rates.Bad), ("total", rates.Total)];
        foreach (var (field, call) in queries.Where(query => query.Query.PerWindow is not null).Select(query => (query.Field, query.Query.PerWindow!.Value)))
        {
            var alerting = plan.Slo.Alerting;
            var (what, place) = plan.Method == AlertMethod.BudgetCount
                ? ($"the method 'budget_count' ({plan.MethodReason})", alerting.Method.Span)
                : alerting.MinBadEvents.Value > 0 ? ("'min_bad_events'", alerting.MinBadEvents.Span) : ("the budget policy", plan.Slo.Name.Span);
            diagnostics.Add(
                PlanDiagnostics.NoCountsPerSecond,
                place,
                $"{what} of '{plan.Slo.Name.Value}' compares numbers of events, and {call.Value}() in '{field}' makes them grow with the window, so that an alert would page for nothing: "
                + "write rate() of a counter, or avg_over_time() of a gauge, there");
        }
    }

    private static void CheckReach(SloPlan plan, DiagnosticBag diagnostics)
    {
        var enabled = plan.Tiers.Where(tier => tier.Enabled).ToList();
        var reached = enabled.Where(tier => tier.Reachability.AtFlatTraffic).ToList();
        var objective = plan.Slo.Objective;
        if (enabled.Count == 0)
        {
            diagnostics.Add(
                PlanDiagnostics.NoTiers,
                plan.Slo.Name.Span,
                $"'{plan.Slo.Name.Value}' has no burn alert: the spec switches off all its tiers, or their classes");
            return;
        }

        foreach (var tier in enabled.Except(reached))
            diagnostics.Add(PlanDiagnostics.UnreachableTier, objective.Span, Unreachable(plan, tier));
        if (reached.Count > 0 || (plan.Method == AlertMethod.BudgetCount && plan.Slo.Alerting.Traffic == TrafficShape.Varying)) return;
        diagnostics.Add(
            PlanDiagnostics.NoReachableTier,
            objective.Span,
            $"no alert of '{plan.Slo.Name.Value}' can fire: at {objective.Value} even a full outage burns at {1 / plan.ErrorBudget} times "
            + $"the sustainable rate, and the slowest tier needs {enabled.MinBy(tier => tier.Factor.Value)!.Factor}"
            + (!plan.Slo.HasCounts ? "" : "; if the traffic peaks, say so with 'traffic: varying'"));
    }

    /// <summary>Which tier, why, and what would let it fire.</summary>
    private static string Unreachable(SloPlan plan, TierPlan tier)
    {
        var reach = tier.Reachability;
        var name = $"the {tier.Tier.LongWindow} {tier.Alert.Label} tier of '{plan.Slo.Name.Value}'";
        var why = plan.Method == AlertMethod.BudgetCount
            ? $"{name} fires only while traffic is over {reach.TrafficFactorNeeded} times its mean"
            : $"{name} cannot fire: it needs an error rate over {Percentage.Of(tier.Condition.ErrorRateThreshold(1))}";
        return $"{why}: {Percentage.Of(tier.Tier.BudgetFraction)} of the budget is more than a full outage of {tier.Tier.LongWindow} spends at "
            + $"{plan.Slo.Objective.Value}; use a budget below {(reach.LargestBudgetFraction * 100).RoundDown(2)}%, a long window over "
            + $"{reach.ShortestLongWindow}, or an objective over {reach.LowestObjectiveText}";
    }

    private static void CheckControlWindows(SloPlan plan, DiagnosticBag diagnostics)
    {
        var scrape = plan.Service.ScrapeInterval;
        if (scrape is { } interval && interval.Value.Milliseconds * 2 > PromDuration.FromMinutes(5).Milliseconds)
        {
            diagnostics.Add(
                PlanDiagnostics.ScrapeIntervalTooLong,
                interval.Span,
                $"a scrape interval of {interval.Value} gives the rates over 5m less than two samples: scrape at least every 2m30s");
            return;
        }

        foreach (var window in plan.Tiers.Where(tier => tier.Enabled).Select(tier => tier.Tier.ShortWindow).Distinct())
        {
            var fit = scrape is { } known ? ScrapeIntervals.FitOf(window, known.Value) : ScrapeIntervals.FitOfUnknown(window);
            if (fit == ControlWindowFit.Sound) continue;
            var assumed = scrape is { } given ? $"a scrape interval of {given.Value}" : $"Prometheus' default scrape interval of {ScrapeIntervals.Default}";
            var (descriptor, problem) = fit == ControlWindowFit.Absent
                ? (PlanDiagnostics.ControlWindowTooShort, "holds under two samples, so its rate is absent and the tier never fires")
                : (PlanDiagnostics.ControlWindowTight, "holds under four samples, so a late scrape may hide a fault");
            diagnostics.Add(
                descriptor,
                plan.Slo.Alerting.Windows.Span,
                $"the control window {window} of '{plan.Slo.Name.Value}' {problem} at {assumed}"
                + (scrape is null ? "; set 'scrape_interval' if yours is shorter" : "; use longer windows or scrape more often"));
        }
    }

    private static void CheckRetention(SloPlan plan, DiagnosticBag diagnostics)
    {
        if (plan.Service.Retention is not { } retention) return;
        var longest = plan.Windows.Select(window => window.Length).Append(plan.LookBack).Max();
        if (longest <= retention.Value) return;
        diagnostics.Add(
            PlanDiagnostics.BeyondRetention,
            plan.Slo.Period.Span,
            $"'{plan.Slo.Name.Value}' looks back {longest}, but samples are kept for {retention.Value} only: "
            + "the budget would count from there; keep them longer or use a shorter period");
    }

    private static void CheckLabels(SloPlan plan, DiagnosticBag diagnostics)
    {
        foreach (var label in plan.Slo.Sli.By.Where(plan.Identity.ContainsKey))
        {
            diagnostics.Add(
                PlanDiagnostics.AgainstIdentity,
                plan.Slo.Sli.Span,
                $"the label '{label}' is part of the identity of every rule and would overwrite the one that '{plan.Slo.Name.Value}' is grouped by");
        }

        var alerting = plan.Slo.Alerting;
        var labels = plan.Labels.Concat(alerting.Page.Labels).Concat(alerting.Ticket.Labels).Concat(plan.Tiers.SelectMany(tier => tier.Alert.Labels));
        foreach (var (name, value) in labels.Distinct().Where(label => plan.Identity.TryGetValue(label.Key, out var known) && known != label.Value))
        {
            diagnostics.Add(
                PlanDiagnostics.AgainstIdentity,
                plan.Slo.Name.Span,
                $"the label '{name}' of '{plan.Slo.Name.Value}' is '{value}', and its identity says '{plan.Identity[name]}': leave it out of 'labels'");
        }
    }

    private static void CheckRisks(SloPlan plan, DiagnosticBag diagnostics)
    {
        if (plan.Slo.Risks is not { } risks || risks.Value.UnallocatedMinutes >= 0) return;
        var catalog = risks.Value;
        diagnostics.Add(
            PlanDiagnostics.RisksOverBudget,
            risks.Span,
            $"the accepted risks of '{plan.Slo.Name.Value}' take {catalog.AcceptedMinutes.RoundUp(2)} bad minutes a year, and {catalog.Objective} allows {catalog.BudgetMinutes}: "
            + "accept fewer, mend some, or lower the objective");
    }

    private static void CheckAccuracy(SloPlan plan, DiagnosticBag diagnostics)
    {
        var slo = plan.Slo;
        if (slo.Accuracy.Value != Accuracy.Raw) return;
        if (slo.Period.Value is not SloPeriod.Rolling)
        {
            diagnostics.Add(
                PlanDiagnostics.NotFromRaw,
                slo.Accuracy.Span,
                $"the period of '{slo.Name.Value}' starts anew, but a range of raw counters always has the same length: leave 'accuracy' out, or use a rolling period");
        }

        if (slo.Exclude is not null)
        {
            diagnostics.Add(
                PlanDiagnostics.NotFromRaw,
                slo.Accuracy.Span,
                $"'{slo.Name.Value}' excludes maintenance, but a range of raw counters has no holes: leave 'accuracy' or 'exclude' out");
        }
    }
}
