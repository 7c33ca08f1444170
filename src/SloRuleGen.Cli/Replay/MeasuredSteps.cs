using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>A time in which something went on.</summary>
/// <param name="Bad">Bad events in it; of a ratio without counts, bad seconds.</param>
/// <param name="Total">All events in it; of a ratio without counts, the seconds that were measured.</param>
/// <param name="Corrected">How many of the bad ones corrections take out of the budget.</param>
internal sealed record TimeStretch(DateTimeOffset From, DateTimeOffset To, double Bad = 0, double Total = 0, double Corrected = 0)
{
    /// <summary>Bad events that count.</summary>
    public double Left => Math.Max(0, Bad - Corrected);

    public TimeSpan Length => To - From;
}

/// <summary>What was measured, step by step.</summary>
internal sealed class MeasuredSteps
{
    /// <summary>So long a pause between two times of errors makes no two of them.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    private readonly EventSums _sums;
    private readonly double _secondsOfRatio;
    private readonly DateTimeOffset[] _at;
    private readonly WindowReading[] _read;
    private readonly bool[] _isThere;

    /// <param name="from">The first of its steps.</param>
    public MeasuredSteps(SloPlan plan, EventSeries events, DateTimeOffset from)
    {
        _sums = new EventSums(plan, events);
        var step = events.Step;
        if (!events.IsRecorded && plan.Slo.Slices is { Length.Value: var slice } && slice > step) step = slice;
        Step = TimeSpan.FromMilliseconds(step.Milliseconds);
        // Of a ratio without counts each step is one event.
        _secondsOfRatio = plan.Slo.HasCounts ? 1 : events.Step.Milliseconds / 1000.0;
        Start = events.Start;
        From = from > Start ? Start + Math.Ceiling((from - Start) / Step) * Step : Start;
        var count = (int)Math.Max(0, (events.End - From) / Step);
        To = From + count * Step;
        (_at, _read, _isThere) = (new DateTimeOffset[count], new WindowReading[count], new bool[count]);
        for (var i = 0; i < count; i++)
        {
            _at[i] = From + i * Step;
            _read[i] = Between(_at[i], _at[i] + Step) is var read && read.Total > 0 ? read : new(0, 0);
            _isThere[i] = _sums.IsThere(_at[i] + Step);
        }

        Excluded = events.Maintenance;
    }

    public TimeSpan Step { get; }

    /// <summary>Where anything is known from, before the first step perhaps.</summary>
    public DateTimeOffset Start { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>When nothing was counted for maintenance.</summary>
    public IReadOnlyList<Stretch> Excluded { get; }

    /// <summary>For how much of the time there is data.</summary>
    public TimeSpan Measured => _isThere.Count(isThere => isThere) * Step;

    /// <summary>All events.</summary>
    public double Total => _read.Sum(read => read.Total);

    /// <summary>What was counted in a time; of a ratio without counts, seconds.</summary>
    public WindowReading Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (bad, total) = _sums.Between(from, to);
        return new(bad * _secondsOfRatio, total * _secondsOfRatio);
    }

    /// <summary>For how much of a time there is data.</summary>
    public TimeSpan MeasuredIn(DateTimeOffset from, DateTimeOffset to)
    {
        var measured = TimeSpan.Zero;
        for (var at = from; at < to; at += Step)
        {
            if (_sums.IsThere(at + Step)) measured += Step;
        }

        return measured;
    }

    /// <summary>The times in which more events failed than an objective allows.</summary>
    /// <param name="allowed">Which share may fail.</param>
    public IReadOnlyList<TimeStretch> Over(double allowed)
    {
        var found = new List<TimeStretch>();
        for (var i = 0; i < _at.Length; i++)
        {
            if (!(_read[i].Ratio > allowed)) continue;
            if (found.Count > 0 && _at[i] - found[^1].To <= s_pause) found[^1] = found[^1] with { To = _at[i] + Step };
            else found.Add(new(_at[i], _at[i] + Step));
        }

        return [.. found.Select(stretch => Between(stretch.From, stretch.To) is var (bad, total) ? stretch with { Bad = bad, Total = total } : stretch)];
    }

    /// <summary>The times without data, maintenance left out.</summary>
    public IReadOnlyList<TimeStretch> Gaps()
    {
        var found = new List<TimeStretch>();
        for (var i = 0; i < _at.Length; i++)
        {
            if (_isThere[i] || Excluded.Any(time => time.From <= _at[i] + Step && time.To > _at[i])) continue;
            if (found.Count > 0 && found[^1].To == _at[i]) found[^1] = found[^1] with { To = _at[i] + Step };
            else found.Add(new(_at[i], _at[i] + Step));
        }

        return found;
    }

    /// <summary>The mean events of an hour of the day, in UTC; NaN for hours that were never measured.</summary>
    public double[] PerHourOfDay()
    {
        var (events, seconds) = (new double[24], new double[24]);
        for (var i = 0; i < _at.Length; i++)
        {
            if (!_isThere[i]) continue;
            events[_at[i].Hour] += _read[i].Total;
            seconds[_at[i].Hour] += Step.TotalSeconds;
        }

        return [.. events.Zip(seconds, (sum, time) => time > 0 ? sum / time * 3600 : double.NaN)];
    }
}
