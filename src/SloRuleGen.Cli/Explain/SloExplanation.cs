using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>What an SLO's plan says, in words.</summary>
/// <param name="Facts">Names and values.</param>
/// <param name="Outage">What a total outage sets off, as a sentence.</param>
/// <param name="Tiers">The names of the tiers, the heads of a table's columns.</param>
/// <param name="Rows">What is said of each tier: a name and one cell for each of <paramref name="Tiers"/>.</param>
/// <param name="Notes">What to know when reading the table.</param>
/// <param name="Risks">The risk catalog; null for none.</param>
internal sealed record SloExplanation(
    string Title,
    string? Description,
    IReadOnlyList<(string Name, string Text)> Facts,
    string Outage,
    IReadOnlyList<string> Tiers,
    IReadOnlyList<(string Name, IReadOnlyList<string> Cells)> Rows,
    IReadOnlyList<string> Notes,
    RiskCatalog? Risks)
{
    /// <param name="traffic">The events of a period; null where they are not known.</param>
    public static SloExplanation Of(SloPlan plan, TrafficFigures? traffic = null) => new(
        $"{plan.Service.Name.Value}/{plan.Slo.Name.Value}: {plan.Slo.Objective.Value} over {plan.Slo.Period.Value.InWords}",
        plan.Slo.Description is { } description ? PlainText.Sentence(description) : null,
        [.. FactsOf(plan, traffic).Select(fact => (fact.Name, PlainText.Sentence(fact.Text)))],
        OutageWording.Of(plan),
        [.. plan.Tiers.Select(tier => $"{tier.Alert.Label} {tier.Tier.LongWindow}")],
        [.. RowsOf(plan, plan.Slo.Slices is null ? traffic : null).Select(row => (row.Name, (IReadOnlyList<string>)[.. plan.Tiers.Select(row.Cell)]))],
        [.. NotesOf(plan)],
        plan.Slo.Risks?.Value);

    private static IEnumerable<(string Name, string Text)> FactsOf(SloPlan plan, TrafficFigures? traffic)
    {
        yield return ("Budget", $"{PeriodWording.BudgetMinutes(plan)}, or {SliceWording.Budget(plan) ?? $"{Figure.Number(plan.Budget.EventsPerMillion)} of a million events"}");
        if (SliceWording.Judgement(plan) is { } judgement) yield return ("Slices", judgement);
        if (PeriodWording.Starts(plan.Slo.Period.Value) is { } starts) yield return ("Starts", starts);
        if (plan.Slo.Sla is { } sla) yield return ("SLA", Headroom(plan, sla.Value));
        if (plan.Slo.Why is { } why) yield return ("Why", why);
        if (plan.Slo.MeasuredAt is { } place) yield return ("Measured", place);
        if (traffic is not null)
            yield return ("Traffic", plan.Slo.Slices is null ? TrafficWording.Of(traffic, plan.Slo.Objective.Value, plan.Period, plan.FewestThatPage(traffic)) : "time slices are counted here, whatever the traffic");
        if (plan.Identity.Count > 0) yield return ("Identity", string.Join(", ", plan.Identity.Select(label => $"{label.Key}={label.Value}")));
        yield return ("Alerts", $"{plan.Slo.Alerting.AlertName.Value}{(plan.Slo.Sli.By is { Count: > 0 } by ? $", one for each {string.Join(" and ", by)}" : "")}");
        yield return ("Method", $"{(plan.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate")}: {plan.MethodReason}");
        yield return ("Windows", plan.PolicyName);
        foreach (var adaptation in plan.Adaptations) yield return ("Adapted", AdaptationWording.Of(plan, adaptation));
        if (plan.Slo.Counting.Value == Counting.Exact) yield return ("Counting", "exact: without extrapolation");
        if (plan.Slo.Alerting.MinBadEvents.Value is > 0 and var floor) yield return ("Floor", $"no alert under {Count.Of(floor, plan.Slo.Slices is null ? "bad event" : "bad slice")} in the long window");
        foreach (var fact in AlertFacts.Of(plan)) yield return fact;
        if (plan.Slo.Exclude is { } exclude) yield return ("Excluded", Excluded(exclude));
        foreach (var correction in plan.Slo.Corrections) yield return CorrectionWording.Fact(correction);
        if (plan.Slo.OfMetricsQL.Any())
            yield return ("MetricsQL", "of the queries only quotes, brackets and $window are checked, no names, labels or types: run 'vmalert -dryRun' on the rules");
        if (plan.Slo.DependsOn.Count > 0) yield return ("Depends on", DependencyWording.Of(plan));
        if (plan.Slo.Owner is { } owner) yield return ("Owner", owner);
        if (plan.Slo.Runbook is { } runbook) yield return ("Runbook", runbook);
        if (plan.Slo.Review is { } date) yield return ("Review", $"{date:yyyy-MM-dd}");
    }

    private static string Excluded(Maintenance exclude) =>
        $"{(exclude.By.Count == 0 ? "" : $"each {string.Join(" and ", exclude.By)} ")}while {PromQLPrinter.Print(exclude.Query.Expr)} returns "
        + $"{(exclude.By.Count == 0 ? "anything" : "it")}, and up to 6m after";

    private static string Headroom(SloPlan plan, Objective sla)
    {
        var minutes = plan.SlaHeadroomMinutes!.Value;
        var allowed = $"{sla} allows {Figure.Number(plan.Budget.Minutes + minutes)} minutes, ";
        return minutes.Sign switch
        {
            > 0 => $"{allowed}{Figure.Number(minutes)} of them once the budget is spent",
            0 => $"{sla} breaks as the budget is spent",
            _ => $"{allowed}and breaks {Figure.Number(minutes.Abs())} before the budget is spent",
        };
    }

    private static IEnumerable<(string Name, Func<TierPlan, string> Cell)> RowsOf(SloPlan plan, TrafficFigures? traffic)
    {
        yield return ("Budget spent when it fires", tier => Percentage.Of(tier.Tier.BudgetFraction));
        yield return ("Long window", tier => tier.Tier.LongWindow.ToString());
        yield return ("Short window", tier => tier.Tier.ShortWindow.ToString());
        if (plan.Tiers.Any(tier => tier.Tier.For > PromDuration.Zero)) yield return ("For", tier => tier.Tier.For.ToString());
        if (plan.Tiers.Any(tier => tier.Tier.KeepFiringFor > PromDuration.Zero)) yield return ("Keeps firing for", tier => tier.Tier.KeepFiringFor.ToString());
        foreach (var row in LabelRows(plan)) yield return row;
        yield return ("Evaluated every", tier => plan.IntervalOf(tier.Speed).ToString());
        yield return ("Burn rate (factor)", tier => Figure.Number(tier.Factor.Value));
        foreach (var row in ThresholdRows(plan)) yield return row;
        foreach (var row in TrafficRows(plan, traffic)) yield return row;
        yield return ("Can fire", tier => CanFire(tier));
        foreach (var row in ReachRows(plan)) yield return row;
        yield return ("Full outage: fires after", tier => Figure.Time(tier.DetectionOfOutage));
        yield return ("  stops after the fix", tier => Figure.Time(tier.ResetAfterOutage, none: "-"));
        yield return ("Twice the rate: fires after", tier => tier.TwiceTheThreshold is { } rate
            ? $"{Figure.Time(tier.DetectionAtTwice)} at {Figure.Percent(rate)}"
            : "over 100%");
        yield return ("  stops after the fix", tier => Figure.Time(tier.ResetAfterTwice, none: "-"));
        yield return ("Budget lasts, at that rate", tier => tier.Reachability.AtAnyTraffic ? Figure.Time(tier.TimeToExhaustion) : "-");
    }

    /// <summary>The labels in which the alerts of the tiers differ.</summary>
    private static IEnumerable<(string Name, Func<TierPlan, string> Cell)> LabelRows(SloPlan plan) =>
        from label in plan.Tiers.SelectMany(tier => tier.Alert.Labels.Keys).Distinct().Order(StringComparer.Ordinal)
        where plan.Tiers.DistinctBy(tier => tier.Alert.Labels.GetValueOrDefault(label)).Count() > 1
        select ($"Label {label}", (Func<TierPlan, string>)(tier => PlainText.OneLine(tier.Alert.Labels.GetValueOrDefault(label, ""))));

    private static IEnumerable<(string Name, Func<TierPlan, string> Cell)> ThresholdRows(SloPlan plan)
    {
        if (plan.Method == AlertMethod.BudgetCount)
        {
            yield return ("Bad per million, long window", tier => PerMillion(((BudgetCountThreshold)tier.Condition).LongCoefficient));
            yield return ("Bad per million, short window", tier => PerMillion(((BudgetCountThreshold)tier.Condition).ShortCoefficient));
        }

        yield return (
            $"{(plan.Slo.Slices is null ? "Error rate" : "Bad slices")}{(plan.Method == AlertMethod.BudgetCount ? " at mean traffic" : "")}",
            tier => $"> {Figure.Percent(tier.Condition.ErrorRateThreshold(Fraction.One))}");

        static string PerMillion(Fraction coefficient) => $"> {Figure.Number(coefficient * 1_000_000)}";
    }

    /// <summary>The thresholds in events.</summary>
    private static IEnumerable<(string Name, Func<TierPlan, string> Cell)> TrafficRows(SloPlan plan, TrafficFigures? traffic)
    {
        if (traffic is null) yield break;
        yield return ("Bad events, long window", tier => Cells(tier)[0]);
        yield return ("Bad events, short window", tier => Cells(tier)[1]);
        yield return ("Fewest that fire it", tier => Cells(tier)[2]);

        string[] Cells(TierPlan tier) => TrafficWording.Cells(traffic, tier.Condition, tier.DetectionOfOutage is not null, plan.Slo.Alerting.MinBadEvents.Value);
    }

    private static string CanFire(TierPlan tier) => tier switch
    {
        { Enabled: false } => "switched off",
        { Reachability.AtFlatTraffic: true, DetectionOfOutage: not null } => "yes",
        { Reachability.AtFlatTraffic: true } => "no",
        { Reachability.TrafficFactorNeeded: { } needed } => $"over {Figure.Number(needed)}x traffic",
        _ => "no",
    };

    /// <summary>What would let a tier fire at mean traffic that cannot.</summary>
    private static IEnumerable<(string Name, Func<TierPlan, string> Cell)> ReachRows(SloPlan plan)
    {
        if (plan.Tiers.All(tier => tier.Reachability.AtFlatTraffic)) yield break;
        yield return ("  would with a budget", Unreached(reach => $"< {(reach.LargestBudgetFraction * 100).RoundDown(2)}%"));
        yield return ("  or a long window", Unreached(reach => $"> {Figure.Time(reach.ShortestLongWindow)}"));
        yield return ("  or an objective", Unreached(reach => $">= {reach.LowestObjectiveText}"));

        static Func<TierPlan, string> Unreached(Func<Reachability, string> what) =>
            tier => tier.Reachability.AtFlatTraffic ? "" : what(tier.Reachability);
    }

    private static IEnumerable<string> NotesOf(SloPlan plan)
    {
        var late = plan.Windows.Where(window => window.Lag > PromDuration.Zero).GroupBy(window => window.Lag)
            .Select(windows => $", and {windows.Key} for {Enumeration.And([.. windows.Select(window => window.Length.ToString())])}");
        yield return $"Times follow from the formulas. A scrape and an evaluation come on top{string.Concat(late)}.";
        if (plan.Service.QueryOffset is { Value: var offset } && offset > PromDuration.Zero)
            yield return $"They hold the query offset of {offset}: the rules see all that is as late.";
        if (plan.Slo.Slices is { } slices)
            yield return $"They count whole slices of {slices.Length.Value}, and rates are those of bad slices: a fault is seen once {SliceWording.MakesOneBad(slices)}.";
        else if (plan.Slo.Alerting.MinBadEvents.Value is > 0 and var floor)
            yield return $"They leave out the floor: with little traffic an alert waits longer, for {Count.Of(floor, "bad event")}.";
        if (plan.Method == AlertMethod.BudgetCount)
            yield return $"Bad {plan.Counted} count per million of all {plan.Counted} in {plan.Slo.Period.Value.InWords}: at twice the mean traffic half the error rate fires.";
        if (plan.OutlivesDefaultRetention)
            yield return $"Prometheus keeps {SloPlan.DefaultRetention} by default, less than {plan.LookBack}: keep more, and say so with 'retention'.";
    }
}
