namespace SloRuleGen.Simulation;

/// <summary>What rules recorded, as subqueries read it: at whole multiples of a step the latest value, summed up from the first on.</summary>
/// <param name="step">Milliseconds.</param>
/// <param name="from">Before the first value, in milliseconds since 1970.</param>
/// <param name="to">After the last value.</param>
internal sealed class Grid(long step, long from, long to)
{
    private readonly long _first = (from + step - 1) / step * step;
    private readonly double[] _bad = new double[(to - from) / step + 3];
    private readonly double[] _total = new double[(to - from) / step + 3];
    private readonly int[] _recorded = new int[(to - from) / step + 3];
    private readonly int[] _active = new int[(to - from) / step + 3];
    private int _count;

    public long Step => step;

    /// <summary>Records a value at all steps up to an instant that have none yet.</summary>
    public void Fill(long upTo, WindowReading value)
    {
        for (var at = _first + _count * step; at <= upTo; at += step)
        {
            var i = _count++;
            _bad[i + 1] = _bad[i] + (double.IsNaN(value.Bad) ? 0 : value.Bad);
            _total[i + 1] = _total[i] + (double.IsNaN(value.Total) ? 0 : value.Total);
            _recorded[i + 1] = _recorded[i] + (double.IsNaN(value.Bad) ? 0 : 1);
            _active[i + 1] = _active[i] + (value.Total > 0 ? 1 : 0);
        }
    }

    /// <summary>The steps after an instant and up to another, in milliseconds since 1970.</summary>
    public StepSum Sum(long after, long upTo)
    {
        var (low, high) = (Before(after), Before(upTo));
        return high <= low
            ? default
            : new(Math.Max(0, _bad[high] - _bad[low]), _active[high] == _active[low] ? 0 : _total[high] - _total[low], _recorded[high] - _recorded[low], _active[high] - _active[low]);
    }

    /// <summary>The first step after an instant at which there were events; null for none.</summary>
    public long? FirstActive(long after)
    {
        var low = Before(after);
        var found = Array.BinarySearch(_active, low, _count + 1 - low, _active[low] + 1);
        if (found < 0) return null;
        while (_active[found - 1] == _active[found]) found--;
        return _first + (found - 1) * step;
    }

    /// <summary>How many steps there are up to an instant.</summary>
    private int Before(long at)
    {
        var since = at - _first;
        return since < 0 ? 0 : (int)Math.Min(since / step + 1, _count);
    }
}

/// <param name="Recorded">At how many steps there was a value.</param>
/// <param name="Active">At how many steps there were events.</param>
internal readonly record struct StepSum(double Bad, double Total, int Recorded, int Active)
{
    /// <summary>The events, where each step stands for some seconds of them.</summary>
    public WindowReading Times(double seconds) => Recorded == 0 ? WindowReading.None : new(seconds * Bad, Active == 0 ? double.NaN : seconds * Total);
}
