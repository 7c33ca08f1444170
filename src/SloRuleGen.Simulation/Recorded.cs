using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>
/// What the rules record of events, and what longer windows are built from: the rates of five minutes, and their sums. A ratio without
/// counts is one event at each instant, so that its sums are means over time.
/// </summary>
internal sealed class Recorded
{
    private const double FiveMinutes = 300;

    private static readonly long s_base = WindowSources.Base.Milliseconds;

    private readonly bool _hasCounts;
    private readonly bool _isQuery;
    private readonly Counted _events;
    private readonly Maintenance _maintenance;
    private readonly long _from;
    private readonly long _to;
    private readonly List<Grid> _rates = [];
    private readonly Grid _evaluations;
    private readonly Grid _smoothed;
    private readonly Grid? _fives;
    private readonly Grid? _hours;

    /// <param name="from">The first evaluation.</param>
    /// <param name="to">The last.</param>
    public Recorded(SloPlan plan, EventSeries events, long from, long to)
    {
        (_hasCounts, _isQuery, _from, _to) = (plan.Slo.HasCounts, plan.Slo.Sli is Sli.Rates or Sli.ErrorRatio, from, to);
        _events = Counted.Of(plan, events);
        _maintenance = new Maintenance(events);
        _evaluations = Rates(plan.IntervalOf(EvaluationSpeed.Fast));
        _smoothed = StepWidth.RatesAreEven(plan) ? _evaluations : Rates(PromDuration.FromMinutes(1));
        if (_hasCounts) (_fives, _hours) = (new Grid(s_base, from, to), new Grid(PromDuration.FromHours(1).Milliseconds, from, to));
    }

    /// <summary>Events per second, as recorded last.</summary>
    public WindowReading Rate { get; private set; } = WindowReading.None;

    /// <summary>Events of five minutes, as recorded last.</summary>
    public WindowReading Five { get; private set; } = WindowReading.None;

    /// <summary>Events of an hour, as recorded last.</summary>
    public WindowReading Hour { get; private set; } = WindowReading.None;

    public bool IsExcluded { get; private set; }

    /// <summary>Whether there are raw series; of a query, whether it has a result, which it has as long as a rate reaches back to them.</summary>
    public bool IsThere(long at) => _isQuery ? !double.IsNaN(_events.Of(s_base, at).Total) : _events.IsThere(at);

    /// <summary>What was recorded of events each five minutes; of a ratio, its values at these times.</summary>
    public Grid Fives => _fives ?? Rates(WindowSources.Base);

    /// <summary>What was recorded of events each hour; of a ratio, its values at these times.</summary>
    public Grid Hours => _hours ?? Rates(PromDuration.FromHours(1));

    /// <summary>The recorded rates, as they are read in some steps. All must be asked for before the first evaluation.</summary>
    public Grid Rates(PromDuration step)
    {
        if (_rates.Find(grid => grid.Step == step.Milliseconds) is { } known) return known;
        var grid = new Grid(step.Milliseconds, _from, _to);
        _rates.Add(grid);
        return grid;
    }

    public Grid OfMaintenance(PromDuration step) => _maintenance.In(step, _from, _to);

    /// <summary>A window of raw events; none in maintenance.</summary>
    public WindowReading Raw(long window, long at) => IsExcluded ? WindowReading.None : _events.Of(window, at);

    /// <summary>What happened in a time, in events or, of a ratio, in seconds.</summary>
    public WindowReading Between(long from, long to) => _evaluations.Sum(from, to).Times(_evaluations.Step / 1000.0);

    public void EvaluateFast(long at)
    {
        Fill(at - 1);
        IsExcluded = _maintenance.Evaluate(at);
        var events = Raw(s_base, at);
        var seconds = _events.SecondsOf(s_base);
        Rate = _hasCounts ? new(events.Bad / seconds, events.Total / seconds)
            : events.Total > 0 ? new(events.Ratio, 1)
            : WindowReading.None;
        Fill(at);
    }

    public void EvaluateSlow(long at)
    {
        Fill(at);
        if (_fives is null) return;
        _fives.Fill(at - 1, Five);
        _hours!.Fill(at - 1, Hour);
        var smooth = _smoothed.Sum(at - StepWidth.UnderFiveMinutes.Milliseconds, at);
        var mean = smooth.Times(FiveMinutes / Math.Max(1, smooth.Recorded));
        Five = mean.Total > 0 ? mean : mean with { Total = double.NaN };
        _fives.Fill(at, Five);
        Hour = _fives.Sum(at - PromDuration.FromHours(1).Milliseconds, at).Times(1);
        _hours.Fill(at, Hour);
    }

    private void Fill(long upTo)
    {
        foreach (var grid in _rates) grid.Fill(upTo, Rate);
        _maintenance.Fill(upTo);
    }
}
