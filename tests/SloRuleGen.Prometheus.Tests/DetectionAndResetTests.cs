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
        // Levels share a scenario as groups, which have nothing in common. The longer it lasts the fewer do: all steps of the window
        // of three days are more samples than promtool allows in a query.
        var slow = tier.Long > 6.Hours;
        var counts = method == "budget_count";
        var scrape = tier.Short < 5.Minutes ? 10.Seconds : slow ? 1.Minutes : 30.Seconds;
        // Under 5m: Prometheus 3 no longer sees a sample that is 5m old.
        var evaluation = slow ? 290.Seconds : counts || tier.Long == 6.Hours ? 1.Minutes : 30.Seconds;
        var rules = new CheckoutSpec
        {
            Period = tier.Period,
            Windows = tier.Policy,
            Method = method,
            By = "level",
            Pages = !slow,
            Scrape = scrape,
            Evaluation = slow ? 2.Minutes : evaluation,
        }.Generate();

        // Burn rates of a 30d period have a full long window before the fault, which dilutes it. Elsewhere the SLO is younger than its
        // longest windows: six hours on its age and its projection are known to a fraction of a percent, and the times are the same.
        // So it is at far more than the threshold of three days, which a full window would take as long again to show.
        var young = counts || (tier.Period != "30d" && tier.Long > 6.Hours);
        Level[] levels = [new("twice", 2), new("outage", 1 / (tier.Factor * Budget))];
        // The three days of 28d are those of 30d with another factor, which the time at twice the threshold tells to half a percent.
        if (tier.Period != "28d" || tier.Long <= 1.Days) levels = [new("just-under", 0.99), new("just-over", 1.01), .. levels];
        Promtool.TestRules([.. levels.Chunk(tier.Long < 1.Days ? 4 : tier.Long == 1.Days ? 2 : 1).Select(chunk => Scene(tier, Begin(chunk), chunk, Empty(chunk)))]);

        TimeSpan Begin(Level[] chunk) => (young || (tier.Long > 1.Days && chunk.All(level => level.Times >= 2)) ? 6.Hours : tier.Long) + 20.Minutes + s_odd;


        Scenario Empty(Level[] chunk) => new($"{tier} {method} {string.Join(" and ", chunk.Select(level => level.Name))}", rules)
        {
            Evaluation = evaluation,
            Scraping = new Scraping(scrape, scrape / 2),
        };
    }

    private static Scenario Scene(Tier tier, TimeSpan begin, Level[] levels, Scenario scenario)
    {
        var faults = levels.Select(level => new Fault(tier, level, scenario)).ToList();
        var end = begin + faults.Max(fault => fault.Lasting) + Whole(tier.Short) + 15.Minutes;
        foreach (var fault in faults)
        {
            scenario.With(new Requests($"job=\"checkout\",level=\"{fault.Level.Name}\"")
                .For(begin, PerMinute)
                .For(fault.Lasting, PerMinute, (decimal)(fault.Level.Times * tier.Factor * Budget))
                .For(end - begin - fault.Lasting, PerMinute));
        }

        foreach (var fault in faults)
        {
            var alert = Alert.Tier(tier.Name);
            if (levels.Length > 1) alert = alert.With("level", fault.Level.Name);
            if (fault.Level.Times < 1) scenario.StaysSilent(alert, TimeSpan.Zero, end.FloorTo(scenario.Evaluation));
            else fault.Expect(scenario, alert, begin);
        }

        return scenario;
    }

    private static TimeSpan Whole(TimeSpan time) => time.CeilingTo(1.Seconds);

    /// <param name="Times">The error rate in thresholds.</param>
    private sealed record Level(string Name, double Times);

    /// <summary>A fault at one level and when it is noticed and forgotten.</summary>
    private sealed record Fault(Tier Tier, Level Level, Scenario Scenario)
    {
        /// <summary>The formula: L × k(1−S)/e until it fires.</summary>
        private TimeSpan Detection => Tier.Long / Level.Times;

        /// <summary>The formula: L/12 × (1 − k(1−S)/e) until it stops.</summary>
        private TimeSpan Reset => Tier.Short * (1 - 1 / Level.Times);

        /// <summary>Long enough to be noticed, and longer than the control window, as the formula of the reset asks.</summary>
        public TimeSpan Lasting => Whole((Detection > Tier.Short ? Detection : Tier.Short) + Rounding(Tier.Long));

        public void Expect(Scenario scenario, Alert alert, TimeSpan begin)
        {
            var end = begin + Lasting;
            scenario
                .StaysSilent(alert, TimeSpan.Zero, begin.FloorTo(scenario.Evaluation))
                .Fires(alert, TimeSpan.Zero, begin + Detection - Rounding(Tier.Long), begin + Detection + Rounding(Tier.Long))
                .FiresLast(alert, end + Reset - Rounding(Tier.Short), end + Reset + Rounding(Tier.Short));
        }

        /// <summary>One scrape, one interval of each group in the chain (records, alert), and half the base window where one is read.</summary>
        private TimeSpan Rounding(TimeSpan window) =>
            Scenario.Scraping.Interval + 2 * Scenario.Evaluation + (window > 1.Hours ? TimeSpan.FromMinutes(2.5) : TimeSpan.Zero);
    }

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
