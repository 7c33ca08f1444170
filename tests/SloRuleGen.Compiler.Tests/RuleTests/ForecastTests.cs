using SloRuleGen.Compiler.Tests.Planning;
using SloRuleGen.Planning;
using SloRuleGen.RuleTests;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.RuleTests;

/// <summary>What the formulas forecast of the alerts under made-up traffic.</summary>
public sealed class ForecastTests
{
    private static readonly PromDuration s_hour = PromDuration.FromHours(1);

    /// <summary>The page of an hour at 99% has a threshold of 14.4%: at just as many errors it is silent, at a hair more it fires.</summary>
    [Theory]
    [InlineData("0.144", null)]
    [InlineData("0.1440001", "1h")]
    public void A_tier_fires_over_its_threshold(string rate, string? first)
    {
        Assert.True(Fraction.TryParseDecimal(rate, out var failing));

        Assert.Equal(first, Firing("", new Stretch(Hours(2), 1000, failing))?.First.ToString());
    }

    /// <summary>An outage after 10h: 14.4% of the hour, 8m38.4s, to the next 30s; over once the last 5m have no more than that.</summary>
    [Theory]
    [InlineData("", "9m", "4m")]
    [InlineData(", for: 5m", "14m", "4m")]
    [InlineData(", keep_firing_for: 10m", "9m", "14m")]
    public void It_waits_and_fires_on_as_the_tier_says(string more, string after, string on)
    {
        var (first, last) = Firing(more, new Stretch(Hours(10), 1000, 0), new Stretch(s_hour, 1000, 1), new Stretch(s_hour, 1000, 0))!.Value;

        Assert.Equal((after, on), ((first - Hours(10)).ToString(), (last - Hours(11)).ToString()));
    }

    /// <summary>500 bad events at 10 a minute take 50m; the forecast is silent at just as many, and fires at the next step of 30s.</summary>
    [Fact]
    public void A_floor_counts_the_bad_events_of_the_long_window()
    {
        var plan = Plan("alerting: {method: burn_rate, min_bad_events: 500, windows: [{budget: 2%, long: 1h, severity: page}]}");
        var traffic = new Timeline(new Stretch(Hours(10), 10, 0), new Stretch(Hours(2), 10, 1));

        Assert.Equal("10h50m30s", new TierForecast(plan, plan.Tiers[0], traffic).Firing(s_hour)!.Value.First.ToString());
    }

    /// <summary>1970-01-01 was a Thursday, and the first day of a month of 31 days and of a quarter of 90.</summary>
    [Theory]
    [InlineData("week", "0s", "3d")]
    [InlineData("week", "4d", "0s")]
    [InlineData("month", "0s", "0s")]
    [InlineData("month", "31d", "0s")]
    [InlineData("quarter", "89d", "89d")]
    [InlineData("quarter", "90d", "0s")]
    [InlineData("year", "364d", "364d")]
    [InlineData("{every: 2d, starting: 1970-01-02}", "0s", "1d")]
    [InlineData("{every: 2d, starting: 1970-01-02}", "1d", "0s")]
    public void How_old_a_cycle_is_at_a_time_of_a_test(string period, string at, string elapsed) =>
        Assert.Equal(elapsed, PeriodClock.SinceStart(Plan($"period: {period}\nalerting: {{windows: [{{budget: 2%, long: 1h, severity: page}}]}}").Slo.Period.Value, PromDuration.Parse(at)).ToString());

    /// <summary>60,000 events. Sums end with the last five minutes, and rates are 2m30s late: at 2h2m 1h57m30s are counted, which are 7050s.</summary>
    [Theory]
    [InlineData("", "2h2m", 7050)]
    [InlineData("", "2h5m", 7350)]
    [InlineData("accuracy: raw", "2h2m", 7320)]
    public void A_new_period_is_projected_from_what_was_counted(string slo, string at, int counted)
    {
        var forecast = new PeriodForecast(Plan(slo), new Timeline(new Stretch(s_hour, 1000, 0), new Stretch(Hours(9), 0, 0)));

        Assert.Equal(new Fraction(60_000, counted) * 2_592_000, forecast.ProjectedTotal(PromDuration.Parse(at)));
    }

    /// <summary>January: of 31 days the first 1h57m30s are counted, and their mean of 500 a minute stands for the rest.</summary>
    [Fact]
    public void A_cycle_is_projected_to_its_end()
    {
        var forecast = new PeriodForecast(Plan("period: month"), new Timeline(new Stretch(Hours(10), 500, 0)));

        Assert.Equal(new Fraction(31 * 24 * 60 * 500, 1), forecast.ProjectedTotal(PromDuration.Parse("2h2m")));
    }

    private static (PromDuration First, PromDuration Last)? Firing(string tier, params IReadOnlyList<Stretch> stretches)
    {
        var plan = Plan($"alerting: {{method: burn_rate, windows: [{{budget: 2%, long: 1h, severity: page{tier}}}]}}");
        return new TierForecast(plan, plan.Tiers[0], new Timeline(stretches)).Firing(PromDuration.Zero);
    }

    private static PromDuration Hours(int hours) => PromDuration.FromHours(hours);

    private static SloPlan Plan(string slo) => Planned.Of($"objective: 99%\n{slo}").Slo;
}
