using SloRuleGen.Planning;

namespace SloRuleGen.Simulation;

/// <summary>
/// Recorded rates of five minutes in place of the events themselves. Each stands for the middle of its five minutes: so other windows are
/// sums of them that reach as far beyond the end of the window as a rate is late.
/// </summary>
internal sealed class CountedRates(EventSeries rates) : Counted(rates)
{
    private static readonly long s_base = WindowSources.Base.Milliseconds;

    private readonly long _start = rates.Start.ToUnixTimeMilliseconds();

    private readonly long _step = rates.Step.Milliseconds;

    public override WindowReading Of(long window, long until) => window == s_base ? Recorded(until) : Between(until - window, until);

    public override WindowReading Between(long from, long until) => base.Of(until - from, until + (s_base - _step) / 2);

    /// <summary>The events of five minutes, as recorded last.</summary>
    private WindowReading Recorded(long at)
    {
        var (bad, total) = base.Of(_step, at - (at - _start) % _step);
        var times = s_base / (double)_step;
        return new(bad * times, total * times);
    }
}
