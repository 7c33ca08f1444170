using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 9: cycles start when the calendar says, in UTC, in all years, and without generating the rules again.</summary>
public sealed class CalendarTests(EmptyPrometheus empty) : IClassFixture<EmptyPrometheus>
{
    // Prometheus answers with up to 11 000 points.
    private const int DaysPerQuery = 10_000;

    private static readonly DateTime s_from = new(1970, 1, 19, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime s_to = new(2105, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Periods =>
    [
        "week", "month", "quarter", "year",
        "{every: 14d, starting: 2026-01-05}", "{every: 14d, starting: 1969-12-29}", "{every: 10d, starting: 2400-02-29}", "{every: 6h, starting: 2026-01-05}",
    ];

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task A_cycle_starts_and_ends_where_the_calendar_says_at_every_midnight_of_135_years(string period)
    {
        var rules = new InlinedRules(SpecWith(period), stored: _ => false);
        var server = empty.Server;

        for (var from = s_from; from < s_to; from += DaysPerQuery.Days)
        {
            var to = from + (DaysPerQuery - 1).Days < s_to ? from + (DaysPerQuery - 1).Days : s_to;
            var before = await server.ValuesAsync(rules["slo:cycle_start:timestamp"], from - 1.Seconds, to - 1.Seconds, 1.Days);
            var starts = await server.ValuesAsync(rules["slo:cycle_start:timestamp"], from, to, 1.Days);
            var elapsed = await server.ValuesAsync(rules["slo:period_elapsed:ratio"], from - 1.Seconds, to - 1.Seconds, 1.Days);
            Assert.Equal(((to - from).Days + 1, starts.Count, starts.Count), (starts.Count, before.Count, elapsed.Count));
            for (var day = 0; day < starts.Count; day++)
            {
                var at = from + day.Days;
                var (start, _) = CycleOf(period, at);
                var (last, lastEnd) = CycleOf(period, at - 1.Seconds);
                var share = (at - 1.Seconds - last) / (lastEnd - last);
                if (before[day] != Seconds(last)) Assert.Fail($"Before {at:u} the cycle of {period} is said to start at {before[day]}, not {last:u}.");
                if (starts[day] != Seconds(start)) Assert.Fail($"At {at:u} the cycle of {period} is said to start at {starts[day]}, not {start:u}.");
                if (Math.Abs(elapsed[day] - share) > 1e-9) Assert.Fail($"Before {at:u} {elapsed[day]} of the cycle of {period} is said to be over, not {share}.");
            }
        }
    }

    [Theory]
    [InlineData("month", "2024-02-29T23:59:59.999Z", "2024-02-01", 29)]
    [InlineData("month", "2024-03-01T00:00:00Z", "2024-03-01", 31)]
    [InlineData("month", "2100-02-28T23:59:59.999Z", "2100-02-01", 28)]
    [InlineData("quarter", "2024-03-31T23:59:59.999Z", "2024-01-01", 91)]
    [InlineData("quarter", "2023-03-31T23:59:59.999Z", "2023-01-01", 90)]
    [InlineData("quarter", "2024-12-31T23:59:59.999Z", "2024-10-01", 92)]
    [InlineData("year", "2024-12-31T23:59:59.999Z", "2024-01-01", 366)]
    [InlineData("year", "2100-12-31T23:59:59.999Z", "2100-01-01", 365)]
    [InlineData("year", "2000-12-31T23:59:59.999Z", "2000-01-01", 366)]
    [InlineData("week", "2025-01-05T23:59:59.999Z", "2024-12-30", 7)]
    [InlineData("week", "2025-01-06T00:00:00Z", "2025-01-06", 7)]
    [InlineData("{calendar: month, offset: \"+05:30\"}", "2024-02-29T18:29:59.999Z", "2024-01-31T18:30", 29)]
    [InlineData("{calendar: month, offset: \"+05:30\"}", "2024-02-29T18:30:00Z", "2024-02-29T18:30", 31)]
    [InlineData("{calendar: month, offset: \"-05:00\"}", "2024-03-01T04:59:59.999Z", "2024-02-01T05:00", 29)]
    [InlineData("{calendar: quarter, offset: \"+14:00\"}", "2024-03-31T10:00:00Z", "2024-03-31T10:00", 91)]
    [InlineData("{calendar: quarter, offset: \"-12:00\"}", "2024-04-01T11:59:59.999Z", "2024-01-01T12:00", 91)]
    [InlineData("{calendar: year, offset: \"+01:00\"}", "2024-12-31T22:59:59.999Z", "2023-12-31T23:00", 366)]
    [InlineData("{calendar: week, offset: \"-03:30\"}", "2025-01-06T03:29:59.999Z", "2024-12-30T03:30", 7)]
    [InlineData("{every: 14d, starting: 2026-01-05, offset: \"+09:00\"}", "2026-01-04T15:00:00Z", "2026-01-04T15:00", 14)]
    [InlineData("{every: 14d, starting: 2026-01-05}", "2026-01-18T23:59:59.999Z", "2026-01-05", 14)]
    [InlineData("{every: 14d, starting: 2026-01-05}", "2026-01-04T23:59:59.999Z", "2025-12-22", 14)]
    public async Task Leap_days_year_ends_and_the_last_millisecond(string period, string at, string start, int days)
    {
        var rules = new InlinedRules(SpecWith(period), stored: _ => false);
        var instant = DateTimeOffset.Parse(at).UtcDateTime;
        var server = empty.Server;

        Assert.Equal(Seconds(At(start)), await server.ValueAsync(rules["slo:cycle_start:timestamp"], instant));
        var begun = At(start);
        Assert.Equal((instant - begun) / days.Days, (await server.ValueAsync(rules["slo:period_elapsed:ratio"], instant))!.Value, 9);
    }

    /// <summary>A day, or an instant, in UTC.</summary>
    private static DateTime At(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    /// <summary>The cycle that an instant lies in, by .NET's calendar.</summary>
    private static (DateTime Start, DateTime End) CycleOf(string period, DateTime at)
    {
        var (month, year) = (new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(at.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        switch (period)
        {
            case "week":
                var monday = at.Date.AddDays(-(((int)at.DayOfWeek + 6) % 7));
                return (monday, monday.AddDays(7));
            case "month":
                return (month, month.AddMonths(1));
            case "quarter":
                var quarter = year.AddMonths((at.Month - 1) / 3 * 3);
                return (quarter, quarter.AddMonths(3));
            case "year":
                return (year, year.AddYears(1));
            default:
                var fields = period.Trim('{', '}').Split(", ");
                var length = fields[0].EndsWith('d') ? int.Parse(fields[0]["every: ".Length..^1]).Days : int.Parse(fields[0]["every: ".Length..^1]).Hours;
                var starting = DateTime.SpecifyKind(DateTime.Parse(fields[1]["starting: ".Length..]), DateTimeKind.Utc);
                var cycles = (long)Math.Floor((double)(at - starting).Ticks / length.Ticks);
                var start = starting + cycles * length;
                return (start, start + length);
        }
    }

    private static double Seconds(DateTime at) => (at - DateTime.UnixEpoch).TotalSeconds;

    private static string SpecWith(string period) =>
        new CheckoutSpec { Period = period, Scrape = 10.Seconds, Windows = "[{budget: 2%, long: 1h, severity: page}]" }.Text;
}
