using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.BurnRate;

namespace SloRuleGen.Simulation;

/// <summary>Evaluates the groups of one SLO's rules at their intervals, one rule after the other, as their order in the groups is.</summary>
internal sealed class SimulationRun
{
    private readonly SloPlan _plan;
    private readonly MomentObserver? _observer;
    private readonly long _from;
    private readonly long _to;
    private readonly long _fast;
    private readonly long _slow;
    private readonly long _toldFrom;

    private readonly Recorded _recorded;
    private readonly Start _start;
    private readonly Period _period;
    private readonly Missing _missing;
    private readonly WindowReader[] _readers;
    private readonly WindowReading[] _windows;
    private readonly TierCondition?[] _conditions;
    private readonly TierReading[] _tiers;
    private readonly AlertState[] _tierStates;
    private readonly PolicyCondition[] _policyConditions;
    private readonly AlertState[] _policyStates;
    private readonly PolicyReading[] _policy;
    private readonly int[][] _coveredBy;
    private readonly List<Episode> _episodes = [];
    private readonly List<BudgetPoint> _budget = [];
    private double _measured = double.NaN;

    public SimulationRun(SloPlan plan, EventSeries events, SimulationOptions options, MomentObserver? observer)
    {
        (_plan, _observer) = (plan, observer);
        _fast = plan.IntervalOf(EvaluationSpeed.Fast).Milliseconds;
        _slow = (options.SlowInterval ?? plan.IntervalOf(EvaluationSpeed.Slow)).Milliseconds;
        _from = events.Start.ToUnixTimeMilliseconds() / _fast * _fast + _fast;
        _to = events.End.ToUnixTimeMilliseconds();
        _toldFrom = Math.Max(_from, (options.From ?? events.Start).ToUnixTimeMilliseconds());

        _recorded = new Recorded(plan, events, _from, _to);
        _start = new Start(_recorded.Fives, plan.LookBack);
        _period = plan.Slo.Period.Value is SloPeriod.Rolling
            ? new RollingPeriod(plan, _recorded, _start)
            : new CyclePeriod(plan, _recorded, _start, events.Start.ToUnixTimeMilliseconds());
        _missing = new Missing(plan, _recorded);
        _readers = [.. plan.Windows.Select(window => new WindowReader(plan, _recorded, window.Length, window.Source, window.Speed))];
        _windows = new WindowReading[_readers.Length];
        Array.Fill(_windows, WindowReading.None);
        _conditions = [.. plan.Tiers.Select(tier => tier.Enabled ? new TierCondition(plan, tier, _recorded, _start) : null)];
        _tiers = new TierReading[plan.Tiers.Count];
        _tierStates = [.. plan.Tiers.Select((tier, i) => new AlertState(new(AlertKind.Burn, i), tier.Tier.For, tier.Tier.KeepFiringFor))];
        _policyConditions = [.. plan.Slo.BudgetPolicy.Select(tier => new PolicyCondition(plan, tier.When))];
        _policyStates = [.. plan.Slo.BudgetPolicy.Select((tier, i) => new AlertState(new(AlertKind.Policy, i), tier.For, tier.KeepFiringFor))];
        _policy = new PolicyReading[_policyStates.Length];
        _coveredBy = [.. plan.Tiers.Select(tier => IndicesOfTiersThatCover(tier).ToArray())];
    }

    public Timeline Run()
    {
        var at = _from;
        while (at <= _to)
        {
            if (at % _fast == 0) EvaluateFast(at);
            if (at % _slow == 0) EvaluateSlow(at);
            FindInhibited(at);
            if (at >= _toldFrom) Tell(at);
            at = Math.Min(at - at % _fast + _fast, at - at % _slow + _slow);
        }

        foreach (var state in _tierStates.Concat(_policyStates).Append(_missing.State)) Add(state.StillGoesOn(), _to);
        var offset = TimeSpan.FromMilliseconds(_plan.Service.QueryOffset?.Value.Milliseconds ?? 0);
        return new Timeline(Instant(_toldFrom), Instant(_to), [.. _episodes.OrderBy(episode => episode.PendingSince).Select(episode => episode.Later(offset))], _budget);
    }

    private IEnumerable<int> IndicesOfTiersThatCover(TierPlan tier) =>
        from other in _plan.Tiers.Index()
        where other.Item.Enabled && tier.Enabled && other.Item.Tier.Covers(tier.Tier)
        orderby other.Item.Tier.LongWindow
        select other.Index;

    private void EvaluateFast(long at)
    {
        _recorded.EvaluateFast(at);
        _period.EvaluateFast(at);
        ReadWindows(EvaluationSpeed.Fast, at);
        JudgeTiers(EvaluationSpeed.Fast, at);
    }

    private void EvaluateSlow(long at)
    {
        _recorded.EvaluateSlow(at);
        ReadWindows(EvaluationSpeed.Slow, at);
        _period.EvaluateSlow(at);
        _measured = Measured(at);
        JudgeTiers(EvaluationSpeed.Slow, at);
        for (var i = 0; i < _policyConditions.Length; i++)
        {
            var fullness = _policyConditions[i].Fullness(_windows, _period, _start.Age(at), at);
            Add(_policyStates[i].Evaluate(at, fullness > 1), at);
            _policy[i] = new PolicyReading(fullness, _policyStates[i].Phase);
        }

        Add(_missing.Evaluate(at), at);
        if (at >= _toldFrom) _budget.Add(new BudgetPoint(Instant(at), 1 - _period.Spent));
    }

    private void ReadWindows(EvaluationSpeed speed, long at)
    {
        for (var i = 0; i < _readers.Length; i++)
        {
            if (_plan.Windows[i].Speed == speed) _windows[i] = _readers[i].At(at, _start.At);
        }
    }

    private void JudgeTiers(EvaluationSpeed speed, long at)
    {
        for (var i = 0; i < _conditions.Length; i++)
        {
            if (_plan.Tiers[i].Speed != speed || _conditions[i] is not { } condition) continue;
            var fullness = condition.Fullness(_windows, _period.Projected, _measured, at);
            Add(_tierStates[i].Evaluate(at, fullness > 1), at);
            _tiers[i] = new TierReading(fullness, _tierStates[i].Phase, null);
        }
    }

    private void FindInhibited(long at)
    {
        for (var i = 0; i < _tiers.Length; i++)
        {
            int? by = null;
            if (_tiers[i].Phase == AlertPhase.Firing)
            {
                foreach (var other in _coveredBy[i])
                {
                    if (_tiers[other].Phase != AlertPhase.Firing) continue;
                    by = other;
                    break;
                }
            }

            _tierStates[i].Inhibit(by is { } index ? new AlertKey(AlertKind.Burn, index) : null, at);
            _tiers[i] = _tiers[i] with { InhibitedBy = by };
        }
    }

    /// <summary>The share of the time since the start that had events, up to a month of it.</summary>
    private double Measured(long at)
    {
        var window = _plan.MeasuredWindow.Milliseconds;
        var active = _recorded.Fives.Sum(at - window, at).Active;
        return active == 0 ? double.NaN : Math.Min(1, WindowSources.Base.Milliseconds / 1000.0 * active / Math.Min(_start.Age(at), window / 1000.0));
    }

    private void Tell(long at)
    {
        if (_observer is null) return;
        _observer(new Moment
        {
            At = Instant(at),
            Windows = _windows,
            Tiers = _tiers,
            Policy = _policy,
            NoData = _missing.State.Phase,
            BurnRate = new WindowReading(_recorded.Rate.Bad, _recorded.Rate.Total).Ratio / _plan.ErrorBudget.ToDouble(),
            Remaining = 1 - _period.Spent,
            ProjectedTotal = _period.Projected,
            IsExcluded = _recorded.IsExcluded,
        });
    }

    /// <summary>Remembers an episode that is told of, and what it spent up to an instant.</summary>
    private void Add(Episode? episode, long at)
    {
        if (episode is null || (episode.Until is { } until && until < Instant(_toldFrom))) return;
        if (episode.FiringFrom is not { } firing)
        {
            _episodes.Add(episode);
            return;
        }

        var since = episode.Alert.Kind == AlertKind.Burn
            ? firing.AddMilliseconds(-_plan.Tiers[episode.Alert.Index].Tier.LongWindow.Milliseconds)
            : episode.PendingSince;
        _episodes.Add(episode with { BudgetSpent = _period.SpentBetween(since.ToUnixTimeMilliseconds(), at) });
    }

    private static DateTimeOffset Instant(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
