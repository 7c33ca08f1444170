using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>How near a tier is to firing, by what is recorded.</summary>
internal sealed class TierCondition
{
    private readonly double _length;
    private readonly int _long;
    private readonly int _short;
    private readonly double _longThreshold;
    private readonly double _shortThreshold;
    private readonly bool _counts;
    private readonly double _floor;
    private readonly ExpectedPresence _expected;
    private readonly Grid _presence;
    private readonly double _steps;
    private readonly Start _start;

    public TierCondition(SloPlan plan, TierPlan tier, Recorded recorded, Start start)
    {
        _start = start;
        _long = IndexOf(tier.Tier.LongWindow);
        _short = IndexOf(tier.Tier.ShortWindow);
        (_counts, _longThreshold, _shortThreshold) = tier.Condition switch
        {
            RatioThreshold ratio => (false, ratio.Threshold.ToDouble(), ratio.Threshold.ToDouble()),
            BudgetCountThreshold count => (true, count.LongCoefficient.ToDouble(), count.ShortCoefficient.ToDouble()),
            var other => throw new InvalidOperationException($"{other.GetType().Name} has no simulation."),
        };
        _floor = plan.BadEventsFloor?.Events.ToDouble() ?? 0;
        _length = tier.Tier.LongWindow.Milliseconds;
        _expected = tier.Expected(plan.MeasuredWindow);
        _presence = _expected == ExpectedPresence.AllOfIt ? recorded.Rates(StepWidth.OfPresence(tier.Tier.LongWindow)) : recorded.Fives;
        _steps = _length / _presence.Step;

        int IndexOf(PromDuration window)
        {
            for (var i = 0; i < plan.Windows.Count; i++)
            {
                if (plan.Windows[i].Length == window) return i;
            }

            throw new InvalidOperationException($"The plan does not record {window}.");
        }
    }

    /// <param name="windows">As read last.</param>
    /// <param name="projected">The events of the whole period.</param>
    /// <param name="measured">The share of the time that has events.</param>
    public double Fullness(ReadOnlySpan<WindowReading> windows, double projected, double measured, long at)
    {
        var (longWindow, shortWindow) = (windows[_long], windows[_short]);
        var fullness = _counts
            ? Math.Min(longWindow.Bad / (_longThreshold * projected), shortWindow.Bad / (_shortThreshold * projected))
            : Math.Min(longWindow.Ratio / (_longThreshold * MissingShare(measured, at)), shortWindow.Ratio / _shortThreshold);
        if (_floor > 0 && fullness > 1 && longWindow.Bad < _floor) fullness = longWindow.Bad / _floor;
        return double.IsNaN(fullness) ? 0 : fullness;
    }

    /// <summary>How many times the ratio a window asks for that had less than it should.</summary>
    private double MissingShare(double measured, long at)
    {
        var share = _expected switch
        {
            ExpectedPresence.SinceTheStart => _length / 1000 / _start.Age(at),
            ExpectedPresence.AllOfIt => _steps / _presence.Sum(at - (long)_length, at).Active,
            _ => _steps * measured / _presence.Sum(at - (long)_length, at).Active,
        };
        return Math.Max(1, share);
    }
}
