using System.Globalization;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Specs and traffic by chance, of fixed seeds, and when each tier must fire and must not, counted from the events themselves:
/// nothing here knows a rule. Nothing is asked where events within the promised delays, or within 3% of the threshold, leave it open.
/// </summary>
public sealed class RandomTrafficTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Alerts_fire_when_the_events_say_and_only_then(int seed)
    {
        var trial = new Trial(new Random(seed));
        var runs = trial.Tiers.SelectMany(tier => Runs(trial, tier)).ToList();
        Assert.Contains(runs, run => run.Fires);

        var scenario = new Scenario($"seed {seed}", trial.Spec.Generate())
        {
            Evaluation = trial.Evaluation,
            Scraping = new Scraping(trial.Scrape, trial.Scrape / 2),
        }.With(trial.Traffic.Requests);
        foreach (var run in runs) run.Expect(scenario);
        Promtool.TestRules(scenario.StaysFinite(63 * trial.Evaluation));
    }

    /// <summary>The stretches of time in which a tier must fire, or must not.</summary>
    private static List<Run> Runs(Trial trial, Tier tier)
    {
        var runs = new List<Run>();
        for (var at = trial.Evaluation; at < trial.Traffic.Requests.End; at += trial.Evaluation)
        {
            if (trial.MustFire(tier, at) is not { } fires) continue;
            if (runs.LastOrDefault() is { } last && last.Fires == fires && last.To == at - trial.Evaluation) runs[^1] = last with { To = at };
            else runs.Add(new Run(Alert.Tier(tier.Name), fires, at, at));
        }

        return runs;
    }

    private static T Pick<T>(Random random, params ReadOnlySpan<T> from) => from[random.Next(from.Length)];

    private sealed record Run(Alert Alert, bool Fires, TimeSpan From, TimeSpan To)
    {
        public void Expect(Scenario scenario)
        {
            if (Fires)
            {
                var times = $"(sum(count_over_time({Alert.Firing}[{(To - From + 1.Seconds).Promql}])) or vector(0))";
                scenario.Holds($"{Alert.Firing} fires from {From} to {To}", $"{times} == bool {(To - From) / scenario.Evaluation + 1}", To, times);
            }
            else
            {
                scenario.StaysSilent(Alert, From, To);
            }
        }
    }

    private sealed record Tier(string Name, TimeSpan Long, TimeSpan Short, double Budget)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{{budget: {Budget * 100:0.####}%, long: {Name}, short: {Short.Promql}, severity: page}}");
    }

    /// <summary>What rules may see at an evaluation: the events up to a time, in a window with other edges, and the traffic up to another.</summary>
    private sealed record Sight(TimeSpan At, TimeSpan Wider, TimeSpan Projected);

    private sealed class Trial
    {
        private readonly double _errorBudget;
        private readonly TimeSpan _period;
        private readonly bool _counts;

        public Trial(Random random)
        {
            var objective = Pick(random, 90, 99, 99.9, 99.95);
            _errorBudget = Math.Round(100 - objective, 2) / 100;
            _period = Pick(random, 1, 7, 30).Days;
            _counts = random.Next(2) == 0;
            Evaluation = Pick(random, 30, 45, 60).Seconds;
            Scrape = Pick(random, 10, 20, 30).Seconds;
            Tiers = [Tier("20m", 20, 3), Tier("1h", 60, 5), Tier("2h30m", 150, 15)];
            Traffic = new Traffic(random, _errorBudget / 4, [.. Tiers.Select(tier => (Threshold(tier), tier.Long))]);
            Spec = new CheckoutSpec
            {
                Objective = objective.ToString(CultureInfo.InvariantCulture) + "%",
                Period = _period.Promql,
                Method = _counts ? "budget_count" : "burn_rate",
                Windows = $"[{string.Join(", ", Tiers)}]",
                Evaluation = Evaluation,
                Scrape = Scrape,
            };

            // So much of the budget that an error rate of 1.5 to 8 times the sustainable one is over the threshold.
            Tier Tier(string name, int longWindow, int shortWindow) => new(
                name, longWindow.Minutes, shortWindow.Minutes, Math.Round((1.5 + 6.5 * random.NextDouble()) * (longWindow.Minutes / _period), 6));
        }

        public TimeSpan Evaluation { get; }

        public TimeSpan Scrape { get; }

        public IReadOnlyList<Tier> Tiers { get; }

        public Traffic Traffic { get; }

        public CheckoutSpec Spec { get; }

        /// <summary>Whether a tier fires at a time; null if either is right.</summary>
        public bool? MustFire(Tier tier, TimeSpan at)
        {
            // One scrape, an evaluation of each group, and the step at which recorded rates are read.
            var delay = Scrape + 2 * Evaluation + (IsRecorded(tier.Long) ? 1.Minutes : TimeSpan.Zero);
            var sights = (
                from late in new[] { 0, 0.25, 0.5, 0.75, 1 }
                from wider in new[] { -1, 0, 1 }
                from projected in new[] { 0, 5, 10 }
                select new Sight(at - late * delay, wider * Scrape, at - projected.Minutes)).ToList();

            // Of the first minutes too little is known to say what they are projected to, or how old the service is to a rule.
            var open = 0.03 + 3.Minutes / at;
            return at > 15.Minutes && sights.All(sight => IsOver(tier, sight, 1 + open)) ? true
                : sights.Any(sight => IsOver(tier, sight, 1 - open)) ? null
                : false;
        }

        private static bool IsRecorded(TimeSpan window) => window > 1.Hours;

        /// <summary>The error rate that spends the tier's share of the budget in its long window.</summary>
        private double Threshold(Tier tier) => tier.Budget * (_period / tier.Long) * _errorBudget;

        private bool IsOver(Tier tier, Sight sight, double margin)
        {
            var at = sight.At;
            return at > TimeSpan.Zero && IsBurning(tier.Long) && IsBurning(tier.Short);

            bool IsBurning(TimeSpan window)
            {
                var (bad, all) = Events(at, window + sight.Wider, IsRecorded(window));
                var bound = margin * Threshold(tier);
                if (_counts) return sight.Projected <= TimeSpan.Zero || bad > bound * (window / sight.Projected) * Traffic.AllUntil(sight.Projected);

                // A service that is younger than the window has the budget of the whole window to spend.
                return all > 0 && bad / all > bound * (window == tier.Long ? Math.Max(1, window / at) : 1);
            }
        }

        /// <summary>The events of a window; recorded rates spread each of them over the five minutes after it.</summary>
        private (double Bad, double All) Events(TimeSpan at, TimeSpan window, bool spread)
        {
            var ends = Enumerable.Range(0, spread ? 21 : 1).Select(i => at - i * 15.Seconds).ToList();
            return (ends.Average(end => Traffic.BadUntil(end) - Traffic.BadUntil(end - window)),
                ends.Average(end => Traffic.AllUntil(end) - Traffic.AllUntil(end - window)));
        }
    }

    /// <summary>Six hours of requests: a day and a night or a steady flow, a rest, and faults about the thresholds.</summary>
    private sealed class Traffic
    {
        private readonly double[] _bad = new double[361];
        private readonly double[] _all = new double[361];

        public Traffic(Random random, double atBest, (double Threshold, TimeSpan Window)[] tiers)
        {
            var failing = new double[360];
            if (random.Next(2) == 0) Array.Fill(failing, atBest);
            for (var i = 0; i < 4; i++)
            {
                var (threshold, window) = Pick<(double Threshold, TimeSpan Window)>(random, tiers);
                var level = Math.Min(1, threshold * Pick(random, 0.6, 0.9, 1.15, 2, 1000));
                var begin = random.Next(360);
                var end = Math.Min(360, begin + (int)(window.TotalMinutes * Pick(random, 0.3, 1.2)));
                for (var minute = begin; minute < end; minute++) failing[minute] = Math.Max(failing[minute], level);
            }

            var (night, rest) = (Pick(random, 1, 10, 50), random.Next(360));
            for (var minute = 0; minute < 360; minute++)
            {
                var isAtRest = minute >= rest && minute < rest + 25;
                var perMinute = isAtRest ? 0 : Math.Round(60_000 * Math.Pow(night, -(1 + Math.Sin(minute / 40.0)) / 2));
                var share = Math.Round(failing[minute], 6);
                Requests.For(1.Minutes, (decimal)perMinute, (decimal)share);
                _bad[minute + 1] = _bad[minute] + perMinute * share;
                _all[minute + 1] = _all[minute] + perMinute;
            }
        }

        public Requests Requests { get; } = new();

        public double BadUntil(TimeSpan time) => Until(_bad, time);

        public double AllUntil(TimeSpan time) => Until(_all, time);

        private static double Until(double[] counted, TimeSpan time)
        {
            var minutes = Math.Clamp(time.TotalMinutes, 0, 360);
            var whole = (int)Math.Min(minutes, 359);
            return counted[whole] + (counted[whole + 1] - counted[whole]) * (minutes - whole);
        }
    }
}
