using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Which events of some traffic, which begins at time 0, the rules have counted, and how many they project for the whole period.</summary>
/// <param name="isOld">Whether the SLO counts as measured for a whole period, though there were no events before time 0.</param>
internal sealed class PeriodForecast(SloPlan plan, Timeline traffic, bool isOld = false)
{
    private readonly ReadingLag _lag = new(plan);

    /// <summary>The events of a window that its rule has counted: where it reads recorded rates, the latest are missing.</summary>
    public EventCounts Over(PromDuration window, PromDuration at) => traffic.Over(window, Late(_lag.Of(window), at));

    public EventCounts SoFar(PromDuration at)
    {
        var counted = CountedUntil(at);
        return traffic.Over(plan.Slo.Period.Value is SloPeriod.Rolling ? plan.LookBack : PeriodClock.SinceStart(plan.Slo.Period.Value, counted), counted);
    }

    /// <summary>How many events the whole period will have had.</summary>
    public Fraction ProjectedTotal(PromDuration at)
    {
        at = CountedUntil(at);
        if (at == PromDuration.Zero) return 0;
        var seen = traffic.Over(plan.LookBack, at).Total;
        if (plan.Slo.Period.Value is SloPeriod.Rolling) return isOld || at >= plan.Period ? seen : seen * (plan.Period / at);

        // A cycle: its events so far, and the mean for the rest of it.
        var soFar = PeriodClock.SinceStart(plan.Slo.Period.Value, at);
        var measured = soFar < at ? soFar : at;
        var length = PeriodClock.FirstLength(plan.Slo.Period.Value);
        return traffic.Over(soFar, at).Total + seen / at.Seconds * (length - measured).Seconds;
    }

    /// <summary>Sums of a period end with the last step of five minutes, and are made of rates, which are late by half of that.</summary>
    private PromDuration CountedUntil(PromDuration at) => plan.PeriodSource == WindowSource.Raw ? at : Late(
        WindowSources.LagOf(WindowSource.Rates) + PromDuration.FromMilliseconds(at.Milliseconds % WindowSources.Base.Milliseconds), at);

    private static PromDuration Late(PromDuration lag, PromDuration at) => lag < at ? at - lag : PromDuration.Zero;
}
