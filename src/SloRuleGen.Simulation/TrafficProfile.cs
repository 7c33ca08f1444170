using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>Traffic that repeats itself: events in buckets of one length, over and over.</summary>
public sealed class TrafficProfile
{
    /// <summary>The events of a minute of traffic that is made up, at its mean.</summary>
    public const int MeanPerMinute = 1000;

    /// <summary>Differences of sums are a hair beside the truth: less of all events is none.</summary>
    private const double Hair = 1e-12;

    private static readonly DateTimeOffset s_start = new(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    private readonly double[] _total;
    private readonly double[] _badUntil;
    private readonly double[] _totalUntil;

    /// <param name="start">Where one of the repetitions begins; from 1970 on.</param>
    /// <param name="step">How long each bucket is, over zero.</param>
    /// <param name="bad">The bad events of each bucket, 0 up to its total.</param>
    /// <param name="total">All events of each bucket, 0 or more; NaN where there was no series. At least one.</param>
    public TrafficProfile(DateTimeOffset start, PromDuration step, IReadOnlyList<double> bad, IReadOnlyList<double> total)
    {
        ArgumentOutOfRangeException.ThrowIfZero(total.Count);
        (Start, Step, _total) = (start, step, [.. total]);
        (_badUntil, _totalUntil) = (new double[total.Count + 1], new double[total.Count + 1]);
        for (var i = 0; i < total.Count; i++)
        {
            var isThere = !double.IsNaN(total[i]);
            _badUntil[i + 1] = _badUntil[i] + (isThere ? bad[i] : 0);
            _totalUntil[i + 1] = _totalUntil[i] + (isThere ? total[i] : 0);
        }
    }

    /// <summary>As much at any time.</summary>
    public static TrafficProfile Steady { get; } = new(s_start, s_minute, [0], [MeanPerMinute]);

    public DateTimeOffset Start { get; }

    public PromDuration Step { get; }

    public PromDuration Length => PromDuration.FromMilliseconds(Step.Milliseconds * _total.Length);

    /// <summary>Rises and falls evenly: most at 14:00 UTC, least at 02:00.</summary>
    /// <param name="ratio">How many times more events there are at noon than at night, 1 or more.</param>
    public static TrafficProfile DayNight(double ratio)
    {
        const int Minutes = 24 * 60;
        const int Least = 2 * 60;
        var night = 2.0 * MeanPerMinute / (1 + ratio);
        var swing = (night * ratio - night) / 2;
        return new TrafficProfile(
            s_start,
            s_minute,
            new double[Minutes],
            [.. Enumerable.Range(0, Minutes).Select(minute => night + swing * (1 - Math.Cos(2 * Math.PI * (minute + 0.5 - Least) / Minutes)))]);
    }

    /// <summary>Where in a repetition the hour with the fewest events begins, of those that have all their series.</summary>
    public PromDuration Quietest => Hour(sum => -sum);

    /// <summary>Where in a repetition the hour with the most events begins.</summary>
    public PromDuration Busiest => Hour(sum => sum);

    /// <summary>Where in a repetition the first hour begins that has as many events as the mean hour, or more after it had less.</summary>
    public PromDuration Mean
    {
        get
        {
            var mean = _total.Where(double.IsFinite).DefaultIfEmpty(0).Average();
            for (var i = 0; i < _total.Length; i++)
            {
                if (_total[i] >= mean && !(_total[(i + _total.Length - 1) % _total.Length] >= mean)) return PromDuration.FromMilliseconds(i * Step.Milliseconds);
            }

            return PromDuration.Zero;
        }
    }

    /// <summary>The events of a time, with incidents in it.</summary>
    /// <param name="from">From 1970 on.</param>
    /// <param name="step">How long the buckets are that come of it.</param>
    /// <param name="begin">What the incidents' offsets count from.</param>
    internal EventSeries Events(DateTimeOffset from, DateTimeOffset to, PromDuration step, DateTimeOffset begin, IReadOnlyList<Incident> incidents)
    {
        var (start, width) = (from.ToUnixTimeMilliseconds(), step.Milliseconds);
        var count = (int)((to.ToUnixTimeMilliseconds() - start + width - 1) / width);
        var (bad, total) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var at = start + i * width;
            total[i] = double.IsNaN(_total[Place(at).Bucket]) ? double.NaN : Between(_totalUntil, at, at + width);
            bad[i] = Math.Min(total[i], Between(_badUntil, at, at + width));
        }

        foreach (var incident in incidents)
        {
            var first = begin.ToUnixTimeMilliseconds() + incident.Offset.Milliseconds;
            var end = first + incident.Lasting.Milliseconds;
            var rate = incident.ErrorRate.ToDouble();
            for (var i = (int)Math.Max(0, (first - start) / width); i < count && start + i * width < end; i++)
            {
                var at = start + i * width;
                var overlap = (Math.Min(end, at + width) - Math.Max(first, at)) / (double)width;
                bad[i] = Math.Max(bad[i], total[i] * rate * overlap);
            }
        }

        return new EventSeries(from, step, bad, total);
    }

    /// <summary>The events of a time.</summary>
    private double Between(double[] until, long from, long to)
    {
        var (first, last) = (Place(from), Place(to));
        var events = (last.Turn - first.Turn) * until[^1] + Within(last.Bucket, last.Since) - Within(first.Bucket, first.Since);
        return events > until[^1] * Hair ? events : 0;

        double Within(int bucket, long since) => until[bucket] + (until[bucket + 1] - until[bucket]) * since / Step.Milliseconds;
    }

    /// <summary>In which repetition an instant is, in which bucket, and how many milliseconds after that began.</summary>
    private (long Turn, int Bucket, long Since) Place(long at)
    {
        var since = at - Start.ToUnixTimeMilliseconds();
        var turn = since >= 0 ? since / Length.Milliseconds : -((-since + Length.Milliseconds - 1) / Length.Milliseconds);
        var (bucket, rest) = Math.DivRem(since - turn * Length.Milliseconds, Step.Milliseconds);
        return (turn, (int)bucket, rest);
    }

    private PromDuration Hour(Func<double, double> rank)
    {
        var buckets = (int)Math.Max(1, Math.Min(_total.Length, 3_600_000 / Step.Milliseconds));
        var (best, found) = (double.NegativeInfinity, 0);
        for (var i = 0; i < _total.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < buckets; j++) sum += _total[(i + j) % _total.Length];
            if (double.IsNaN(sum) || rank(sum) <= best) continue;
            (best, found) = (rank(sum), i);
        }

        return PromDuration.FromMilliseconds(found * Step.Milliseconds);
    }
}
