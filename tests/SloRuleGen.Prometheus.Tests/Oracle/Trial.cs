using System.Globalization;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>A tier of a trial: so much of the budget within the long window.</summary>
internal sealed record TrialTier(string Name, TimeSpan Long, TimeSpan Short, double Budget)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{{budget: {Budget * 100:0.####}%, long: {Name}, short: {Short.Promql}, severity: page}}");
}

/// <summary>The least and the most that something may be, as one reads its definition.</summary>
internal readonly record struct Between(double Least, double Most);

/// <summary>A spec and traffic by chance, and what the events themselves say of its alerts and its budget.</summary>
internal sealed class Trial
{
    private readonly double _errorBudget;
    private readonly TrialPeriod _period;
    private readonly bool _counts;

    public Trial(int seed)
    {
        var random = new Random(seed);
        var objective = random.Pick(90, 99, 99.9, 99.95);
        _errorBudget = Math.Round(100 - objective, 2) / 100;
        _period = TrialPeriod.By(random, seed);
        _counts = random.Next(2) == 0;
        // promtool evaluates the slow group as often as the fast one, and steps of five minutes fit where that divides them.
        Evaluation = _period.Begin > 10.Days ? 2.Minutes : random.Pick(30, 60).Seconds;
        Scrape = random.Pick(10, 20, 30).Seconds;
        Tiers = [.. new[] { Tier("20m", 20, 3), Tier("1h", 60, 5), Tier("2h30m", 150, 15) }.Where(tier => tier.Long < _period.Length)];
        Traffic = new RandomTraffic(random, _period.Begin, _errorBudget / 4, [.. Tiers.Select(tier => (Threshold(tier), tier.Long))]);
        Spec = new CheckoutSpec
        {
            Objective = objective.ToString(CultureInfo.InvariantCulture) + "%",
            Period = _period.Text,
            Method = _counts ? "budget_count" : "burn_rate",
            Windows = $"[{string.Join(", ", Tiers)}]",
            Evaluation = Evaluation,
            Scrape = Scrape,
        };

        // So much of the budget that an error rate of 1.5 to 8 times the sustainable one is over the threshold, where the period is long enough.
        TrialTier Tier(string name, int longWindow, int shortWindow)
        {
            var most = Math.Min(8, 0.9 * (_period.Nominal / longWindow.Minutes));
            var least = Math.Min(1.5, most / 2);
            return new TrialTier(
                name, longWindow.Minutes, shortWindow.Minutes, Math.Round((least + (most - least) * random.NextDouble()) * (longWindow.Minutes / _period.Nominal), 6));
        }
    }

    public TimeSpan Evaluation { get; }

    public TimeSpan Scrape { get; }

    public IReadOnlyList<TrialTier> Tiers { get; }

    public RandomTraffic Traffic { get; }

    public CheckoutSpec Spec { get; }

    /// <summary>Nothing happens before.</summary>
    public TimeSpan Begin => _period.Begin;

    /// <summary>Whether a tier fires at a time; null if either is right.</summary>
    public bool? MustFire(TrialTier tier, TimeSpan at)
    {
        // One scrape, an evaluation of each group, and for recorded rates their step and an evaluation of the slow group.
        var delay = Scrape + 2 * Evaluation + (IsRecorded(tier.Long) ? 1.Minutes + 150.Seconds : TimeSpan.Zero);
        var ends = new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(late => at - late * delay).ToList();
        var age = Traffic.StartAt(at, _period.Length) is { } start ? at - start : TimeSpan.Zero;
        if (age <= TimeSpan.Zero) return Readings(tier.Short, ends).Any(read => read.Bad > 0) ? null : false;

        // Of the first minutes too little is known to say what they are projected to, or how old the service is to a rule.
        var open = 0.03 + 3.Minutes / age;
        var events = Projected(at);
        var isOver = IsOver(tier.Long, read => read.Most) && IsOver(tier.Short, read => read.Most);
        if (isOver && age > 15.Minutes) return true;
        return MayBeOver(tier.Long) && MayBeOver(tier.Short) ? null : false;

        bool IsOver(TimeSpan window, Func<Between, double> of) => Readings(window, ends).All(read => _counts
            ? read.Bad > (1 + open) * Budget(window) * of(events)
            : read.All > 0 && read.Bad / read.All > (1 + open) * Threshold(tier) * (window == tier.Long ? of(Raised(window, at)) : 1));

        bool MayBeOver(TimeSpan window) => Readings(window, ends).Any(read => _counts
            ? read.Bad > Math.Max(0, 1 - open) * Budget(window) * events.Least
            : read.All > 0 && read.Bad / read.All > Math.Max(0, 1 - open) * Threshold(tier) * (window == tier.Long ? Raised(window, at).Least : 1));

        double Budget(TimeSpan window) => tier.Budget * (window / tier.Long) * _errorBudget;

        // Whether a window is read from what was scraped or from what was recorded is the rules' business: an alert may fire as soon as
        // the events are over the threshold, and must once they are so where each of them is spread over the five minutes after it.
        IEnumerable<(double Bad, double All)> Readings(TimeSpan window, IReadOnlyList<TimeSpan> untils) =>
            from until in untils
            from wider in new[] { -Scrape, TimeSpan.Zero, Scrape }
            from spread in new[] { false, true }
            where !spread || IsRecorded(tier.Long)
            from lost in new[] { 0, 1 }
            select Events(until, window + wider, spread, lost);
    }

    /// <summary>The share of the budget that is left at a time; null where too little is known.</summary>
    public Between? Remaining(TimeSpan at)
    {
        if (Traffic.StartAt(at, _period.Length) is not { } start || at - start < 15.Minutes) return null;
        var cycle = _period.CycleAt(at);
        if (cycle is not null && at - cycle < 15.Minutes) return null;
        var events = Projected(at);
        if (events.Least <= 0 || double.IsInfinity(events.Most)) return null;
        var since = cycle ?? at - _period.Length;
        var bad = (
            from late in new[] { 0, 2.5, 5, 7.5, 10 }
            from shift in cycle is null ? new[] { -10, -5, 0, 5, 10 } : [-5, 0, 5]
            from lost in new[] { 0, 1 }
            let happened = Traffic.Between(since + shift.Minutes, at - TimeSpan.FromMinutes(late))
            select happened.Bad - lost * happened.BadAtEdges).ToList();
        var open = 0.02 + 3.Minutes / (at - start);

        // An error rate of what was seen up to ten minutes ago may be taken for all the time since the start.
        var least = _counts || cycle is not null ? events.Least : events.Least * ((at - start - 10.Minutes) / (at - start));
        return new Between(
            1 - (1 + open) * bad.Max() / (_errorBudget * least) - 0.003,
            1 - Math.Max(0, 1 - open) * bad.Min() / (_errorBudget * events.Most) + 0.003);
    }

    private static bool IsRecorded(TimeSpan window) => window > 1.Hours;

    /// <summary>The error rate that spends the tier's share of the budget in its long window.</summary>
    private double Threshold(TrialTier tier) => tier.Budget * (_period.Nominal / tier.Long) * _errorBudget;

    /// <summary>The events of the whole period, as they may be projected of what was seen up to ten minutes ago.</summary>
    private Between Projected(TimeSpan at)
    {
        var all = new[] { 0, 2.5, 5, 7.5, 10 }.SelectMany(late => Projections(at - TimeSpan.FromMinutes(late))).ToList();
        return all.Contains(double.NaN) ? new Between(0, double.PositiveInfinity) : new Between(all.Min(), all.Max());
    }

    /// <summary>NaN where nothing can be projected yet.</summary>
    private IEnumerable<double> Projections(TimeSpan at)
    {
        var length = _period.Length;
        if (Traffic.StartAt(at, length) is not { } start || at - start < 3.Minutes) return [double.NaN];
        var age = at - start;
        if (_period.CycleAt(at) is not { } cycle) return [All(at - length, at) * Math.Max(1, length / age)];

        // What is left of a cycle, and maybe what of it was not measured, is taken for the mean of a cycle's time or of all time.
        var trailing = age < length ? age : length;
        var unmeasured = at - cycle - Traffic.Between(cycle, at).Active;
        return
            from shift in new[] { -5.Minutes, TimeSpan.Zero, 5.Minutes }
            from mean in new[] { All(at - trailing, at) / trailing.TotalMinutes, All(start, at) / age.TotalMinutes }
            from rest in new[] { cycle + length - at, cycle + length - at + unmeasured }
            select All(cycle + shift, at) + mean * rest.TotalMinutes;

        double All(TimeSpan from, TimeSpan to) => from < to ? Traffic.Between(from, to).All : 0;
    }

    /// <summary>
    /// How many times the ratio a window asks for that had less than its usual share of time with events: at least so much as that
    /// share says, at most as if the whole window should have had events.
    /// </summary>
    private Between Raised(TimeSpan window, TimeSpan at)
    {
        var length = _period.Length;
        if (Traffic.StartAt(at, length) is not { } start) return new Between(1, double.PositiveInfinity);
        var active = Traffic.Between(at - window, at).Active;
        var sure = active < window - 1.Minutes ? active - 3.Minutes : window;
        var recent = at - start < length ? start : at - length;
        var usual = Math.Min(Share(start), Share(recent));
        var seen = Traffic.SeenBetween(at - window, at) + (active < window - 1.Minutes ? 5.Minutes : TimeSpan.Zero);
        return new Between(Math.Max(1, usual * window / seen), sure > TimeSpan.Zero ? Math.Max(1, window / sure) : double.PositiveInfinity);

        double Share(TimeSpan since) => Traffic.Between(since, at).Active / (at - since + 10.Minutes);
    }

    /// <summary>The events of a window; recorded rates spread each of them over the five minutes after it.</summary>
    private (double Bad, double All) Events(TimeSpan at, TimeSpan window, bool spread, int lost)
    {
        var (bad, all, ends) = (0.0, 0.0, spread ? 11 : 1);
        for (var i = 0; i < ends; i++)
        {
            var happened = Traffic.Between(at - i * 30.Seconds - window, at - i * 30.Seconds);
            bad += happened.Bad - lost * happened.BadAtEdges;
            all += happened.All - lost * happened.AllAtEdges;
        }

        return (bad / ends, all / ends);
    }
}
