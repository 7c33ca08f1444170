using SloRuleGen.Units;

namespace SloRuleGen.Simulation.Tests;

/// <summary>Windows are differences of sums: beside the same windows counted event by event.</summary>
public sealed class WindowSumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Windows_hold_what_was_counted_in_them(int seed)
    {
        var random = new Random(seed);
        var plan = Given.Slo(alerting: "windows: [{budget: 2%, long: 1h, short: 5m, severity: page}, {budget: 5%, long: 1h10m, short: 10m, severity: ticket}], method: burn_rate, min_bad_events: 1");
        var total = Enumerable.Range(0, 1000).Select(i => i / 50 % 4 == 3 ? double.NaN : random.Next(3) == 0 ? 0.0 : random.Next(100)).ToArray();
        var bad = total.Select(events => double.IsNaN(events) ? 0 : Math.Round(events * random.NextDouble())).ToArray();
        var events = new EventSeries(Given.Begin, PromDuration.FromSeconds(30), bad, total);
        var looked = 0;

        Simulator.Run(plan, events, SimulationOptions.Default, (in Moment moment) =>
        {
            var last = (int)((moment.At - Given.Begin).TotalSeconds / 30);
            for (var i = 0; i < plan.Windows.Count; i++)
            {
                var window = plan.Windows[i];
                if (window.Source != Planning.WindowSource.Raw || (window.Speed == Planning.EvaluationSpeed.Slow && last % 5 != 0)) continue;
                var buckets = Enumerable.Range(Math.Max(0, last - (int)(window.Length.Milliseconds / 30_000)), Math.Min(last, (int)(window.Length.Milliseconds / 30_000)));
                var there = buckets.Where(bucket => !double.IsNaN(total[bucket])).ToList();
                Assert.Equal(there.Count == 0 ? double.NaN : there.Sum(bucket => bad[bucket]), moment.Windows[i].Bad, 6);
                var all = there.Sum(bucket => total[bucket]);
                Assert.Equal(all == 0 ? double.NaN : there.Sum(bucket => bad[bucket]) / all, moment.Windows[i].Ratio, 9);
                looked++;
            }
        });

        Assert.True(looked > 1000);
    }

    [Fact]
    public void Events_are_spread_over_their_bucket()
    {
        // Buckets of 10m and the same events in buckets of 30s tell the same story.
        var plan = Given.Slo();
        var coarse = Enumerable.Range(0, 144).Select(i => i is > 72 and < 80 ? 600.0 : 0).ToArray();
        var fine = coarse.SelectMany(events => Enumerable.Repeat(events / 20, 20)).ToArray();
        static EventSeries Series(double[] bad, PromDuration step, double total) => new(Given.Begin, step, bad, [.. bad.Select(_ => total)]);

        var (one, other) = (
            Simulator.Run(plan, Series(coarse, PromDuration.FromMinutes(10), 6000), SimulationOptions.Default),
            Simulator.Run(plan, Series(fine, PromDuration.FromSeconds(30), 300), SimulationOptions.Default));
        Assert.NotEmpty(one.Episodes);
        Assert.Equal(one.Episodes.Select(episode => (episode.Alert, episode.FiringFrom, episode.Until)), other.Episodes.Select(episode => (episode.Alert, episode.FiringFrom, episode.Until)));
    }

    [Fact]
    public void Events_that_cannot_be_are_refused()
    {
        var step = PromDuration.FromSeconds(30);
        Assert.Throws<ArgumentException>(() => new EventSeries(Given.Begin, step, [1], [0]));
        Assert.Throws<ArgumentException>(() => new EventSeries(Given.Begin, step, [-1], [2]));
        Assert.Throws<ArgumentException>(() => new EventSeries(Given.Begin, step, [0], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => new EventSeries(Given.Begin, step, [0, 0], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventSeries(Given.Begin, PromDuration.Zero, [0], [1]));
        Assert.Throws<ArgumentException>(() => Simulator.Run(Given.Slo(), new EventSeries(Given.Begin, step, [], []), SimulationOptions.Default));
    }
}
