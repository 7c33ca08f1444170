using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>Times in which nothing is counted: those of planned maintenance, and until base rates are clear of it.</summary>
internal sealed class Maintenance(EventSeries events)
{
    private readonly (long From, long To)[] _times =
        [.. events.Maintenance.Select(time => (time.From.ToUnixTimeMilliseconds(), time.To.ToUnixTimeMilliseconds())).Order()];

    private readonly List<Grid> _grids = [];

    private bool _lasts;

    /// <summary>Whether it lasts or has just ended.</summary>
    public bool Evaluate(long at)
    {
        _lasts = _times.Length > 0 && Array.Exists(_times, time => time.From <= at && (at < time.To || (!events.IsRecorded && HasJustEnded(time, at))));
        return _lasts;
    }

    /// <summary>At which steps there was maintenance.</summary>
    public Grid In(PromDuration step, long from, long to)
    {
        var grid = new Grid(step.Milliseconds, from, to);
        _grids.Add(grid);
        return grid;
    }

    public void Fill(long upTo)
    {
        foreach (var grid in _grids) grid.Fill(upTo, _lasts ? new(0, 1) : WindowReading.None);
    }

    private static bool HasJustEnded((long From, long To) time, long at) => LastStep(time.To) > Math.Max(time.From - 1, at - ExclusionTimes.LookBack.Milliseconds);

    private static long LastStep(long end) => (end - 1) / StepWidth.OfMaintenance.Milliseconds * StepWidth.OfMaintenance.Milliseconds;
}
