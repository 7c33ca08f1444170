using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>
/// What an SLI counted, in buckets of one length, one after the other. Of an SLI that is a ratio without counts each bucket's ratio is
/// its bad events by all, and that of a window too; of an SLI with groups this is one of them.
/// </summary>
public sealed class EventSeries
{
    private readonly double[] _bad;
    private readonly double[] _total;

    /// <param name="start">Where the first bucket begins; from 1970 on.</param>
    /// <param name="step">How long each bucket is, over zero. The shorter, the more exact: a bucket's events are spread evenly over it.</param>
    /// <param name="bad">The bad events of each bucket, 0 up to its total.</param>
    /// <param name="total">All events of each bucket, 0 or more; NaN where there was no series.</param>
    /// <exception cref="ArgumentException">There is a bad count for more or fewer buckets than there are totals, or no such count can be.</exception>
    public EventSeries(DateTimeOffset start, PromDuration step, IReadOnlyList<double> bad, IReadOnlyList<double> total)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(start, DateTimeOffset.UnixEpoch);
        ArgumentOutOfRangeException.ThrowIfEqual(step, PromDuration.Zero);
        if (bad.Count != total.Count) throw new ArgumentException($"{bad.Count} buckets of bad events are not those of {total.Count} totals.", nameof(bad));
        (Start, Step, _bad, _total) = (start, step, [.. bad], [.. total]);
        for (var i = 0; i < _total.Length; i++)
        {
            if (double.IsNaN(_total[i])) _bad[i] = double.NaN;
            else if (!(double.IsFinite(_total[i]) && _bad[i] >= 0 && _bad[i] <= _total[i]))
                throw new ArgumentException($"Bucket {i} has {_bad[i]} bad events of {_total[i]}.", nameof(bad));
        }
    }

    public DateTimeOffset Start { get; }

    public PromDuration Step { get; }

    public DateTimeOffset End => Start.AddMilliseconds(Step.Milliseconds * _total.Length);

    public ReadOnlySpan<double> Bad => _bad;

    public ReadOnlySpan<double> Total => _total;

    /// <summary>
    /// Whether the buckets hold what rules recorded: each the mean of the five minutes up to its end, as the events that it would bring in
    /// the bucket. Buckets are then no longer than five minutes, slices are counted in them already, and the maintenance is as it was recorded.
    /// </summary>
    public bool IsRecorded { get; init; }

    /// <summary>When the spec's <c>exclude</c> was true, in order of time; of recorded events, when nothing was counted for it.</summary>
    public IReadOnlyList<Stretch> Maintenance { get; init; } = [];
}

/// <summary>A time from its first instant to before its end.</summary>
public readonly record struct Stretch(DateTimeOffset From, DateTimeOffset To);
