using System.Text.Json;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Writes plans for programs. Numbers are exact decimals, or have 15 digits where there is none; times are seconds.</summary>
internal sealed class ExplainJson
{
    /// <summary>Grows when a member changes its meaning or goes, not when one is added.</summary>
    private const int Version = 1;

    private readonly Utf8JsonWriter _json;

    private ExplainJson(Utf8JsonWriter json) => _json = json;

    public static string Of(IReadOnlyList<SloPlan> slos) => JsonText.Indented(json => new ExplainJson(json).Write(slos));

    private void Write(IReadOnlyList<SloPlan> slos)
    {
        _json.WriteStartObject();
        _json.WriteNumber("version", Version);
        _json.WriteStartArray("slos");
        foreach (var slo in slos) Write(slo);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(SloPlan plan)
    {
        var slo = plan.Slo;
        _json.WriteStartObject();
        _json.WriteString("service", plan.Service.Name.Value);
        _json.WriteString("name", slo.Name.Value);
        WriteLabels("identity", plan.Identity);
        _json.WriteString("description", slo.Description);
        _json.WriteString("owner", slo.Owner);
        _json.WriteString("runbook", slo.Runbook);
        _json.WriteNumber("objective", slo.Objective.Value.Ratio);
        WritePeriod(slo.Period.Value);
        WriteBudget(plan);
        WriteSlices(plan);
        WriteSla(plan);
        _json.WriteString("alert", slo.Alerting.AlertName.Value);
        _json.WriteString("method", plan.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate");
        _json.WriteString("method_reason", plan.MethodReason);
        _json.WriteString("windows", plan.PolicyName);
        WriteAdaptations(plan);
        _json.WriteNumber("min_bad_events", slo.Alerting.MinBadEvents.Value);
        _json.WriteStartArray("by");
        foreach (var label in slo.Sli.By) _json.WriteStringValue(label);
        _json.WriteEndArray();
        _json.WriteString("exclude", slo.Exclude is { } exclude ? PromQLPrinter.Print(exclude.Query.Expr) : null);
        _json.WriteStartArray("tiers");
        foreach (var tier in plan.Tiers) Write(plan, tier);
        _json.WriteEndArray();
        AlertsJson.Write(_json, plan);
        RisksJson.Write(_json, slo.Risks?.Value);
        _json.WriteEndObject();
    }

    private void WritePeriod(SloPeriod period)
    {
        _json.WriteString("period", period.ToString());
        _json.WriteString("period_kind", PeriodWording.Kind(period));
        _json.WriteStartObject("period_length");
        _json.WriteString("nominal", period.NominalLength.ToString());
        _json.WriteString("shortest", period.ShortestLength.ToString());
        _json.WriteString("longest", period.LongestLength.ToString());
        _json.WriteEndObject();
    }

    private void WriteBudget(SloPlan plan)
    {
        _json.WriteStartObject("budget");
        _json.WriteNumber("ratio", plan.ErrorBudget);
        _json.WriteNumber("minutes", plan.Budget.Minutes);
        _json.WriteNumber("events_per_million", plan.Budget.EventsPerMillion);
        _json.WriteEndObject();
    }

    private void WriteSlices(SloPlan plan)
    {
        if (plan.Slo.Slices is not { } slices)
        {
            _json.WriteNull("slices");
            return;
        }

        _json.WriteStartObject("slices");
        _json.WriteString("length", slices.Length.Value.ToString());
        _json.WriteNumber("good_when", slices.GoodWhen);
        _json.WriteNumber("in_period", plan.SlicesOfPeriod);
        _json.WriteNumber("in_budget", plan.Budget.EventsOf(plan.SlicesOfPeriod!.Value));
        _json.WriteEndObject();
    }

    private void WriteSla(SloPlan plan)
    {
        if (plan.Slo.Sla is not { } sla)
        {
            _json.WriteNull("sla");
            return;
        }

        _json.WriteStartObject("sla");
        _json.WriteNumber("objective", sla.Value.Ratio);
        _json.WriteNumber("headroom_minutes", plan.SlaHeadroomMinutes);
        _json.WriteEndObject();
    }

    private void Write(SloPlan plan, TierPlan tier)
    {
        _json.WriteStartObject();
        _json.WriteString("class", tier.Tier.Severity == AlertSeverity.Page ? "page" : "ticket");
        _json.WriteString("severity", tier.Alert.Label);
        _json.WriteBoolean("enabled", tier.Enabled);
        _json.WriteNumber("budget_fraction", tier.Tier.BudgetFraction);
        _json.WriteString("long_window", tier.Tier.LongWindow.ToString());
        _json.WriteString("short_window", tier.Tier.ShortWindow.ToString());
        _json.WriteString("for", tier.Tier.For.ToString());
        _json.WriteString("keep_firing_for", tier.Tier.KeepFiringFor.ToString());
        WriteLabels("labels", tier.Alert.Labels);
        _json.WriteString("evaluated_every", plan.IntervalOf(tier.Speed).ToString());
        _json.WriteNumber("factor", tier.Factor.Value);
        WriteThreshold(tier);
        WriteReachability(tier.Reachability);
        WriteFault("full_outage", Fraction.One, tier.DetectionOfOutage, tier.ResetAfterOutage);
        WriteFault("twice_threshold", tier.TwiceTheThreshold, tier.DetectionAtTwice, tier.ResetAfterTwice);
        _json.WriteNumber("exhaustion_seconds", tier.TimeToExhaustion.Seconds);
        _json.WriteEndObject();
    }

    /// <summary>Shares and reasons of tiers that are not as usual; a share of null is a tier that is left out.</summary>
    private void WriteAdaptations(SloPlan plan)
    {
        _json.WriteStartArray("adapted");
        foreach (var adaptation in plan.Adaptations)
        {
            _json.WriteStartObject();
            _json.WriteString("long_window", adaptation.Usual.LongWindow.ToString());
            _json.WriteNumber("usual_budget_fraction", adaptation.Usual.BudgetFraction);
            _json.WriteNumber("budget_fraction", adaptation.Fitted?.BudgetFraction);
            _json.WriteNumber("outage_spends", adaptation.OutageSpends);
            _json.WriteString("reason", AdaptationWording.Of(plan, adaptation));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteLabels(string member, IReadOnlyDictionary<string, string> labels)
    {
        _json.WriteStartObject(member);
        foreach (var (name, value) in labels) _json.WriteString(name, value);
        _json.WriteEndObject();
    }

    private void WriteThreshold(TierPlan tier)
    {
        var count = tier.Condition as BudgetCountThreshold;
        _json.WriteStartObject("threshold");
        _json.WriteNumber("error_rate", tier.Condition.ErrorRateThreshold(Fraction.One));
        _json.WriteNumber("long_events_per_million", count?.LongCoefficient * 1_000_000);
        _json.WriteNumber("short_events_per_million", count?.ShortCoefficient * 1_000_000);
        _json.WriteEndObject();
    }

    private void WriteReachability(Reachability reach)
    {
        _json.WriteBoolean("reachable", reach.AtFlatTraffic);
        _json.WriteStartObject("reachable_with");
        _json.WriteNumber("traffic_factor_over", reach.TrafficFactorNeeded);
        _json.WriteNumber("budget_fraction_under", reach.LargestBudgetFraction);
        _json.WriteNumber("long_window_seconds_over", reach.ShortestLongWindow.Seconds);
        _json.WriteNumber("objective_over", reach.LowestObjective);
        _json.WriteEndObject();
    }

    /// <summary>Null where no traffic has that error rate, null members where the tier never fires at it.</summary>
    private void WriteFault(string name, Fraction? errorRate, ExactDuration? detection, ExactDuration? reset)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("error_rate", errorRate);
        _json.WriteNumber("detection_seconds", detection?.Seconds);
        _json.WriteNumber("reset_seconds", reset?.Seconds);
        _json.WriteEndObject();
    }
}
