using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>What an SLO's period has seen: how much of its budget is gone, and how many events it will have had.</summary>
internal abstract class Period
{
    protected const double Unknown = double.NaN;

    private readonly PromDuration _holesIn;
    private readonly Grid? _maintenance;
    private readonly Grid? _measured;
    private readonly double _holeStep;
    private readonly IReadOnlyList<TakenStretch> _takenOut;

    protected Period(SloPlan plan, Recorded recorded, Start start, PromDuration holesIn)
    {
        (Plan, Recorded, Start, _holesIn) = (plan, recorded, start, holesIn);
        Allowed = plan.ErrorBudget.ToDouble();
        _takenOut = plan.TakenOut;
        if (plan.Slo.Exclude is null) return;
        var step = StepWidth.OfSums(holesIn);
        (_maintenance, _measured, _holeStep) = (recorded.OfMaintenance(step), recorded.Rates(step), step.Milliseconds / 1000.0);
    }

    /// <summary>The share of the budget that is spent; NaN where it is not known.</summary>
    public double Spent { get; protected set; } = Unknown;

    /// <summary>How many events the whole period will have had; NaN where it is not known.</summary>
    public double Projected { get; protected set; } = Unknown;

    /// <summary>Bad events of a cycle so far; infinitely many of a rolling period, which no window reaches out of.</summary>
    public virtual double BadSoFar => double.PositiveInfinity;

    /// <summary>How many seconds the period lasts.</summary>
    public abstract double Length { get; }

    /// <summary>So many seconds, or fewer where the period ends before.</summary>
    public abstract double UpToEnd(double seconds, long at);

    protected SloPlan Plan { get; }

    protected Recorded Recorded { get; }

    protected Start Start { get; }

    /// <summary>The share of events that may be bad.</summary>
    protected double Allowed { get; }

    /// <summary>In how many seconds of the latest window nothing was counted for maintenance.</summary>
    protected double Excluded { get; private set; }

    protected static double Late => WindowSources.LagOf(WindowSource.Rates).Milliseconds / 1000.0;

    /// <summary>Evaluates what is recorded of the period, and after it the projection.</summary>
    public void EvaluateSlow(long at)
    {
        Count(at);
        if (_maintenance is not null) Excluded = Holes(at);
        if (Plan.Slo.HasCounts && !(Plan.NeedsProjection && Plan.ProjectionSpeed == EvaluationSpeed.Fast)) Projected = Project(at);
        Spent = Spend(at);
    }

    /// <summary>Evaluates the projection, where the fast rules do.</summary>
    public void EvaluateFast(long at)
    {
        if (Plan.NeedsProjection && Plan.ProjectionSpeed == EvaluationSpeed.Fast) Projected = Project(at);
    }

    /// <summary>The share of the budget that went in a time.</summary>
    public double SpentBetween(long from, long to)
    {
        var bad = Recorded.Between(from, to).Bad;
        return bad / (Allowed * (Plan.Slo.HasCounts ? Projected : Length));
    }

    /// <summary>The events, and since when there are any.</summary>
    protected abstract void Count(long at);

    protected abstract double Project(long at);

    protected abstract double Spend(long at);

    /// <summary>What corrections take out of the steps after an instant, and up to another.</summary>
    protected StepSum TakenOut(long after, long at)
    {
        var sum = default(StepSum);
        foreach (var stretch in _takenOut.Where(stretch => stretch.Since is not { } since || at >= since * 1000))
        {
            var one = Recorded.Fives.Sum(Math.Max(after, stretch.After * 1000), Math.Min(at, stretch.UpTo * 1000));
            sum = new(sum.Bad + one.Bad, sum.Total + one.Total, sum.Recorded + one.Recorded, sum.Active + one.Active);
        }

        return sum;
    }

    /// <summary>Whether there are corrections.</summary>
    protected bool IsCorrected => _takenOut.Count > 0;

    /// <summary>Milliseconds since the last step of five minutes, as seconds.</summary>
    protected static double SinceStep(long at) => at % WindowSources.Base.Milliseconds / 1000.0;

    /// <summary>The events of the present rate in a time. A service that is gone has no rate, and nothing to add.</summary>
    protected double AtPresentRate(double seconds) => double.IsNaN(Recorded.Rate.Total) ? 0 : Recorded.Rate.Total * seconds;

    /// <summary>For how long events were counted, up to a window, in seconds; NaN before the first.</summary>
    protected double Counted(long at, double upTo, bool toLastStep, double atLeast)
    {
        var late = Plan.PeriodSource == WindowSource.Raw ? 0 : Late + (toLastStep ? SinceStep(at) : 0);
        return double.IsNaN(Start.Age(at)) ? Unknown : Math.Clamp(Start.Age(at) - late - Excluded, atLeast, upTo);
    }

    private double Holes(long at)
    {
        if (Start.At is not { } start) return 0;
        var (window, step) = (_holesIn.Milliseconds, (long)(_holeStep * 1000));
        var counted = Math.Min((at - at % step - start) / 1000.0, window / 1000.0);
        var measured = _holeStep * _measured!.Sum(at - window, at).Recorded;
        return Math.Min(Math.Max(0, counted - measured), _holeStep * _maintenance!.Sum(at - window, at).Active);
    }
}
