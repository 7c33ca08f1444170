using SloRuleGen.Units;

namespace SloRuleGen.Simulation.Tests;

/// <summary>What rules recorded tells the same story as the events that they recorded it of.</summary>
public sealed class RecordedRatesTests
{
    private static readonly PromDuration s_bucket = PromDuration.FromSeconds(30);

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(3, 60)]
    [InlineData(4, 60)]
    public void Alerts_and_budgets_are_those_of_the_events(int seed, int step)
    {
        var plan = Given.Slo(period: "7d", alerting: seed % 2 == 0 ? "windows: sre-four, method: budget_count" : "windows: sre");
        var events = Events(new Random(seed));
        var rates = Recorded(events, step / 30);

        var (one, other) = (Simulator.Run(plan, events, SimulationOptions.Default), Simulator.Run(plan, rates, SimulationOptions.Default));
        var (fired, seen) = (Fired(one), Fired(other));

        Assert.NotEmpty(fired);
        Assert.Equal(fired.Select(episode => episode.Alert), seen.Select(episode => episode.Alert));
        foreach (var (episode, again) in fired.Zip(seen))
        {
            Assert.InRange((again.FiringFrom!.Value - episode.FiringFrom!.Value).Duration().TotalMinutes, 0, 2.5);
            Assert.InRange((again.Until!.Value - episode.Until!.Value).Duration().TotalMinutes, 0, 2.5);
        }

        // An evaluation sooner or later, and half a percent.
        for (var i = 20; i < one.Budget.Count - 1; i++)
        {
            var near = new[] { one.Budget[i - 1].Remaining, one.Budget[i].Remaining, one.Budget[i + 1].Remaining };
            var open = 0.005 + (near.Max() - near.Min()) / 10;
            Assert.InRange(other.Budget[i].Remaining, near.Min() - open, near.Max() + open);
        }

        static List<Episode> Fired(Timeline timeline) => [.. timeline.Episodes.Where(episode => episode.FiringFrom is not null).OrderBy(episode => episode.Alert.Index).ThenBy(episode => episode.FiringFrom)];
    }

    [Fact]
    public void What_is_read_from_recorded_rates_is_the_same_to_the_last_event()
    {
        var plan = Given.Slo();
        var events = Events(new Random(5));
        var wanted = new Queue<(double Five, double Hours)>();
        var (six, five) = (IndexOf("6h"), IndexOf("5m"));
        Simulator.Run(plan, events, SimulationOptions.Default, (in Moment moment) => wanted.Enqueue((moment.Windows[five].Ratio, moment.Windows[six].Ratio)));
        Simulator.Run(plan, Recorded(events, 1), SimulationOptions.Default, (in Moment moment) =>
        {
            var (fives, hours) = wanted.Dequeue();
            Assert.Equal(fives, moment.Windows[five].Ratio, 9);
            Assert.Equal(hours, moment.Windows[six].Ratio, 9);
        });
        Assert.Empty(wanted);

        int IndexOf(string window) => plan.Windows.Index().Single(one => one.Item.Length == PromDuration.Parse(window)).Index;
    }

    [Fact]
    public void A_window_that_is_read_from_raw_series_holds_its_events_though_each_rate_is_late()
    {
        // A minute of failures in the middle of five hours: an hour later the window of an hour is free of it again.
        var plan = Given.Slo(alerting: "windows: [{budget: 2%, long: 1h, short: 5m, severity: page}], min_bad_events: 1");
        var events = new Traffic().For("2h").For("1m", failing: 1).For("3h").Events;
        var window = plan.Windows.Index().Single(one => one.Item.Length == PromDuration.FromHours(1)).Index;
        var least = double.PositiveInfinity;
        Simulator.Run(plan, Recorded(events, 2), SimulationOptions.Default, (in Moment moment) =>
        {
            var after = (moment.At - Given.Begin).TotalMinutes - 120;
            if (after is > 4 and < 57) least = Math.Min(least, moment.Windows[window].Bad);
            if (after is > 64) Assert.Equal(0, moment.Windows[window].Bad, 6);
        });
        Assert.Equal(600, least, 1e-6);
    }

    [Fact]
    public void Recorded_maintenance_is_not_prolonged_and_slices_are_not_judged_twice()
    {
        var plan = Given.Slo(period: "7d", more: "exclude: off == 1\n    budgeting: {slices: 1m, good_when: 90%}");
        var count = 12 * 120;
        var total = Enumerable.Range(0, count).Select(i => i is >= 600 and < 660 ? double.NaN : 0.5).ToArray();
        var bad = total.Select(slices => slices * 0.05).ToArray();
        var (from, to) = (Given.Begin.AddMinutes(300.5), Given.Begin.AddMinutes(330.5));
        var events = new EventSeries(Given.Begin, s_bucket, bad, total) { IsRecorded = true, Maintenance = [new Stretch(from, to)] };
        Simulator.Run(plan, events, SimulationOptions.Default, (in Moment moment) =>
        {
            Assert.Equal(moment.At >= from && moment.At < to, moment.IsExcluded);
            if (!moment.IsExcluded) Assert.Equal(50, moment.BurnRate, 9);
        });
    }

    /// <summary>Two days of traffic that rises and falls, with faults of all sizes.</summary>
    private static EventSeries Events(Random random)
    {
        var total = Enumerable.Range(0, 2 * 24 * 120).Select(i => Math.Round(200 + 150 * Math.Sin(i / 460.0))).ToArray();
        var bad = new double[total.Length];
        for (var fault = 0; fault < 6; fault++)
        {
            var (from, length, share) = (400 + 800 * fault + random.Next(300), 10 + random.Next(200), random.Next(3) == 0 ? 1 : 0.02 + random.NextDouble() / 5);
            for (var i = from; i < from + length; i++) bad[i] = Math.Max(bad[i], Math.Round(total[i] * share));
        }

        return new EventSeries(Given.Begin, s_bucket, bad, total);
    }

    /// <summary>What rules record of events in buckets of 30s.</summary>
    /// <param name="each">Of how many evaluations one is kept.</param>
    private static EventSeries Recorded(EventSeries events, int each)
    {
        var (bad, total) = (new List<double>(), new List<double>());
        for (var i = each; i <= events.Total.Length; i += each)
        {
            var from = Math.Max(0, i - 10);
            bad.Add(Mean(events.Bad[from..i]));
            total.Add(Mean(events.Total[from..i]));
        }

        return new EventSeries(events.Start, PromDuration.FromSeconds(30 * each), bad, total) { IsRecorded = true };

        double Mean(ReadOnlySpan<double> fives)
        {
            var sum = 0.0;
            foreach (var one in fives) sum += one;
            return sum / 10 * each;
        }
    }
}
