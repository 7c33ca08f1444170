using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>How often rules are evaluated, and which of them are looked at more often.</summary>
public sealed class EvaluationIntervalTests
{
    /// <summary>Five times the fast one, at most 2m30s, and a whole part of 5m.</summary>
    [Theory]
    [InlineData("1ms", "5ms")]
    [InlineData("1s", "5s")]
    [InlineData("7s", "30s")] // 35s go into 5m 8.57 times, 33.3s nine times, and 30s ten times exactly.
    [InlineData("15s", "1m15s")]
    [InlineData("29s", "1m40s")] // 2m25s go into 5m 2.07 times, so there are three.
    [InlineData("30s", "2m30s")]
    [InlineData("31s", "2m30s")]
    [InlineData("2m", "2m30s")]
    public void The_slow_interval_is_a_whole_part_of_five_minutes(string fast, string slow)
    {
        Assert.Equal(slow, SloPlan.SlowInterval(PromDuration.Parse(fast)).ToString());

        var plan = Planned.Of(document: $"evaluation_interval: {fast}").Slo;
        Assert.Equal((fast, slow), (plan.IntervalOf(EvaluationSpeed.Fast).ToString(), plan.IntervalOf(EvaluationSpeed.Slow).ToString()));
    }

    [Theory]
    [InlineData("1h", EvaluationSpeed.Fast)]
    [InlineData("1h1s", EvaluationSpeed.Slow)]
    public void A_tier_of_up_to_an_hour_is_fast(string window, EvaluationSpeed speed)
    {
        var plan = Planned.Of($"alerting: {{windows: [{{budget: 2%, long: {window}, short: 5m, severity: page}}]}}").Slo;

        Assert.Equal(speed, Assert.Single(plan.Tiers).Speed);
        Assert.Equal([("5m", speed), (window, speed)], plan.Windows.Select(of => (of.Length.ToString(), of.Speed)));
    }

    [Fact]
    public void A_window_of_two_tiers_is_as_fast_as_the_faster_of_them() =>
        Assert.Equal(
            ["5m Fast", "1h Fast", "6h Slow"],
            Planned.Of("alerting: {windows: [{budget: 5%, long: 6h, short: 1h, severity: page}, {budget: 2%, long: 1h, severity: page}]}")
                .Slo.Windows.Select(window => $"{window.Length} {window.Speed}"));
}
