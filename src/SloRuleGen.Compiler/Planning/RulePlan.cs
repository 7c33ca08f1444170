using SloRuleGen.BurnRate;
using SloRuleGen.Model;

namespace SloRuleGen.Planning;

/// <summary>Everything that is decided before rules are written: what <c>explain</c> shows and what the rules do come from here.</summary>
public sealed record RulePlan(IReadOnlyList<ServicePlan> Services);

public sealed record ServicePlan(Service Service, IReadOnlyList<SloPlan> Slos);

/// <param name="Service">The service that the SLO belongs to.</param>
/// <param name="Method">How tiers are compared: burn rate or budget count, never auto.</param>
/// <param name="MethodReason">Why, in a few words.</param>
/// <param name="PolicyName">The window policy's name.</param>
/// <param name="Labels">On every rule of the SLO, beside the ids.</param>
/// <param name="Tiers">The tiers of the policy in its order, those that are switched off included.</param>
/// <param name="Windows">The windows that are recorded, the shortest first, the period not among them.</param>
public sealed record SloPlan(
    Service Service,
    Slo Slo,
    AlertMethod Method,
    string MethodReason,
    string PolicyName,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<TierPlan> Tiers,
    IReadOnlyList<WindowPlan> Windows)
{
    /// <summary>The labels that tell this deployment from others: on every rule, and in every selector of the SLO's own records.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; init; } = new Dictionary<string, string>();

    /// <summary>What the objective made of tiers of the policy, where that fits itself to it.</summary>
    public IReadOnlyList<TierAdaptation> Adaptations { get; init; } = [];

    /// <summary>The period's nominal length: what factors and thresholds are computed with.</summary>
    public PromDuration Period => Slo.Period.Value.NominalLength;

    /// <summary>How far back the period's rules read.</summary>
    public PromDuration LookBack => Slo.Period.Value.LongestLength;

    /// <summary>The window that says how fast the budget goes at present: the longest of the policy, its tier switched off or not.</summary>
    public PromDuration PaceWindow => Tiers.Max(tier => tier.Tier.LongWindow);

    public Fraction ErrorBudget => Slo.Objective.Value.ErrorBudget;

    /// <summary>The same without the groups that the SLI is split by.</summary>
    public SloPlan AsAWhole => this with { Slo = Slo with { Sli = Slo.Sli with { By = [] } } };

    /// <summary>What is counted, in words: <c>events</c> or <c>slices of 1m</c>.</summary>
    public string Counted => Slo.Slices is { } slices ? $"slices of {slices.Length.Value}" : "events";

    /// <summary>How many slices a period of the nominal length has; null where events are counted.</summary>
    public Fraction? SlicesOfPeriod => Slo.Slices is { } slices ? Period / slices.Length.Value : null;

    /// <summary>What the objective allows in a period of the nominal length.</summary>
    public BurnRate.ErrorBudget Budget => new(Slo.Objective.Value, Period);

    /// <summary>The same for the shortest and for the longest period there is of its kind: months have 28 to 31 days.</summary>
    public (BurnRate.ErrorBudget Least, BurnRate.ErrorBudget Most) BudgetRange =>
        (new(Slo.Objective.Value, Slo.Period.Value.ShortestLength), new(Slo.Objective.Value, Slo.Period.Value.LongestLength));

    /// <summary>Minutes of full outage between a spent budget and a broken SLA, negative if that breaks first; null without an SLA.</summary>
    public Fraction? SlaHeadroomMinutes => Slo.Sla is { } sla ? Budget.HeadroomMinutes(sla.Value) : null;

    /// <summary>Whether nothing is known of the retention, and the usual one is shorter than the period.</summary>
    public bool OutlivesDefaultRetention => Service.Retention is null && LookBack > DefaultRetention;

    /// <summary>How long Prometheus keeps samples unless it is told otherwise.</summary>
    public static PromDuration DefaultRetention { get; } = PromDuration.FromDays(15);

    /// <summary>How often the rules of a speed are evaluated: at most every 2m, so that one missed evaluation never leaves a gap.</summary>
    public PromDuration IntervalOf(EvaluationSpeed speed)
    {
        var times = speed == EvaluationSpeed.Fast ? 1 : 4;
        var interval = PromDuration.FromMilliseconds(Service.EvaluationInterval.Milliseconds * times);
        return interval <= LongestInterval ? interval : LongestInterval;
    }

    /// <summary>How far back the alerts of a group compare: an hour in the fast group, the period in the slow one.</summary>
    public PromDuration HistoryOf(EvaluationSpeed speed) => speed == EvaluationSpeed.Fast ? PromDuration.FromHours(1) : LookBack;

    /// <summary>Prometheus looks back 5m for a series: at 2m one evaluation may be missed, at 3m none.</summary>
    public static PromDuration LongestInterval { get; } = PromDuration.FromMinutes(2);
}

/// <summary>How often a window is looked at: the longer it is, the less often.</summary>
public enum EvaluationSpeed
{
    /// <summary>Windows up to 1h, from raw counters, at the spec's evaluation interval.</summary>
    Fast,

    /// <summary>Longer ones and the period, at four times that interval.</summary>
    Slow,
}

/// <param name="Length">The window.</param>
/// <param name="Speed">That of the fastest tier which reads it.</param>
/// <param name="NeedsBadCount">Whether an alert compares the count of bad events in it.</param>
/// <param name="NeedsMeasuredTime">Whether an alert has to know in how much of it the SLO was measured, and its age does not tell.</param>
public sealed record WindowPlan(PromDuration Length, EvaluationSpeed Speed, bool NeedsBadCount, bool NeedsMeasuredTime);
