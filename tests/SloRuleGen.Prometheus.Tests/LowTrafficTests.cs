using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 8: a floor on bad events keeps single failures of quiet services from calling anyone.</summary>
public sealed class LowTrafficTests
{
    /// <summary>After the longest window of a page.</summary>
    private static readonly TimeSpan s_failures = 7.Hours;

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void One_failure_of_ten_requests_an_hour_does_not_page_with_a_floor(string method)
    {
        var requests = Quiet(failures: 1);

        Promtool.TestRules(
            Run($"floor {method}", method, floor: 10, requests).StaysSilent(Alert.Burn, TimeSpan.Zero, requests.End.FloorTo(2.Minutes)),
            Run($"no floor {method}", method, floor: 0, requests).IsFiring(Alert.Page, s_failures + 3.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void Every_tier_asks_for_the_floor_in_its_own_long_window(string method)
    {
        // Eight failures within an hour reach no floor of ten; twelve do. Extrapolation adds up to a scrape interval.
        var (under, over) = (Quiet(failures: 8), Quiet(failures: 12));

        Promtool.TestRules(
            Run($"eight {method}", method, floor: 10, under).StaysSilent(Alert.Burn, TimeSpan.Zero, under.End.FloorTo(2.Minutes)),
            Run($"twelve {method}", method, floor: 10, over)
                .Fires(Alert.Tier("1h"), TimeSpan.Zero, s_failures, s_failures + 1.Hours)
                .Fires(Alert.Tier("6h"), TimeSpan.Zero, s_failures, s_failures + 1.Hours)
                .Fires(Alert.Tier("3d"), TimeSpan.Zero, s_failures, s_failures + 1.Hours));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_busy_service_pages_as_fast_as_without_a_floor(string method)
    {
        // 1.44% of an hour: 51.84 s, then a scrape and two evaluations.
        var outage = 90.Minutes + 7.Seconds;
        var requests = new Requests().For(outage, 6000).For(10.Minutes, 6000, failing: 1);
        var (from, to) = (outage, outage + 52.Seconds + 30.Seconds + 60.Seconds);

        Promtool.TestRules(
            Busy($"floor {method}", floor: 10).Fires(Alert.Tier("1h"), TimeSpan.Zero, from, to),
            Busy($"no floor {method}", floor: 0).Fires(Alert.Tier("1h"), TimeSpan.Zero, from, to));

        Scenario Busy(string name, int floor) =>
            new Scenario(name, new CheckoutSpec { Method = method, MinBadEvents = floor }.Generate()).With(requests);
    }

    /// <summary>Ten requests an hour, each at a scrape of its own; some fail after seven hours, a minute and a half apart.</summary>
    private static Requests Quiet(int failures)
    {
        var requests = new Requests();
        requests.For(s_failures, 10 / 60m);
        for (var failure = 0; failure < failures; failure++) requests.Fail(1).For(90.Seconds, 9 / 60m);
        return requests.For(2.Hours, 10 / 60m);
    }

    private static Scenario Run(string name, string method, int floor, Requests requests) =>
        new Scenario(name, new CheckoutSpec { Method = method, MinBadEvents = floor, Evaluation = 2.Minutes }.Generate())
        {
            Evaluation = 2.Minutes,
        }
        .With(requests);
}
