using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Property 9 over the real length of weeks, sprints, months, quarters and years, on a server that holds their past:
/// a new cycle has all of its budget, and its first failure spends next to nothing of it.
/// </summary>
public sealed class CycleBoundaryTests(EmptyPrometheus empty) : IClassFixture<EmptyPrometheus>
{
    private const double Budget = 0.01;

    /// <summary>The record that knows since when the SLO has events.</summary>
    private const string Start = "slo:sli_start:timestamp";

    private const string RulesStart = "slo:rules_start:timestamp";

    [Theory]
    [InlineData("week", "2024-12-16", "2024-12-23", "2024-12-30", "2025-01-06")]
    [InlineData("month", "2023-12-20", "2024-01-01", "2024-02-01", "2024-03-01")]
    [InlineData("quarter", "2023-12-01", "2024-01-01", "2024-04-01", "2024-07-01")]
    [InlineData("year", "2023-12-01", "2024-01-01", "2025-01-01")]
    [InlineData("{calendar: week, offset: \"-05:00\"}", "2024-12-16", "2024-12-23 05:00", "2024-12-30 05:00", "2025-01-06 05:00")]
    [InlineData("{calendar: month, offset: \"+05:30\"}", "2023-12-20", "2023-12-31 18:30", "2024-01-31 18:30", "2024-02-29 18:30")]
    [InlineData("{calendar: month, offset: \"+09:00\"}", "2023-12-20", "2023-12-31 15:00", "2024-01-31 15:00", "2024-02-29 15:00")]
    [InlineData("{every: 14d, starting: 2026-01-05, offset: \"-10:00\"}", "2025-11-20", "2025-12-08 10:00", "2025-12-22 10:00", "2026-01-05 10:00")]
    [InlineData("{every: 14d, starting: 2026-01-05}", "2025-11-20", "2025-12-08", "2025-12-22", "2026-01-05")]
    [InlineData("{every: 21d, starting: 2000-01-03}", "2000-01-10", "2000-01-24", "2000-02-14", "2000-03-06")]
    public async Task A_new_cycle_has_its_whole_budget_and_keeps_it_through_its_first_failure(string period, string from, params string[] starts)
    {
        var cycles = starts.Select(Date).ToList();
        var traffic = new PastTraffic(Date(from), cycles[^1] + 1.Hours);
        var outages = cycles.Select(start => traffic.Fail(start - 50.Minutes, start - 20.Minutes)).ToList();
        foreach (var start in cycles)
        {
            // The step that ends with a cycle is not the next one's, the step after it is.
            traffic.FailOnce(start);
            traffic.FailOnce(start + 5.Minutes);
        }

        var rules = new InlinedRules(SpecWith(period), record => traffic.Holds(record) || record is Start or RulesStart);
        var clock = await ClockAsync(rules, cycles.SelectMany(Around));
        await using var server = await BackfilledPrometheus.StartAsync([.. traffic.Series, .. clock, traffic.StartAt(Start, cycles.SelectMany(Around)), traffic.StartAt(RulesStart, cycles.SelectMany(Around))]);

        for (var i = 0; i < cycles.Count; i++)
        {
            var (start, next) = (cycles[i], i + 1 < cycles.Count ? cycles[i + 1] : (DateTime?)null);

            // Before the end, the cycle has spent its outage, and unless it is the first, its first failure.
            var spent = outages[i] + (i == 0 ? 0 : 1);
            await Is(spent, "slo:sli_bad:increase_period", start - 1.Seconds);
            if (i > 0)
            {
                var (total, last) = (PastTraffic.Events(cycles[i - 1], start), PastTraffic.Events(start - 5.Minutes, start));
                await Is(total - last, "slo:sli_total:increase_period", start - 1.Seconds);
                await Near(total, 0.0005, "slo:sli_total:increase_period_projected", start - 1.Seconds);
                await Near(spent / (total - last), 1e-9, "slo:sli_error:ratio_period", start - 1.Seconds);
                await Near(1 - spent / (Budget * total), 0.0005, "slo:period_error_budget_remaining:ratio", start - 1.Seconds);
            }

            // From its first instant to its first step nothing is counted, and the whole budget is there.
            foreach (var at in new[] { TimeSpan.Zero, 1.Seconds, 299.Seconds }.Select(after => start + after))
            {
                await Is(0, "slo:sli_bad:increase_period", at);
                await Is(0, "slo:sli_total:increase_period", at);
                await Is(1, "slo:period_error_budget_remaining:ratio", at);
                Assert.Null(await server.ValueAsync(rules["slo:sli_error:ratio_period"], at));
            }

            await Is(0, "slo:period_elapsed:ratio", start);
            await Is(1, "slo:sli_bad:increase_period", start + 6.Minutes);
            await Is(PastTraffic.Events(start, start + 5.Minutes), "slo:sli_total:increase_period", start + 6.Minutes);
            await Is(PastTraffic.Events(start, start + 15.Minutes), "slo:sli_total:increase_period", start + 15.Minutes);
            if (next is not { } end) continue;

            // A sixtieth of the first events failed, more than the objective allows; of the cycle's budget it is a trifle.
            var whole = (end - start).TotalDays * PastTraffic.PerDay;
            // The mean before the first cycle is not of whole days where that begins at another time of the day.
            var within = start.TimeOfDay == TimeSpan.Zero ? 0.002 : 0.02;
            await Near(whole, within, "slo:sli_total:increase_period_projected", start);
            await Near(whole, within, "slo:sli_total:increase_period_projected", start + 6.Minutes);
            await Near(1 - 1 / (Budget * whole), 0.0001, "slo:period_error_budget_remaining:ratio", start + 6.Minutes);
            if (rules.Has("slo:cycle_length:seconds")) await Near((end - start).TotalSeconds, 0, "slo:cycle_length:seconds", start + 6.Minutes);
        }

        async Task Is(double expected, string record, DateTime at) => await Near(expected, 1e-12, record, at);

        async Task Near(double expected, double within, string record, DateTime at)
        {
            var value = await server.ValueAsync(rules[record], at);
            Assert.True(
                value is { } known && Math.Abs(known - expected) <= within * Math.Abs(expected) + 1e-12,
                $"{period}: {record} at {at:u} is {value}, not {expected}");
        }
    }

    [Fact]
    public async Task A_leap_month_is_counted_from_its_first_day_to_its_last_under_changed_labels_too()
    {
        var (start, end) = (Date("2024-02-01"), Date("2024-03-01"));
        var traffic = new PastTraffic(Date("2024-01-01"), end + 1.Hours);
        var outage = traffic.Fail(Date("2024-02-10") + 12.Hours, Date("2024-02-10") + 13.Hours);
        var rules = new InlinedRules(SpecWith("month"), record => traffic.Holds(record) || record is Start or RulesStart);
        var instants = Enumerable.Range(0, 58).Select(half => start + half * 12.Hours + 77.Seconds).ToList();

        // In the middle of the month the label of a team changes; the old series of the clock are still seen beside the new ones.
        var series = traffic.Series.SelectMany(one => Relabelled(one, Date("2024-02-15"))).ToList();
        var clock = (await ClockAsync(rules, instants)).SelectMany(one => Relabelled(one, null));
        await using var server = await BackfilledPrometheus.StartAsync([.. series, .. clock, traffic.StartAt(Start, instants), traffic.StartAt(RulesStart, instants)]);

        foreach (var at in instants)
        {
            var counted = PastTraffic.Events(start, at.Date + TimeSpan.FromHours(at.Hour));
            var bad = at > Date("2024-02-10") + 13.Hours ? outage : 0;

            // As the label changes, five minutes are seen under both of its values.
            Assert.InRange(await Value("slo:sli_total:increase_period", at) - counted ?? -1, 0, 180);
            Assert.Equal(bad, await Value("slo:sli_bad:increase_period", at));
            Assert.Equal((at - start).TotalSeconds / 29.Days.TotalSeconds, (await Value("slo:period_elapsed:ratio", at))!.Value, 12);

            // At noon half of a day's traffic is still to come, but a quarter was there: the projection is up to 0.9% low.
            var remaining = 1 - bad / (Budget * 29 * PastTraffic.PerDay);
            Assert.InRange((await Value("slo:period_error_budget_remaining:ratio", at))!.Value, remaining - 0.0025, remaining + 0.0005);
        }

        Task<double?> Value(string record, DateTime at) => server.ValueAsync(rules[record], at);
    }

    private static IEnumerable<DateTime> Around(DateTime start) =>
        new[] { -1.Seconds, TimeSpan.Zero, 1.Seconds, 299.Seconds, 6.Minutes, 15.Minutes }.Select(offset => start + offset);

    private static DateTime Date(string text) => DateTime.SpecifyKind(DateTime.Parse(text), DateTimeKind.Utc);

    private static string SpecWith(string period) =>
        new CheckoutSpec { Objective = "99%", Period = period, Scrape = 10.Seconds, Windows = "[{budget: 2%, long: 3d, severity: page}]" }.Text;

    /// <summary>What the rules record of the time itself: read by other rules as of their own evaluation, so the server must hold it.</summary>
    private async Task<IReadOnlyList<PastSeries>> ClockAsync(InlinedRules rules, IEnumerable<DateTime> instants)
    {
        var series = new List<PastSeries>();
        foreach (var record in new[] { "slo:cycle_start:timestamp", "slo:day_start:timestamp" })
        {
            var samples = new List<(DateTime At, double Value)>();
            foreach (var at in instants) samples.Add((at, (await empty.Server.ValueAsync(rules[record], at))!.Value));
            series.Add(new PastSeries(record, PastTraffic.Labels, samples));
        }

        return series;
    }

    /// <summary>A series whose label <c>team</c> changes at an instant, or that is there under both of its values.</summary>
    private static PastSeries[] Relabelled(PastSeries series, DateTime? at) =>
    [
        series with { Labels = series.Labels + ",team=\"old\"", Samples = series.Samples.Where(sample => at is null || sample.At < at) },
        series with { Labels = series.Labels + ",team=\"new\"", Samples = series.Samples.Where(sample => at is null || sample.At >= at) },
    ];
}
