using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>What can only be wrong between the fields of one SLO.</summary>
internal sealed class SloChecks(DiagnosticBag diagnostics)
{
    private const int MostCycles = 12;

    public void Check(SloDraft slo, Sli? sli)
    {
        CheckSla(slo);
        CheckAnnotations(slo);
        if (slo.Alerting.Windows?.Value is WindowsChoice.Custom windows) CheckTiers(slo, windows);
        CheckBudgetPolicy(slo);
        if (sli is Sli.ErrorRatio && !slo.Fields.Has("budgeting")) CheckCounts(slo);
        CheckCorrections(slo);
    }

    /// <summary>Rules look through the whole of a correction, and have a part for each cycle that it reaches into.</summary>
    private void CheckCorrections(SloDraft slo)
    {
        if (slo.Accuracy.Value == Accuracy.Raw && slo.Corrections.Count > 0)
            diagnostics.Add(SpecDiagnostics.ConflictingFields, slo.Fields.KeyOf("corrections"), "'corrections' and 'accuracy: raw' exclude each other: a range over raw counters has no holes");
        if (slo.Period?.Value is not { } period) return;
        var most = (period is SloPeriod.Rolling ? 1 : MostCycles) * period.ShortestLength.Milliseconds;
        foreach (var correction in slo.Corrections.Where(correction => correction.From is { } from && (correction.To - from).TotalMilliseconds > most))
        {
            diagnostics.Add(SpecDiagnostics.DurationOutOfRange, correction.Place, period is SloPeriod.Rolling
                ? $"the correction lasts longer than the period of {period}: leave out all time before its end with 'reset'"
                : $"the correction lasts longer than {MostCycles} cycles of {period}: it changes the current one alone, so begin later");
        }
    }

    private void CheckSla(SloDraft slo)
    {
        if (slo is not { Sla: { } sla, Objective: { } objective } || sla.Value.Ratio < objective.Value.Ratio) return;
        var relation = sla.Value == objective.Value ? "is the objective itself" : $"is above the objective of {objective.Value}";
        diagnostics.Add(SpecDiagnostics.SlaNotBelowObjective, sla.Span, $"the SLA of {sla.Value} {relation}: no alert comes before the promise is broken");
    }

    /// <summary>What a field says stands in an annotation; two texts for it would lose one of them.</summary>
    private void CheckAnnotations(SloDraft slo)
    {
        (string Annotation, string Field, bool IsSet)[] fields = [("runbook_url", "runbook", slo.Runbook is not null), ("owner", "owner", slo.Owner is not null)];
        foreach (var (annotation, field, _) in fields.Where(f => f.IsSet))
        {
            foreach (var entry in slo.Annotations.Where(a => a.Name == annotation && a.Value is not null))
                diagnostics.Add(SpecDiagnostics.ReservedAnnotation, entry.Span, $"the annotation '{annotation}' is already set by the field '{field}'; keep one of them");
        }
    }

    private void CheckTiers(SloDraft slo, WindowsChoice.Custom windows)
    {
        foreach (var (tier, span) in windows.Tiers.Select(t => (t.Tier.Value, t.Tier.Span)))
        {
            if (slo.Period is { } period && tier.LongWindow >= period.Value.NominalLength)
            {
                diagnostics.Add(
                    SpecDiagnostics.WindowsOutOfOrder, span,
                    $"the long window {tier.LongWindow} is not shorter than the period {period.Value.NominalLength} that it is used with");
            }
        }

        var seen = new HashSet<(PromDuration, PromDuration, string)>();
        foreach (var (tier, alert) in windows.Tiers)
        {
            var alertClass = tier.Value.Severity == AlertSeverity.Page ? slo.Alerting.Page : slo.Alerting.Ticket;
            if (!(alert.Enabled ?? alertClass.Enabled)) continue;
            var (longWindow, shortWindow, label) = (tier.Value.LongWindow, tier.Value.ShortWindow, alert.SeverityLabel ?? alertClass.Label);
            if (seen.Add((longWindow, shortWindow, label))) continue;
            diagnostics.Add(
                SpecDiagnostics.CollidingTiers, tier.Span,
                $"another tier has the windows {longWindow} and {shortWindow} and the severity {Wording.Quote(label)} too, so that their alerts could not be told apart");
        }
    }

    private void CheckBudgetPolicy(SloDraft slo)
    {
        if (slo.Period?.Value.NominalLength is not { } period) return;
        foreach (var when in slo.BudgetPolicy.Select(tier => tier.When))
        {
            if (when.Spent is { Within: var within } && within.Value >= period)
            {
                diagnostics.Add(
                    SpecDiagnostics.WindowsOutOfOrder, within.Span,
                    $"'within' is {within.Value}, not shorter than the period of {period}: 'remaining_below' compares all of it");
            }

            if (when.ExhaustedWithin is { } exhausted && exhausted.Value > period)
            {
                diagnostics.Add(
                    SpecDiagnostics.DurationOutOfRange, exhausted.Span,
                    $"'exhausted_within' is up to the period of {period}, not {exhausted.Value}: a budget that lasts longer than its period is never exhausted");
            }
        }
    }

    private void CheckCounts(SloDraft slo)
    {
        var alerting = slo.Alerting;
        if (slo.Corrections.Count > 0)
            diagnostics.Add(SpecDiagnostics.NeedsCounts, slo.Fields.KeyOf("corrections"), "'error_ratio' has no event counts, of which 'corrections' take some out; give 'bad' and 'total', or 'budgeting' in slices");
        foreach (var spent in slo.BudgetPolicy.Select(tier => tier.When.Spent).OfType<RecentSpending>())
            diagnostics.Add(SpecDiagnostics.NeedsCounts, spent.Within.Span, "'error_ratio' has no event counts, which 'spent' needs; give 'bad' and 'total', or compare with 'remaining_below'");
        if (alerting.Method.Value == AlertMethod.BudgetCount)
            diagnostics.Add(SpecDiagnostics.NeedsCounts, alerting.Method.Span, "'error_ratio' has no event counts, which 'budget_count' needs; give 'bad' and 'total', or choose 'burn_rate'");
        if (alerting.MinBadEvents.Value > 0)
            diagnostics.Add(SpecDiagnostics.NeedsCounts, alerting.MinBadEvents.Span, "'error_ratio' has no event counts, which 'min_bad_events' needs; give 'bad' and 'total', or leave it out");
    }
}
