using System.Text.Json;
using SloRuleGen.BurnRate;
using SloRuleGen.Model;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

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
        _json.WriteString("description", slo.Description);
        _json.WriteString("owner", slo.Owner);
        _json.WriteString("runbook", slo.Runbook);
        Number("objective", slo.Objective.Value.Ratio);
        WritePeriod(slo.Period.Value);
        WriteBudget(plan);
        WriteSlices(plan);
        WriteSla(plan);
        _json.WriteString("alert", slo.Alerting.AlertName.Value);
        _json.WriteString("method", plan.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate");
        _json.WriteString("method_reason", plan.MethodReason);
        _json.WriteString("windows", plan.PolicyName);
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
        Number("ratio", plan.ErrorBudget);
        Number("minutes", plan.Budget.Minutes);
        Number("events_per_million", plan.Budget.EventsPerMillion);
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
        Number("good_when", slices.GoodWhen);
        Number("in_period", plan.SlicesOfPeriod);
        Number("in_budget", plan.Budget.EventsOf(plan.SlicesOfPeriod!.Value));
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
        Number("objective", sla.Value.Ratio);
        Number("headroom_minutes", plan.SlaHeadroomMinutes);
        _json.WriteEndObject();
    }

    private void Write(SloPlan plan, TierPlan tier)
    {
        _json.WriteStartObject();
        _json.WriteString("class", tier.Tier.Severity == AlertSeverity.Page ? "page" : "ticket");
        _json.WriteString("severity", plan.Slo.Alerting.ClassOf(tier.Tier.Severity).Label);
        _json.WriteBoolean("enabled", tier.Enabled);
        Number("budget_fraction", tier.Tier.BudgetFraction);
        _json.WriteString("long_window", tier.Tier.LongWindow.ToString());
        _json.WriteString("short_window", tier.Tier.ShortWindow.ToString());
        _json.WriteString("for", tier.Tier.For.ToString());
        _json.WriteString("evaluated_every", plan.IntervalOf(tier.Speed).ToString());
        Number("factor", tier.Factor.Value);
        WriteThreshold(tier);
        WriteReachability(tier.Reachability);
        WriteFault("full_outage", Fraction.One, tier.DetectionOfOutage, tier.ResetAfterOutage);
        WriteFault("twice_threshold", tier.TwiceTheThreshold, tier.DetectionAtTwice, tier.ResetAfterTwice);
        Number("exhaustion_seconds", tier.TimeToExhaustion.Seconds);
        _json.WriteEndObject();
    }

    private void WriteThreshold(TierPlan tier)
    {
        var count = tier.Condition as BudgetCountThreshold;
        _json.WriteStartObject("threshold");
        Number("error_rate", tier.Condition.ErrorRateThreshold(Fraction.One));
        Number("long_events_per_million", count?.LongCoefficient * 1_000_000);
        Number("short_events_per_million", count?.ShortCoefficient * 1_000_000);
        _json.WriteEndObject();
    }

    private void WriteReachability(Reachability reach)
    {
        _json.WriteBoolean("reachable", reach.AtFlatTraffic);
        _json.WriteStartObject("reachable_with");
        Number("traffic_factor_over", reach.TrafficFactorNeeded);
        Number("budget_fraction_under", reach.LargestBudgetFraction);
        Number("long_window_seconds_over", reach.ShortestLongWindow.Seconds);
        Number("objective_over", reach.LowestObjective);
        _json.WriteEndObject();
    }

    /// <summary>Null where no traffic has that error rate, null members where the tier never fires at it.</summary>
    private void WriteFault(string name, Fraction? errorRate, ExactDuration? detection, ExactDuration? reset)
    {
        _json.WriteStartObject(name);
        Number("error_rate", errorRate);
        Number("detection_seconds", detection?.Seconds);
        Number("reset_seconds", reset?.Seconds);
        _json.WriteEndObject();
    }

    private void Number(string name, Fraction? value)
    {
        _json.WritePropertyName(name);
        if (value is { } known) _json.WriteRawValue(known.ToString());
        else _json.WriteNullValue();
    }
}
