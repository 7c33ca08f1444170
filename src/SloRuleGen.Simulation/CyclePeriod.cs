using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>A period that starts anew: what came before its start is left out of every sum.</summary>
internal sealed class CyclePeriod : Period
{
    private readonly long _mean;
    private readonly long _rulesFrom;
    private readonly long _rulesStep;
    private readonly bool _isGrouped;
    private CycleSpan _cycle;
    private long _begin;
    private long _end;
    private StepSum _soFar;
    private StepSum _takenOut;
    private double _recent = Unknown;

    /// <param name="rulesFrom">Since when the rules are evaluated.</param>
    public CyclePeriod(SloPlan plan, Recorded recorded, Start start, long rulesFrom)
        : base(plan, recorded, start, plan.MeanWindow)
    {
        _mean = plan.MeanWindow.Milliseconds;
        _rulesStep = StepWidth.OfStart(plan.LookBack).Milliseconds;
        (_rulesFrom, _isGrouped) = (rulesFrom, plan.Slo.Sli.By.Count > 0);
    }

    public override double BadSoFar => _soFar.Recorded == 0 && _isGrouped && Start.At is null ? Unknown : _soFar.Bad;

    public override double Length => (_end - _begin) / 1000.0;

    public override double UpToEnd(double seconds, long at) => Math.Min(seconds, (_end - at) / 1000.0);

    protected override void Count(long at)
    {
        if (at >= _end)
        {
            _cycle = CycleSpan.At(Plan.Slo.Period.Value, DateTimeOffset.FromUnixTimeMilliseconds(at))!.Value;
            (_begin, _end) = (_cycle.Start.ToUnixTimeMilliseconds(), _cycle.End.ToUnixTimeMilliseconds());
        }

        var recent = Recorded.Fives.Sum(at - _mean, at);
        _recent = recent.Active == 0 ? Unknown : recent.Total + (Plan.ProjectionMovesEvenly ? AtPresentRate(SinceStep(at)) : 0);
        Start.Evaluate(at, isAlive: recent.Active > 0, Recorded.Rate.Total > 0);
        _soFar = Recorded.Fives.Sum(_begin, at);
        _takenOut = TakenOut(_begin, at);
    }

    protected override double Project(long at)
    {
        var (isEven, seconds) = (Plan.ProjectionMovesEvenly, SinceStep(at));
        var unmeasured = (_end - _begin - at + MeasuredFrom(at)) / 1000.0 + (isEven ? 0 : seconds);
        return _soFar.Total + (isEven ? AtPresentRate(seconds) : 0)
            + _recent / Counted(at, _mean / 1000.0, toLastStep: !isEven, Late) * unmeasured;
    }

    /// <summary>Nothing is spent before there is anything to count.</summary>
    protected override double Spend(long at)
    {
        var spent = Plan.Slo.HasCounts
            ? Projected - _takenOut.Total > 0 ? (BadSoFar - _takenOut.Bad) / (Allowed * (Projected - _takenOut.Total)) : Unknown
            : _soFar.Times(1).Ratio / Allowed * ((at - MeasuredFrom(at)) / 1000.0 / Length);
        return double.IsNaN(spent) && Start.At is not null ? 0 : spent;
    }

    /// <summary>When the cycle began, or the rules if that was later. Events of before the rules count from the first of them.</summary>
    private double MeasuredFrom(long at)
    {
        if (Start.At is not { } start) return Unknown;
        var first = Math.Max(_rulesFrom, at - Plan.LookBack.Milliseconds + 1);
        var seen = (first + _rulesStep - 1) / _rulesStep * _rulesStep;
        return Math.Max(Math.Min(start, seen <= at ? seen : at), _begin);
    }
}
