using SloRuleGen.BurnRate;
using SloRuleGen.Spec;
using SloRuleGen.Units;

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
    /// <summary>What tells the SLO from all others: the value of the label <c>slo_id</c>.</summary>
    public string Id => $"{Service.Name.Value}/{Slo.Name.Value}";

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

    /// <summary>How often the rules of a speed are evaluated.</summary>
    public PromDuration IntervalOf(EvaluationSpeed speed) =>
        speed == EvaluationSpeed.Fast ? Service.EvaluationInterval : SlowInterval(Service.EvaluationInterval);

    /// <summary>Where the period's events are counted.</summary>
    public WindowSource PeriodSource => WindowSources.OfPeriod(Slo);

    /// <summary>
    /// Whether an alert or the budget needs to know how many events the whole period will have: where counts are compared, and where a
    /// period starts anew and so is never seen whole.
    /// </summary>
    public bool NeedsProjection => Slo.HasCounts
        && (Method == AlertMethod.BudgetCount
            || Slo.Period.Value is not SloPeriod.Rolling
            || Slo.BudgetPolicy.Any(tier => tier.When.Spent is not null || tier.When.ExhaustedWithin is not null));

    /// <summary>How often the projection of a rolling period moves: as often as the fastest alert that compares counts with it.</summary>
    public EvaluationSpeed ProjectionSpeed =>
        Method == AlertMethod.BudgetCount && Slo.Period.Value is SloPeriod.Rolling && Tiers.Any(tier => tier is { Enabled: true, Speed: EvaluationSpeed.Fast }) ? EvaluationSpeed.Fast : EvaluationSpeed.Slow;

    /// <summary>How far back the share of the time is measured that has events: the period, and no more than a month of it.</summary>
    public PromDuration MeasuredWindow => LookBack < s_longestMeasured ? LookBack : s_longestMeasured;

    /// <summary>
    /// Five times the fast interval, up to half of five minutes, and always a whole part of five minutes: so each step of five minutes is
    /// recorded equally long after its end, and steps neither overlap nor leave a gap. One missed evaluation leaves no gap either.
    /// </summary>
    public static PromDuration SlowInterval(PromDuration evaluationInterval)
    {
        var (whole, most) = (WindowSources.Base.Milliseconds, Math.Min(evaluationInterval.Milliseconds * 5, LongestInterval.Milliseconds));
        var parts = (whole + most - 1) / most;
        while (whole % parts != 0) parts++;
        return PromDuration.FromMilliseconds(whole / parts);
    }

    private static readonly PromDuration s_longestMeasured = PromDuration.FromDays(30);

    /// <summary>Prometheus looks back 5m for a series: at 2m30s one evaluation may be missed, at 3m none.</summary>
    public static PromDuration LongestInterval { get; } = PromDuration.FromSeconds(150);
}

/// <summary>How often a window is looked at: the longer it is, the less often.</summary>
public enum EvaluationSpeed
{
    /// <summary>Long windows up to 1h and their control windows, at the spec's evaluation interval.</summary>
    Fast,

    /// <summary>Longer ones and the period, at five times that interval.</summary>
    Slow,
}

/// <param name="Length">The window.</param>
/// <param name="Speed">That of the fastest tier which reads it.</param>
/// <param name="Source">Where its events are counted.</param>
/// <param name="NeedsRatio">Whether an alert compares the share of bad events in it.</param>
/// <param name="NeedsBadCount">Whether an alert compares the count of bad events in it.</param>
public sealed record WindowPlan(PromDuration Length, EvaluationSpeed Speed, WindowSource Source, bool NeedsRatio, bool NeedsBadCount)
{
    /// <summary>How late events are in it, on average.</summary>
    public PromDuration Lag => WindowSources.LagOf(Source);
}
