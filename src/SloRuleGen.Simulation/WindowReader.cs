using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>Reads one window from where the plan says that its events are counted.</summary>
internal sealed class WindowReader
{
    private readonly Recorded _recorded;
    private readonly WindowSource _source;
    private readonly long _length;
    private readonly bool _hasCounts;
    private readonly Grid? _grid;

    public WindowReader(SloPlan plan, Recorded recorded, PromDuration length, WindowSource source, EvaluationSpeed speed)
    {
        (_recorded, _source, _length, _hasCounts) = (recorded, source, length.Milliseconds, plan.Slo.HasCounts);
        _grid = source switch
        {
            WindowSource.Raw => null,
            WindowSource.Rates => recorded.Rates(StepWidth.OfRates(plan, speed)),
            WindowSource.Hours when _hasCounts => recorded.Hours,
            _ => recorded.Fives,
        };
    }

    /// <param name="start">When the SLO saw its first event, as known at the evaluation; null for never.</param>
    public WindowReading At(long at, long? start)
    {
        if (_source == WindowSource.Raw)
        {
            if (_length != WindowSources.Base.Milliseconds) return _recorded.Raw(_length, at);
            var (bad, total) = _recorded.Rate;
            return _hasCounts ? new(bad * _length / 1000, total * _length / 1000) : _recorded.Rate;
        }

        var sum = _grid!.Sum(at - _length, at);
        return _source == WindowSource.Hours && _hasCounts ? InHours(sum, at, start)
            : sum.Times(_source == WindowSource.Rates ? _grid.Step / 1000.0 : 1);
    }

    /// <summary>
    /// With as much of the last sixty minutes' events as the current hour is over, or of those that there are so far: so sums of hours
    /// move evenly, from the first on.
    /// </summary>
    private WindowReading InHours(StepSum hours, long at, long? start)
    {
        if (start is not { } first) return new(hours.Bad, hours.Total);
        const long Hour = 3_600_000;
        var sinceFullHour = Math.Min(at - first, at % Hour);
        var lastStep = at - at % WindowSources.Base.Milliseconds;
        var share = sinceFullHour / (double)Math.Clamp(lastStep - first, WindowSources.Base.Milliseconds, Hour);
        var (bad, total) = _recorded.Hour;
        return new(hours.Bad + OrZero(bad * share), hours.Total + OrZero(total * share));
    }

    private static double OrZero(double value) => double.IsNaN(value) ? 0 : value;
}
