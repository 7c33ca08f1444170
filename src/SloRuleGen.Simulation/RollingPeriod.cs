using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>A period that ends now, at each instant.</summary>
internal sealed class RollingPeriod : Period
{
    private readonly double _length;
    private readonly WindowReader _window;
    private readonly Func<long, WindowReading>? _ratio;
    private readonly List<(long After, long UpTo)> _stretches;
    private readonly long _reset;
    private WindowReading _events = WindowReading.None;
    private WindowReading _left = WindowReading.None;
    private double _total = Unknown;
    private long _countedAt;

    public RollingPeriod(SloPlan plan, Recorded recorded, Start start)
        : base(plan, recorded, start, plan.LookBack)
    {
        _length = plan.Period.Milliseconds / 1000.0;
        _stretches = [.. plan.Slo.Corrections.Where(correction => !correction.IsReset).Select(correction => TakenStretch.StepsOf(correction, 0))];
        _reset = plan.Reset?.ToUnixTimeMilliseconds() ?? 0;
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
        _left = IsCorrected ? Left(TakenOut(at - Plan.Period.Milliseconds, at)) : _events;
    }

    /// <summary>What corrections leave. Of less than a hundredth of an event there is nothing.</summary>
    private WindowReading Left(StepSum takenOut) =>
        _events.Total - takenOut.Total > 0.01 ? new(Math.Max(0, _events.Bad - takenOut.Bad), _events.Total - takenOut.Total) : WindowReading.None;

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
        if (IsCorrected) return _left.Ratio / Allowed * ShareLeft(at);
        var share = Counted(at, _length, toLastStep: false, 0) / (_length - Excluded);
        return _events.Ratio / Allowed * (Plan.Slo.Exclude is null ? share : Math.Min(1, share));
    }

    /// <summary>For which share of the time that corrections leave of the period events were counted.</summary>
    private double ShareLeft(long at)
    {
        if (Start.At is not { } known) return Unknown;
        var start = at >= _reset ? Math.Max(known, _reset) : known;
        var first = Math.Max(start, at - Plan.Period.Milliseconds) / 1000.0;
        var holes = Excluded + _stretches.Sum(stretch => Within(stretch, at / 1000.0) - Within(stretch, first));
        return Math.Min(1, Math.Clamp((at - start) / 1000.0 - Late - holes, 0, _length) / (_length - holes));

        static double Within((long After, long UpTo) stretch, double instant) => Math.Clamp(instant - stretch.After, 0, stretch.UpTo - stretch.After);
    }
}
