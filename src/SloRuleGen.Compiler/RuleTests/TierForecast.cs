using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>When the formulas let a tier fire, under given traffic that begins at time 0.</summary>
/// <param name="isOld">Whether the SLO counts as measured for a whole period, though there were no events before time 0.</param>
internal sealed class TierForecast(SloPlan plan, TierPlan tier, Timeline traffic, bool isOld = false)
{
    /// <summary>The formulas are followed in steps of this length, or from one verdict to the next.</summary>
    public static PromDuration Grid { get; } = PromDuration.FromSeconds(30);

    private readonly PeriodForecast _period = new(plan, traffic);

    /// <summary>When the tier starts to fire, and the last time that it fires, from a time on; null if it does not.</summary>
    public (PromDuration First, PromDuration Last)? Firing(PromDuration from)
    {
        (PromDuration First, PromDuration Last)? firing = null;
        PromDuration? since = null;
        var grid = traffic.JudgedEvery ?? Grid;
        for (var at = ((ExactDuration)from).RoundDownTo(grid); at <= traffic.End; at += grid)
        {
            if (Fullness(at) <= 1)
            {
                if (firing is { } over) return (over.First, over.Last + tier.Tier.KeepFiringFor);
                since = null;
                continue;
            }

            since ??= at;
            if (at - since.Value >= tier.Tier.For) firing = (firing?.First ?? at, at);
        }

        return firing is { } known ? (known.First, known.Last + tier.Tier.KeepFiringFor) : null;
    }

    /// <summary>
    /// The least of <see cref="Fullness"/> over the time that the tier waits before it fires, up to a time: over 1 it fires then. In one steady
    /// fault fullness rises first and may fall after, so the least is that of either end.
    /// </summary>
    public Fraction Held(PromDuration until) => tier.Tier.For < until ? Least(Fullness(until - tier.Tier.For), Fullness(until)) : Fraction.Zero;

    /// <summary>How near the tier is to firing: the value of each window as a multiple of its threshold, of which the smaller counts. Over 1 it fires.</summary>
    public Fraction Fullness(PromDuration at)
    {
        var (longWindow, shortWindow) = (_period.Over(tier.Tier.LongWindow, at), _period.Over(tier.Tier.ShortWindow, at));
        var fullness = tier.Condition switch
        {
            RatioThreshold ratio => Least(OfRatio(longWindow, ratio.Threshold, at), ShareOf(shortWindow) / ratio.Threshold),
            BudgetCountThreshold count => Least(
                OfCount(longWindow, count.LongCoefficient, at), OfCount(shortWindow, count.ShortCoefficient, at)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no forecast."),
        };
        if (plan.BadEventsFloor is not { Events: var floor }) return fullness;

        // Of verdicts as many as the floor are enough, which has to come to more than 1.
        return Least(fullness, (traffic.JudgedEvery is null ? longWindow.Bad : longWindow.Bad + 1) / floor);
    }

    /// <summary>The fast group does not go by the SLO's age: it counts for itself how much of a window has events.</summary>
    private bool IsOld => isOld && tier.Speed == EvaluationSpeed.Slow;

    private static Fraction Least(Fraction a, Fraction b) => a < b ? a : b;

    private static Fraction ShareOf(EventCounts events) => events.Total.Sign == 0 ? 0 : events.Bad / events.Total;

    private Fraction OfRatio(EventCounts events, Fraction threshold, PromDuration at)
    {
        var full = ShareOf(events) / threshold;
        return IsOld || at >= tier.Tier.LongWindow ? full : full * (at / tier.Tier.LongWindow);
    }

    private Fraction OfCount(EventCounts events, Fraction coefficient, PromDuration at)
    {
        var projected = _period.ProjectedTotal(at);
        return projected.Sign == 0 ? 0 : events.Bad / (coefficient * projected);
    }
}

/// <summary>How long after they happened events are in the records of a window.</summary>
internal sealed class ReadingLag(SloPlan plan)
{
    /// <summary>Whether the period is summed from whole hours. A cycle is not on its first day, the only one that tests have.</summary>
    public bool IsPeriodInHours => plan.Slo.Period.Value is SloPeriod.Rolling && plan.PeriodSource == WindowSource.Hours;

    /// <summary>How late on average.</summary>
    public PromDuration Of(PromDuration window) => Planned(window)?.Lag ?? PromDuration.Zero;

    /// <summary>Whether a window is summed from whole hours: then a short test cannot tell when it is over its threshold.</summary>
    public bool IsInHours(PromDuration window) => Planned(window)?.Source == WindowSource.Hours;

    private WindowPlan? Planned(PromDuration window) => plan.Windows.FirstOrDefault(planned => planned.Length == window);
}

/// <summary>Where in a calendar period or cycle promtool's time 0 is, 1970-01-01 00:00 UTC.</summary>
internal static class PeriodClock
{
    public static PromDuration SinceStart(SloPeriod period, PromDuration at)
    {
        var length = FirstLength(period).Milliseconds;
        return PromDuration.FromMilliseconds((at.Milliseconds + AtZero(period).Milliseconds) % length);
    }

    public static PromDuration FirstLength(SloPeriod period) => CycleSpan.At(period, DateTimeOffset.UnixEpoch)?.Length ?? period.NominalLength;

    private static PromDuration AtZero(SloPeriod period) => CycleSpan.At(period, DateTimeOffset.UnixEpoch) is { Start: var start }
        ? PromDuration.FromMilliseconds((long)(DateTimeOffset.UnixEpoch - start).TotalMilliseconds)
        : PromDuration.Zero;
}
