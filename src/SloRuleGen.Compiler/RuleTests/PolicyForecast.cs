using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>When the conditions of a policy tier hold, and so when it fires, under given traffic that begins at time 0.</summary>
/// <param name="isOld">Whether the SLO counts as measured for a whole period, though there were no events before time 0.</param>
internal sealed class PolicyForecast(SloPlan plan, PolicyTier tier, Timeline traffic, bool isOld = false)
{
    private readonly PeriodForecast _period = new(plan, traffic, isOld);

    /// <summary>When the tier starts to fire, and the last time that it fires; null if it does not.</summary>
    public (PromDuration First, PromDuration Last)? Firing(PromDuration from)
    {
        (PromDuration First, PromDuration Last)? firing = null;
        PromDuration? since = null;
        for (var at = from; at <= traffic.End; at += TierForecast.Grid)
        {
            if (!Holds(at))
            {
                if (firing is { } over) return (over.First, over.Last + tier.KeepFiringFor);
                since = null;
                continue;
            }

            since ??= at;
            if (at - since.Value >= tier.For) firing = (firing?.First ?? at, at);
        }

        return firing is { } known ? (known.First, known.Last + tier.KeepFiringFor) : null;
    }

    public bool Holds(PromDuration at)
    {
        var when = tier.When;
        var remaining = Remaining(at);
        return (when.RemainingBelow is not { } below || remaining < below)
            && (when.RemainingAbove is not { } above || remaining >= above)
            && (when.ExhaustedWithin is not { Value: var time } || remaining < SpentIn(time, at) || remaining.Sign <= 0)
            && (when.Spent is not { } spent || Over(spent, at));
    }

    private Fraction Remaining(PromDuration at)
    {
        var projected = _period.ProjectedTotal(at);
        return projected.Sign == 0 ? 1 : 1 - _period.SoFar(at).Bad / (plan.ErrorBudget * projected);
    }

    private Fraction SpentIn(PromDuration time, PromDuration at)
    {
        var (length, left) = (plan.Period, time);
        if (plan.Slo.Period.Value is not SloPeriod.Rolling)
        {
            length = PeriodClock.FirstLength(plan.Slo.Period.Value);
            var rest = length - PeriodClock.SinceStart(plan.Slo.Period.Value, at);
            left = rest < time ? rest : time;
        }

        var events = _period.Over(plan.PaceWindow, at);
        if (plan.Slo.HasCounts)
        {
            var projected = _period.ProjectedTotal(at);
            return projected.Sign == 0 ? 0 : events.Bad * (left / plan.PaceWindow) / (plan.ErrorBudget * projected);
        }

        var share = events.Total.Sign == 0 ? 0 : events.Bad / events.Total;
        var measured = isOld || at >= plan.PaceWindow ? 1 : at / plan.PaceWindow;
        return share * measured / plan.ErrorBudget * (left / length);
    }

    private bool Over(RecentSpending spent, PromDuration at)
    {
        var bound = spent.Share * plan.ErrorBudget * _period.ProjectedTotal(at);
        return _period.Over(spent.Within.Value, at).Bad > bound && (plan.Slo.Period.Value is SloPeriod.Rolling || _period.SoFar(at).Bad > bound);
    }
}
