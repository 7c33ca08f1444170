using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Property 1: every tier of every built-in policy fires when the formulas say, and stops when they say. The expected
/// times are worked out here from plain numbers, not by the code under test.
/// </summary>
public abstract class DetectionAndResetTests
{
    private const double Budget = 0.001;
    private const decimal PerMinute = 6000;

    /// <summary>How long after the last scrape and evaluation a fault begins or ends: a time that is neither.</summary>
    private static readonly TimeSpan s_odd = 7.Seconds;

    private static readonly Tier[] s_tiers =
    [
        new("30d", "sre", "1h", 1.Hours, 5.Minutes, 14.4),
        new("30d", "sre", "6h", 6.Hours, 30.Minutes, 6),
        new("30d", "sre", "3d", 3.Days, 6.Hours, 1),
        new("30d", "sre-four", "1d", 1.Days, 2.Hours, 3),
        new("28d", "sre", "1h", 1.Hours, 5.Minutes, 13.44),
        new("28d", "sre", "6h", 6.Hours, 30.Minutes, 5.6),
        new("28d", "sre", "3d", 3.Days, 6.Hours, 0.1 * 28 / 3),
        new("28d", "sre-four", "1d", 1.Days, 2.Hours, 2.8),
        new("7d", "sre", "12m", 12.Minutes, 1.Minutes, 16.8),
        new("7d", "sre", "1h", 1.Hours, 5.Minutes, 8.4),
        new("7d", "sre", "1d", 1.Days, 2.Hours, 1),
        new("7d", "sre-four", "6h", 6.Hours, 30.Minutes, 2.8),
    ];

    protected static TheoryData<string, string> Tiers(Func<TimeSpan, bool> longWindow)
    {
        var cases = new TheoryData<string, string>();
        foreach (var tier in s_tiers.Where(tier => longWindow(tier.Long)))
        {
            cases.Add(tier.ToString(), "burn_rate");
            cases.Add(tier.ToString(), "budget_count");
        }

        return cases;
    }

    protected static void Prove(string tier, string method) => Prove(s_tiers.Single(candidate => candidate.ToString() == tier), method);

    private static void Prove(Tier tier, string method)
    {
        var scrape = tier.Short < 5.Minutes ? 10.Seconds : 30.Seconds;
        var counts = method == "budget_count";
        var evaluation = tier.Long > 6.Hours ? 2.Minutes : counts || tier.Long > 1.Hours ? 1.Minutes : 30.Seconds;

        // A full long window before the fault. Counts are compared with a projection of the period, which in its first hours
        // is a percent off: six hours settle it.
        var history = counts && tier.Long < 6.Hours ? 6.Hours : tier.Long + 20.Minutes;
        var begin = history + s_odd;
        var rules = new CheckoutSpec
        {
            Period = tier.Period, Windows = tier.Policy, Method = method, Scrape = scrape, Evaluation = evaluation, Pages = tier.Long <= 6.Hours,
        }.Generate();
        Promtool.TestRules(
            JustUnder(tier, begin, New("just under")),
            Fault(tier, begin, New("just over"), 1.01),
            Fault(tier, begin, New("twice"), 2),
            Fault(tier, begin, New("outage"), 1 / (tier.Factor * Budget)));

        Scenario New(string level) => new($"{tier} {method} {level}", rules)
        {
            Evaluation = evaluation,
            Scraping = new Scraping(scrape, scrape / 2),
        };
    }

    private static Scenario JustUnder(Tier tier, TimeSpan begin, Scenario scenario)
    {
        return scenario
            .With(new Requests()
                .For(begin, PerMinute)
                .For(tier.Long + 10.Minutes, PerMinute, (decimal)(0.99 * tier.Factor * Budget)))
            .StaysSilent(Alert.Tier(tier.Name), TimeSpan.Zero, scenario.End.FloorTo(scenario.Evaluation));
    }

    /// <param name="times">The error rate in thresholds.</param>
    private static Scenario Fault(Tier tier, TimeSpan begin, Scenario scenario, double times)
    {
        // The formulas: L × k(1−S)/e until it fires, L/12 × (1 − k(1−S)/e) until it stops.
        var detection = tier.Long / times;
        var reset = tier.Short * (1 - 1 / times);

        // One scrape, one interval of each group in the chain (records, alert), and half the base window where one is read.
        var rounding = scenario.Scraping.Interval + 2 * scenario.Evaluation;
        var detectionRounding = rounding + Smoothing(tier.Long);
        var resetRounding = rounding + Smoothing(tier.Short);

        var lasting = Whole((detection > tier.Short ? detection : tier.Short) + detectionRounding);
        var end = begin + lasting;
        scenario.With(new Requests()
            .For(begin, PerMinute)
            .For(lasting, PerMinute, (decimal)(times * tier.Factor * Budget))
            .For(Whole(tier.Short) + 15.Minutes, PerMinute));
        return scenario
            .StaysSilent(Alert.Tier(tier.Name), TimeSpan.Zero, begin.FloorTo(scenario.Evaluation))
            .Fires(Alert.Tier(tier.Name), begin.FloorTo(scenario.Evaluation), begin + detection - detectionRounding, begin + detection + detectionRounding)
            .FiresLast(Alert.Tier(tier.Name), end + reset - resetRounding, end + reset + resetRounding);
    }

    private static TimeSpan Smoothing(TimeSpan window) => window > 1.Hours ? TimeSpan.FromMinutes(2.5) : TimeSpan.Zero;

    private static TimeSpan Whole(TimeSpan time) => time.CeilingTo(1.Seconds);

    /// <summary>A tier as the tables of burn-rate policies have it.</summary>
    private sealed record Tier(string Period, string Policy, string Name, TimeSpan Long, TimeSpan Short, double Factor)
    {
        public override string ToString() => $"{Period} {Policy} {Name}";
    }
}

public sealed class FastDetectionTests : DetectionAndResetTests
{
    public static TheoryData<string, string> Cases => Tiers(longWindow => longWindow <= 6.Hours);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tiers_up_to_six_hours_fire_and_reset_when_the_formulas_say(string tier, string method) => Prove(tier, method);
}

public sealed class SlowDetectionTests : DetectionAndResetTests
{
    public static TheoryData<string, string> Cases => Tiers(longWindow => longWindow > 6.Hours);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Longer_tiers_fire_and_reset_when_the_formulas_say(string tier, string method) => Prove(tier, method);
}
