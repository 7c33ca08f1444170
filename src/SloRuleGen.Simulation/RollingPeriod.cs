using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>A period that ends now, at each instant.</summary>
internal sealed class RollingPeriod : Period
{
    private readonly double _length;
    private readonly WindowReader _window;
    private readonly Func<long, WindowReading>? _ratio;
    private WindowReading _events = WindowReading.None;
    private double _total = Unknown;
    private long _countedAt;

    public RollingPeriod(SloPlan plan, Recorded recorded, Start start)
        : base(plan, recorded, start, plan.LookBack)
    {
        _length = plan.Period.Milliseconds / 1000.0;
        _window = new WindowReader(plan, recorded, plan.Period, plan.PeriodSource, EvaluationSpeed.Slow);
        if (plan.Slo.HasCounts || plan.PeriodSource == WindowSource.Raw) return;
        var steps = recorded.Rates(StepWidth.OfSums(plan.Period));
        _ratio = at => steps.Sum(at - plan.Period.Milliseconds, at).Times(1);
    }

    public override double Length => _length;

    public override double UpToEnd(double seconds, long at) => seconds;

    protected override void Count(long at)
    {
        _events = _ratio is null ? _window.At(at, Start.At) : _ratio(at);
        Start.Evaluate(at, isAlive: !double.IsNaN(_events.Ratio), Recorded.Rate.Total > 0);
        _total = Plan.PeriodSource == WindowSource.FiveMinutes ? _events.Total + AtPresentRate(SinceStep(at)) : _events.Total;
        _countedAt = at;
    }

    protected override double Project(long at)
    {
        var events = Plan.PeriodSource == WindowSource.Raw || !Plan.ProjectionMovesEvenly
            ? _events.Total
            : _total + AtPresentRate((at - _countedAt) / 1000.0);
        var factor = (_length - Excluded) / Counted(at, _length, toLastStep: !Plan.ProjectionMovesEvenly, Late);
        if (Plan.Slo.Exclude is not null) factor = Math.Max(1, factor);
        return events * factor is var projected && projected > 0 ? projected : Unknown;
    }

    /// <summary>Only what was measured so far is spent.</summary>
    protected override double Spend(long at)
    {
        var share = Counted(at, _length, toLastStep: false, 0) / (_length - Excluded);
        return _events.Ratio / Allowed * (Plan.Slo.Exclude is null ? share : Math.Min(1, share));
    }
}
