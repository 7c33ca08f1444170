using SloRuleGen.Planning;
using SloRuleGen.Spec;

namespace SloRuleGen.Simulation;

/// <summary>Whether the conditions of a budget policy's tier hold, by what is recorded.</summary>
internal sealed class PolicyCondition
{
    private readonly SloPlan _plan;
    private readonly PolicyConditions _when;
    private readonly double _below;
    private readonly double _above;
    private readonly double _within;
    private readonly double _share;
    private readonly double _pace;
    private readonly int _paceWindow;
    private readonly int _spentWindow;
    private readonly double _allowed;

    public PolicyCondition(SloPlan plan, PolicyConditions when)
    {
        (_plan, _when, _allowed) = (plan, when, plan.ErrorBudget.ToDouble());
        _below = when.RemainingBelow?.ToDouble() ?? double.NaN;
        _above = when.RemainingAbove?.ToDouble() ?? double.NaN;
        _within = (when.ExhaustedWithin?.Value.Milliseconds ?? 0) / 1000.0;
        _share = when.Spent?.Share.ToDouble() ?? double.NaN;
        _pace = plan.PaceWindow.Milliseconds / 1000.0;
        var lengths = plan.Windows.Select(window => window.Length).ToList();
        _paceWindow = lengths.IndexOf(plan.PaceWindow);
        _spentWindow = when.Spent is { Within.Value: var within } ? lengths.IndexOf(within) : -1;
    }

    /// <summary>How near the conditions are to being met: the least of them, over 1 where they all hold.</summary>
    public double Fullness(ReadOnlySpan<WindowReading> windows, Period period, double age, long at)
    {
        var spent = period.Spent;
        if (double.IsNaN(spent)) return 0;
        var fullness = double.PositiveInfinity;
        if (_when.RemainingBelow is not null) Least(spent > 0 ? spent / (1 - _below) : 0);
        if (_when.RemainingAbove is not null) Least(spent <= 1 - _above ? double.PositiveInfinity : (1 - _above) / spent);
        if (_when.ExhaustedWithin is not null) Least(spent >= 1 ? double.PositiveInfinity : SpentIn(windows[_paceWindow], period, age, at) / (1 - spent));
        if (_when.Spent is not null) Least(Math.Min(windows[_spentWindow].Bad, period.BadSoFar) / (_share * _allowed * period.Projected));
        return fullness;

        // What has no value does not hold.
        void Least(double condition) => fullness = Math.Min(fullness, double.IsNaN(condition) ? 0 : condition);
    }

    /// <summary>The share of the budget that will go in the time at the present pace.</summary>
    private double SpentIn(WindowReading pace, Period period, double age, long at)
    {
        var time = period.UpToEnd(_within, at);
        return _plan.Slo.HasCounts
            ? pace.Bad * time / (_pace * _allowed) / period.Projected
            : pace.Ratio * Math.Min(1, age / _pace) / _allowed * time / period.Length;
    }
}
