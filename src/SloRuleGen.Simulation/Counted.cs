using SloRuleGen.Planning;

namespace SloRuleGen.Simulation;

/// <summary>Events, summed up from the first on, so that those of any window are two look-ups.</summary>
internal class Counted
{
    private readonly long _start;
    private readonly long _step;
    private readonly double[] _bad;
    private readonly double[] _total;
    private readonly int[] _buckets;
    private readonly bool _isWhole;

    /// <param name="isWhole">Whether a bucket counts at its end, all of it, as a verdict does; else its events are spread over it.</param>
    public Counted(EventSeries events, bool isWhole = false)
    {
        (_start, _step, _isWhole) = (events.Start.ToUnixTimeMilliseconds(), events.Step.Milliseconds, isWhole);
        var count = events.Total.Length;
        (_bad, _total, _buckets) = (new double[count + 1], new double[count + 1], new int[count + 1]);
        for (var i = 0; i < count; i++)
        {
            var isThere = !double.IsNaN(events.Total[i]);
            _bad[i + 1] = _bad[i] + (isThere ? events.Bad[i] : 0);
            _total[i + 1] = _total[i] + (isThere ? events.Total[i] : 0);
            _buckets[i + 1] = _buckets[i] + (isThere ? 1 : 0);
        }
    }

    /// <summary>What an SLO counts: events, slices of them, or what was recorded of either.</summary>
    public static Counted Of(SloPlan plan, EventSeries events) =>
        events.IsRecorded ? new CountedRates(events)
        : plan.Slo.Slices is { } slices ? Verdicts.Of(events, slices)
        : new Counted(events);

    /// <summary>What happened in a time, as far as that is known.</summary>
    public virtual WindowReading Between(long from, long until) => Of(until - from, until);

    /// <summary>What a window counted that ends at an instant; none where it has no series.</summary>
    public virtual WindowReading Of(long window, long until)
    {
        // Verdicts are counted over whole slices, and over one at the least.
        if (_isWhole) window = Math.Max(window / _step, 1) * _step;
        var (first, sinceFirst) = Place(until - window);
        var (last, sinceLast) = Place(until);
        if (_buckets[Math.Min(last + (sinceLast > 0 ? 1 : 0), _buckets.Length - 1)] == _buckets[first]) return WindowReading.None;
        if (_isWhole) (sinceFirst, sinceLast) = (0, 0);
        return new(Math.Max(0, At(_bad, last, sinceLast) - At(_bad, first, sinceFirst)), Math.Max(0, At(_total, last, sinceLast) - At(_total, first, sinceFirst)));
    }

    /// <summary>Whether there is a series at an instant.</summary>
    public bool IsThere(long at)
    {
        var (bucket, since) = Place(at);
        var last = since > 0 ? bucket + 1 : bucket;
        return last > 0 && last < _buckets.Length && _buckets[last] > _buckets[last - 1];
    }

    /// <summary>How many seconds of events a rate over a window is of.</summary>
    public double SecondsOf(long window) => (_isWhole ? Math.Max(window / _step, 1) * _step : window) / 1000.0;

    private double At(double[] sums, int bucket, long since) =>
        since == 0 ? sums[bucket] : sums[bucket] + (sums[bucket + 1] - sums[bucket]) * since / _step;

    private (int Bucket, long Since) Place(long at)
    {
        var since = at - _start;
        if (since <= 0) return (0, 0);
        var bucket = since / _step;
        return bucket >= _bad.Length - 1 ? (_bad.Length - 1, 0) : ((int)bucket, since - bucket * _step);
    }
}
