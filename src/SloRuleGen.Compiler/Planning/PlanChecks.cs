using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>Finds alerts that could never fire, or not as they should.</summary>
internal static class PlanChecks
{
    /// <summary>So many dependencies are named, those that promise least first.</summary>
    private const int MostNamed = 5;

    public static void Run(SloPlan plan, PlanFindings findings)
    {
        CheckReach(plan, findings);
        if (plan.Slo.Slices is { } slices) SliceChecks.Run(plan, slices, findings);
        else CheckControlWindows(plan, findings);
        CheckRetention(plan, findings);
        CheckLabels(plan, findings);
        CheckAccuracy(plan, findings);
        CheckCounting(plan, findings);
        CheckRisks(plan, findings);
        CheckDependencies(plan, findings);
        CheckCounts(plan, findings);
    }

    /// <summary>Where the share of bad events is compared, an amount of a window cancels out; where their number is, it does not.</summary>
    private static void CheckCounts(SloPlan plan, PlanFindings findings)
    {
        if (plan.Slo is not { Slices: null, Sli: Sli.Rates rates } || !plan.Windows.Any(window => window.NeedsBadCount)) return;
        (string Field, PromQuery Query)[] queries = [("bad", rates.Bad), ("total", rates.Total)];
        foreach (var (field, call) in queries.Where(query => query.Query.PerWindow is not null).Select(query => (query.Field, query.Query.PerWindow!)))
        {
            var alerting = plan.Slo.Alerting;
            var (what, place) = plan.Method == AlertMethod.BudgetCount
                ? ($"the method 'budget_count' ({plan.MethodReason})", alerting.Method.Span)
                : alerting.MinBadEvents.Value > 0 ? ("'min_bad_events'", alerting.MinBadEvents.Span) : ("the budget policy", plan.Slo.Name.Span);
            findings.Add(
                PlanDiagnostics.NoCountsPerSecond,
                place,
                NameOf(plan),
                slos => $"{what} of {slos} compares numbers of events, and {call.Value}() in '{field}' makes them grow with the window, so that an alert would page for nothing: "
                    + "write rate() of a counter, or avg_over_time() of a gauge, there");
        }
    }

    private static void CheckReach(SloPlan plan, PlanFindings findings)
    {
        var enabled = plan.Tiers.Where(tier => tier.Enabled).ToList();
        var reached = enabled.Where(tier => tier.Reachability.AtFlatTraffic).ToList();
        var objective = plan.Slo.Objective;
        if (enabled.Count == 0)
        {
            findings.Add(
                PlanDiagnostics.NoTiers,
                plan.Slo.Name.Span,
                NameOf(plan),
                slos => $"no burn alert is made for {slos}: the spec switches off all tiers, or their classes");
            return;
        }

        var unreached = enabled.Except(reached).ToList();
        if (reached.Count > 0 || (plan.Method == AlertMethod.BudgetCount && plan.Slo.Alerting.Traffic == TrafficShape.Varying))
        {
            if (unreached.Count > 0) findings.Add(PlanDiagnostics.UnreachableTier, objective.Span, NameOf(plan), slos => Unreachable(plan, unreached, slos));
            return;
        }

        var slowest = enabled.MinBy(tier => tier.Factor.Value)!;
        findings.Add(
            PlanDiagnostics.NoReachableTier,
            objective.Span,
            NameOf(plan),
            slos => $"no alert of {slos} can fire: at {objective.Value} even a full outage burns at {Figure.Number(1 / plan.ErrorBudget)} times "
                + $"the sustainable rate, and the {slowest.Tier.LongWindow} tier needs more than {Figure.Number(slowest.Factor.Value)}; {Help(slowest.Reachability)}"
                + (plan.Slo.HasCounts ? "; if the traffic peaks, say so with 'traffic: varying'" : ""));
    }

    /// <summary>Which tiers, why, and what would let them fire.</summary>
    private static string Unreachable(SloPlan plan, List<TierPlan> tiers, string slos)
    {
        var tier = tiers.MaxBy(tier => tier.Factor.Value)!;
        var reach = tier.Reachability;
        var name = $"the {tier.Tier.LongWindow} {tier.Alert.Label} tier of {slos}";
        var why = plan.Method == AlertMethod.BudgetCount
            ? $"{name} fires only while traffic is over {Figure.Number(reach.TrafficFactorNeeded!.Value)} times its mean"
            : $"{name} cannot fire: it needs an error rate over {Figure.Percent(tier.Condition.ErrorRateThreshold(1))}";
        var others = Enumeration.And([.. tiers.Where(other => other != tier).Select(other => $"{other.Tier.LongWindow} {other.Alert.Label}")]);
        return $"{why}: {Percentage.Of(tier.Tier.BudgetFraction)} of the budget is more than a full outage of {tier.Tier.LongWindow} spends at "
            + $"{plan.Slo.Objective.Value}; {Help(reach)}"
            + (others.Length > 0 ? $"; the {others} tier{(tiers.Count > 2 ? "s" : "")} cannot fire at mean traffic either" : "");
    }

    private static string Help(Reachability reach) =>
        $"use a budget below {(reach.LargestBudgetFraction * 100).RoundDown(2)}%, a long window over {Figure.Time(reach.ShortestLongWindow)}, or an objective over {reach.LowestObjectiveText}";

    private static void CheckControlWindows(SloPlan plan, PlanFindings findings)
    {
        var scrape = plan.Service.ScrapeInterval;
        if (scrape is { } interval && interval.Value.Milliseconds * 2 > PromDuration.FromMinutes(5).Milliseconds)
        {
            findings.Add(
                PlanDiagnostics.ScrapeIntervalTooLong,
                interval.Span,
                NameOf(plan),
                _ => $"a scrape interval of {interval.Value} gives the rates over 5m less than two samples: scrape at least every 2m30s");
            return;
        }

        foreach (var windows in plan.Tiers.Where(tier => tier.Enabled).Select(tier => tier.Tier.ShortWindow).Distinct().GroupBy(FitOf))
        {
            if (windows.Key == ControlWindowFit.Sound) continue;
            var assumed = scrape is { } given ? $"a scrape interval of {given.Value}" : $"Prometheus' default scrape interval of {ScrapeIntervals.Default}";
            var (descriptor, samples, problem) = windows.Key == ControlWindowFit.Absent
                ? (PlanDiagnostics.ControlWindowTooShort, "two", "its rate is absent and the tier never fires")
                : (PlanDiagnostics.ControlWindowTight, "four", "a late scrape may hide a fault");
            var shown = Enumeration.And([.. windows.Order().Select(window => window.ToString())]);
            findings.Add(
                descriptor,
                plan.Slo.Alerting.Windows.Span,
                NameOf(plan),
                slos => $"a control window of {shown} of {slos} holds under {samples} samples at {assumed}, so {problem}"
                    + (scrape is null ? "; set 'scrape_interval' if yours is shorter" : "; use longer windows or scrape more often"),
                scrape?.Span ?? plan.Service.Name.Span);
        }

        ControlWindowFit FitOf(PromDuration window) => scrape is { } known ? ScrapeIntervals.FitOf(window, known.Value) : ScrapeIntervals.FitOfUnknown(window);
    }

    private static void CheckRetention(SloPlan plan, PlanFindings findings)
    {
        if (plan.Service.Retention is not { } retention) return;
        var longest = plan.Windows.Select(window => window.Length).Append(plan.LookBack).Max();
        if (longest <= retention.Value) return;
        findings.Add(
            PlanDiagnostics.BeyondRetention,
            retention.Span,
            $"{NameOf(plan)} ({longest})",
            slos => $"a retention of {retention.Value} is too short for {slos}: what is older is gone, and the budget would count from there; "
                + "keep samples longer, or use a shorter period");
    }

    private static void CheckLabels(SloPlan plan, PlanFindings findings)
    {
        foreach (var label in plan.Slo.Sli.By.Where(plan.Identity.ContainsKey))
        {
            findings.Add(
                PlanDiagnostics.AgainstIdentity,
                plan.Slo.Sli.Span,
                NameOf(plan),
                slos => $"the label '{label}' is part of the identity of every rule and would overwrite the one that {slos} is grouped by");
        }

        var alerting = plan.Slo.Alerting;
        var labels = plan.Labels.Concat(alerting.Page.Labels).Concat(alerting.Ticket.Labels).Concat(plan.Tiers.SelectMany(tier => tier.Alert.Labels));
        foreach (var (name, value) in labels.Distinct().Where(label => plan.Identity.TryGetValue(label.Key, out var known) && known != label.Value))
        {
            findings.Add(
                PlanDiagnostics.AgainstIdentity,
                plan.Slo.Name.Span,
                NameOf(plan),
                slos => $"the label '{name}' of {slos} is '{value}', and {(plan.Service.Identity.ContainsKey(name) ? $"the identity says '{plan.Identity[name]}': leave it out of 'labels'" : $"'{plan.Identity[name]}' by '--label' or the settings: leave one of them out")}",
                plan.Service.Name.Span);
        }
    }

    private static void CheckRisks(SloPlan plan, PlanFindings findings)
    {
        if (plan.Slo.Risks is not { } risks || risks.Value.UnallocatedMinutes >= 0) return;
        var catalog = risks.Value;
        findings.Add(
            PlanDiagnostics.RisksOverBudget,
            risks.Span,
            NameOf(plan),
            slos => $"the accepted risks of {slos} take {catalog.AcceptedMinutes.RoundUp(2)} bad minutes a year, and {catalog.Objective} allows "
                + $"{Figure.Number(catalog.BudgetMinutes)}: accept fewer, mend some, or lower the objective");
    }

    /// <summary>What promises nothing allows anything, as far as one knows.</summary>
    private static void CheckDependencies(SloPlan plan, PlanFindings findings)
    {
        var promises = plan.Slo.DependsOn.Where(dependency => dependency.Sla is not null).ToList();
        var best = Dependencies.Best(promises.Select(dependency => dependency.Sla!.Value));
        if (best >= plan.Slo.Objective.Value.Ratio) return;
        var named = promises.OrderBy(dependency => dependency.Sla!.Value.Ratio).Select(dependency => $"{Wording.Quote(dependency.Name.Value)} {dependency.Sla!.Value}").ToList();
        var shown = named.Count > MostNamed ? $"{string.Join(", ", named.Take(MostNamed))} and {named.Count - MostNamed} more" : Enumeration.And(named);
        findings.Add(
            PlanDiagnostics.AboveDependencies,
            plan.Slo.Objective.Span,
            NameOf(plan),
            slos => $"{slos} cannot count on {plan.Slo.Objective.Value}: what it depends on promises {Availability.RoundedDown(best) ?? "nothing"} {(named.Count > 1 ? "together " : "")}at best ({shown}); "
                + "lower the objective, or answer without one of them while it is down");
    }

    /// <summary>A query is its author's: nothing is added to it, and without that it goes on extrapolating.</summary>
    private static void CheckCounting(SloPlan plan, PlanFindings findings)
    {
        if (plan.Slo.Counting.Value != Counting.Exact) return;
        PromQuery[] queries = plan.Slo.Sli switch
        {
            Sli.Rates rates => [rates.Bad, rates.Total],
            Sli.ErrorRatio ratio => [ratio.Ratio],
            _ => [],
        };
        foreach (var query in queries)
        {
            if (query.Expr.DescendantsAndSelf().OfType<CallExpr>().FirstOrDefault(Extrapolates) is not { } call) continue;
            findings.Add(
                PlanDiagnostics.QueryExtrapolates,
                query.Span,
                NameOf(plan),
                slos => $"'counting: exact' leaves a query as it is, and '{call.Function}' extrapolates here: write 'anchored' behind its range, as in "
                + $"{call.Function}(errors_total[$window] anchored), or 'counting: extrapolated' at {slos}");
        }
    }

    private static bool Extrapolates(CallExpr call) =>
        call.Function is "rate" or "increase" or "delta" && call.Arguments is [MatrixSelector { Vector.Extension: RangeExtension.None }];

    private static void CheckAccuracy(SloPlan plan, PlanFindings findings)
    {
        var slo = plan.Slo;
        if (slo.Accuracy.Value != Accuracy.Raw) return;
        if (slo.Period.Value is not SloPeriod.Rolling)
        {
            findings.Add(
                PlanDiagnostics.NotFromRaw,
                slo.Accuracy.Span,
                NameOf(plan),
                slos => $"the period of {slos} starts anew, but a range of raw counters always has the same length: leave 'accuracy' out, or use a rolling period");
        }

        if (slo.Exclude is not null)
        {
            findings.Add(
                PlanDiagnostics.NotFromRaw,
                slo.Accuracy.Span,
                NameOf(plan),
                slos => $"a range of raw counters has no holes for the maintenance that is excluded from {slos}: leave 'accuracy' or 'exclude' out");
        }
    }

    private static string NameOf(SloPlan plan) => Wording.Quote(plan.Slo.Name.Value);
}
