using SloRuleGen.BurnRate;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>Everything that is decided before rules are written: what <c>explain</c> shows and what the rules do come from here.</summary>
public sealed record RulePlan(IReadOnlyList<ServicePlan> Services);

/// <summary>The plans of the SLOs of a service, in the order of its spec.</summary>
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

    /// <summary>Where Grafana is that has the boards, without a slash at its end; null for none.</summary>
    public string? DashboardUrl { get; init; }

    /// <summary>Whether the rules have the labels and records of Sloth's too.</summary>
    public bool HasSlothLabels { get; init; }

    /// <summary>The tiers that the policy changed for the objective; empty for a policy that changes none.</summary>
    public IReadOnlyList<TierAdaptation> Adaptations { get; init; } = [];

    /// <summary>The period's nominal length: what factors and thresholds are computed with.</summary>
    public PromDuration Period => Slo.Period.Value.NominalLength;

    /// <summary>How far back the period's rules read.</summary>
    public PromDuration LookBack => Slo.Period.Value.LongestLength;

    /// <summary>The window that says how fast the budget goes at present: the longest of the policy, its tier switched off or not.</summary>
    public PromDuration PaceWindow => Tiers.Max(tier => tier.Tier.LongWindow);

    public Fraction ErrorBudget => Slo.Objective.Value.ErrorBudget;

    /// <summary>
    /// What an alert compares the bad events of its long window with; null for no floor. Exact counts are whole but for their last
    /// digits, and a half is far from those: ten failures reach a floor of ten, nine never do.
    /// </summary>
    public EventFloor? BadEventsFloor => Slo.Alerting.MinBadEvents.Value is not (> 0 and var floor) ? null
        : Slo.Counting.Value == Counting.Exact ? new(floor - new Fraction(1, 2), IsExclusive: true)
        : new(floor, IsExclusive: false);

    /// <summary>What corrections take out of the sums of the period; empty without any.</summary>
    public IReadOnlyList<TakenStretch> TakenOut => TakenStretch.Of(Slo.Corrections, Slo.Period.Value);

    /// <summary>When the budget starts anew, by a correction; null for never.</summary>
    public DateTimeOffset? Reset => Slo.Corrections.FirstOrDefault(correction => correction.IsReset)?.To;

    /// <summary>The plan as if the SLI were not split into groups.</summary>
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
    /// Whether the rules need to know how many events the whole period will have: where alerts compare counts, and where a period starts
    /// anew, so that most of the time only a part of it is over.
    /// </summary>
    public bool NeedsProjection => Slo.HasCounts
        && (Method == AlertMethod.BudgetCount
            || Slo.Period.Value is not SloPeriod.Rolling
            || Slo.BudgetPolicy.Any(tier => tier.When.Spent is not null || tier.When.ExhaustedWithin is not null));

    /// <summary>How often the projection is recorded: for a rolling period as often as the fastest alert that compares counts with it.</summary>
    public EvaluationSpeed ProjectionSpeed =>
        Method == AlertMethod.BudgetCount && Slo.Period.Value is SloPeriod.Rolling && Tiers.Any(tier => tier is { Enabled: true, Speed: EvaluationSpeed.Fast }) ? EvaluationSpeed.Fast : EvaluationSpeed.Slow;

    /// <summary>The window over which the share of the time with events is measured: the period, up to 30 days.</summary>
    public PromDuration MeasuredWindow => LookBack < s_longestMeasured ? LookBack : s_longestMeasured;

    /// <summary>
    /// Whether alerts compare counts with the projection. Then it has to move as evenly as the counts do: if it jumped, an alert could stop
    /// and start again.
    /// </summary>
    public bool ProjectionMovesEvenly => Method == AlertMethod.BudgetCount && PeriodSource != WindowSource.Raw;

    /// <summary>The time whose mean traffic stands for the rest of a cycle: up to four whole weeks, so that each weekday counts equally often.</summary>
    public PromDuration MeanWindow
    {
        get
        {
            var weeks = ((ExactDuration)Period).RoundDownTo(PromDuration.FromDays(7));
            return weeks == PromDuration.Zero ? Period : weeks < s_longestMean ? weeks : s_longestMean;
        }
    }

    /// <summary>
    /// Five times the fast interval, at most 2m30s, and always five minutes divided by a whole number. So every step of five minutes is
    /// recorded equally long after its end: steps neither overlap nor leave a gap, even if one evaluation is missed.
    /// </summary>
    public static PromDuration SlowInterval(PromDuration evaluationInterval)
    {
        var (whole, most) = (WindowSources.Base.Milliseconds, Math.Min(evaluationInterval.Milliseconds * 5, LongestInterval.Milliseconds));
        var parts = (whole + most - 1) / most;
        while (whole % parts != 0) parts++;
        return PromDuration.FromMilliseconds(whole / parts);
    }

    private static readonly PromDuration s_longestMeasured = PromDuration.FromDays(30);

    private static readonly PromDuration s_longestMean = PromDuration.FromDays(28);

    /// <summary>Prometheus looks back 5m for a series: at 2m30s one evaluation may be missed, at 3m none.</summary>
    public static PromDuration LongestInterval { get; } = PromDuration.FromSeconds(150);
}

/// <summary>How many bad events there must be, or more than how many.</summary>
public sealed record EventFloor(Fraction Events, bool IsExclusive);

/// <summary>How often the rules of a window are evaluated: those of long ones less often.</summary>
public enum EvaluationSpeed
{
    /// <summary>Tiers with a long window of up to 1h, and their control windows: at the spec's evaluation interval.</summary>
    Fast,

    /// <summary>All longer windows and the period: at <see cref="SloPlan.SlowInterval"/>.</summary>
    Slow,
}

/// <param name="Length">How long the window is.</param>
/// <param name="Speed">The speed of the fastest tier that reads it.</param>
/// <param name="Source">Where its events are counted.</param>
/// <param name="NeedsRatio">Whether an alert compares the share of bad events in it.</param>
/// <param name="NeedsBadCount">Whether an alert compares the count of bad events in it.</param>
public sealed record WindowPlan(PromDuration Length, EvaluationSpeed Speed, WindowSource Source, bool NeedsRatio, bool NeedsBadCount)
{
    /// <summary>How long after they happened events are counted in it, on average.</summary>
    public PromDuration Lag => WindowSources.LagOf(Source);
}
