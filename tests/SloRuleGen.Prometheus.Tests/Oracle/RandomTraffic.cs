using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>What happened in a time.</summary>
/// <param name="Active">How much of the time had events.</param>
/// <param name="AtEdges">What of all events came within a scrape of the begin or end of a series, where a counter may not tell of it.</param>
internal readonly record struct Happened(double Bad, double All, TimeSpan Active, double BadAtEdges, double AllAtEdges);

/// <summary>
/// Six hours of requests by chance: a day and a night or a steady flow, faults about the thresholds, a launch after rest, times at rest
/// and times without the service, and deployments, with which other labels begin.
/// </summary>
internal sealed class RandomTraffic
{
    private const int Minutes = 360;

    private readonly double[] _bad = new double[Minutes + 1];
    private readonly double[] _all = new double[Minutes + 1];
    private readonly double[] _badAtEdges = new double[Minutes + 1];
    private readonly double[] _allAtEdges = new double[Minutes + 1];
    private readonly int[] _active = new int[Minutes + 1];
    private readonly int[] _seen = new int[Minutes + 1];
    private readonly bool[] _isThere;
    private readonly TimeSpan _begin;

    /// <param name="begin">Before that there is nothing.</param>
    /// <param name="atBest">The share that fails in half of all traffics even at the best of times.</param>
    public RandomTraffic(Random random, TimeSpan begin, double atBest, (double Threshold, TimeSpan Window)[] tiers)
    {
        _begin = begin;
        var failing = Failing(random, atBest, tiers);
        var perMinute = PerMinute(random);
        var (isThere, starts) = Presence(random);
        _isThere = isThere;
        Deployments = [.. starts.Select((start, i) => Deployed(i, start, i + 1 < starts.Count ? starts[i + 1] : Minutes))];
        for (var minute = 0; minute < Minutes; minute++)
        {
            var all = isThere[minute] ? perMinute[minute] : 0;
            var isAtEdge = Enumerable.Range(minute - 1, 3).Any(near => starts.Contains(near) || IsThere(near) != IsThere(near - 1));
            _all[minute + 1] = _all[minute] + all;
            _bad[minute + 1] = _bad[minute] + all * failing[minute];
            _allAtEdges[minute + 1] = _allAtEdges[minute] + (isAtEdge ? all : 0);
            _badAtEdges[minute + 1] = _badAtEdges[minute] + (isAtEdge ? all * failing[minute] : 0);
            _active[minute + 1] = _active[minute] + (all > 0 ? 1 : 0);
        }

        // A rate over five minutes, smoothed over five more, tells of events for that long after them.
        for (var minute = 0; minute < Minutes; minute++)
            _seen[minute + 1] = _seen[minute] + (_all[minute + 1] - _all[Math.Max(0, minute - 12)] > 0 ? 1 : 0);

        bool IsThere(int minute) => minute >= 0 && minute < Minutes && isThere[minute];

        Requests Deployed(int index, int from, int to)
        {
            var requests = new Requests($"job=\"checkout\",pod=\"{index}\"").Gone(begin + from.Minutes);
            for (var minute = from; minute < to; minute++)
            {
                if (isThere[minute]) requests.For(1.Minutes, (decimal)perMinute[minute], (decimal)failing[minute]);
                else requests.Gone(1.Minutes).Restart();
            }

            return requests.Gone((Minutes - to).Minutes);
        }
    }

    /// <summary>In which minutes there are events, and with which a deployment begins.</summary>
    public string Story
    {
        get
        {
            var turns = Enumerable.Range(0, Minutes).Where(minute => IsActive(minute) != IsActive(minute - 1)).Select(minute => $"{(IsActive(minute) ? "up" : "down")} at {minute}");
            return $"{string.Join(", ", turns)}, {Deployments.Count} deployments";

            bool IsActive(int minute) => minute >= 0 && _active[minute + 1] > _active[minute];
        }
    }

    /// <summary>The requests that each deployment counts.</summary>
    public IReadOnlyList<Requests> Deployments { get; }

    public TimeSpan End => _begin + Minutes.Minutes;

    public Happened Between(TimeSpan from, TimeSpan to) => new(
        Until(_bad, to) - Until(_bad, from),
        Until(_all, to) - Until(_all, from),
        TimeSpan.FromMinutes(Until(_active, to) - Until(_active, from)),
        Until(_badAtEdges, to) - Until(_badAtEdges, from),
        Until(_allAtEdges, to) - Until(_allAtEdges, from));

    /// <summary>Whether counters begin at 0 more than once.</summary>
    public bool StartsAnew => Deployments.Count > 1 || Array.IndexOf(_isThere, false) >= 0;

    /// <summary>Whether the service is there at a time, with events or without.</summary>
    public bool IsThere(TimeSpan at) => at >= _begin && at < End && _isThere[(int)(at - _begin).TotalMinutes];

    /// <summary>How much of a time a rule may take for time with events, at most.</summary>
    public TimeSpan SeenBetween(TimeSpan from, TimeSpan to) => TimeSpan.FromMinutes(Until(_seen, to) - Until(_seen, from));

    /// <summary>
    /// When the events began that a period knows of at a time: the first of all, or the first after more than a period without any.
    /// Null before them, and where nobody can say whether it was more than a period.
    /// </summary>
    public TimeSpan? StartAt(TimeSpan at, TimeSpan period)
    {
        TimeSpan? start = null;
        var last = -1;
        for (var minute = 0; minute < Minutes && _begin + minute.Minutes < at; minute++)
        {
            if (_active[minute + 1] == _active[minute]) continue;
            var empty = (minute - last - 1).Minutes;
            if (start is null || empty > period + 15.Minutes) start = _begin + minute.Minutes;
            else if (empty > period - 15.Minutes) return null;
            last = minute;
        }

        return start is not null && at - (_begin + (last + 1).Minutes) > period - 15.Minutes ? null : start;
    }

    private static double[] Failing(Random random, double atBest, (double Threshold, TimeSpan Window)[] tiers)
    {
        var failing = new double[Minutes];
        if (random.Next(2) == 0) Array.Fill(failing, Math.Round(atBest, 6));
        for (var i = 0; i < 5; i++)
        {
            var (threshold, window) = random.Pick<(double Threshold, TimeSpan Window)>(tiers);
            var level = Math.Round(Math.Min(1, threshold * random.Pick(0.6, 0.9, 1.3, 2.5, 1000)), 6);
            var begin = random.Next(Minutes);
            var end = Math.Min(Minutes, begin + (int)(window.TotalMinutes * random.Pick(0.3, 1.2)));
            for (var minute = begin; minute < end; minute++) failing[minute] = Math.Max(failing[minute], level);
        }

        return failing;
    }

    private static double[] PerMinute(Random random)
    {
        var night = random.Pick(1, 10, 50);
        var perMinute = Enumerable.Range(0, Minutes).Select(minute => Math.Round(60_000 * Math.Pow(night, -(1 + Math.Sin(minute / 40.0)) / 2))).ToArray();
        if (random.Next(3) == 0) Array.Fill(perMinute, 0, 0, random.Pick(30, 90, 150));
        if (random.Next(2) == 0) Array.Fill(perMinute, 0, random.Next(200), random.Pick(10, 25, 80));
        return perMinute;
    }

    /// <summary>In which minutes the service is there, and at which its deployments begin.</summary>
    private static (bool[] IsThere, List<int> Starts) Presence(Random random)
    {
        var isThere = new bool[Minutes];
        Array.Fill(isThere, true);
        switch (random.Next(4))
        {
            case 0: // An absence, of a few minutes to some hours.
                Array.Fill(isThere, false, 40 + random.Next(60), random.Pick(4, 15, 70, 200, 230));
                break;
            case 1: // Nights scaled to zero: days of 50 minutes of 80.
                for (var minute = 0; minute < Minutes; minute++) isThere[minute] = minute % 80 < 50;
                break;
        }

        List<int> starts = [0];
        if (random.Next(2) == 0) starts.AddRange([60 + random.Next(100), 180 + random.Next(150)]);
        return (isThere, starts);
    }

    private double Until(double[] counted, TimeSpan time)
    {
        var (whole, rest) = Position(time);
        return counted[whole] + (counted[whole + 1] - counted[whole]) * rest;
    }

    private double Until(int[] counted, TimeSpan time)
    {
        var (whole, rest) = Position(time);
        return counted[whole] + (counted[whole + 1] - counted[whole]) * rest;
    }

    private (int Whole, double Part) Position(TimeSpan time)
    {
        var minutes = Math.Clamp((time - _begin).TotalMinutes, 0, Minutes);
        var whole = (int)Math.Min(minutes, Minutes - 1);
        return (whole, minutes - whole);
    }
}
