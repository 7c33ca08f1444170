using SloRuleGen.Compiler.Tests.Planning;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>How finely windows are looked through: each border just reached, and just passed.</summary>
public sealed class StepWidthTests
{
    [Theory]
    [InlineData("1d", "5m")]
    [InlineData("1d1ms", "1h")]
    [InlineData("35d", "1h")]
    [InlineData("35d1ms", "6h")]
    public void A_longer_period_is_searched_for_its_start_in_coarser_steps(string window, string step) =>
        Assert.Equal(step, StepWidth.OfStart(PromDuration.Parse(window)).ToString());

    [Theory]
    [InlineData("35d", "5m")]
    [InlineData("35d1ms", "1h")]
    public void A_long_window_is_summed_from_five_minutes_or_hours(string window, string step) =>
        Assert.Equal(step, StepWidth.OfSums(PromDuration.Parse(window)).ToString());

    [Theory]
    [InlineData("1h", "1m")]
    [InlineData("90s", "30s")]
    [InlineData("45s", "15s")]
    [InlineData("20s", "10s")]
    [InlineData("5s", "5s")]
    [InlineData("61s", "1s")]
    public void A_fast_window_is_searched_for_events_in_whole_steps(string window, string step) =>
        Assert.Equal(step, StepWidth.OfPresence(PromDuration.Parse(window)).ToString());

    [Theory]
    [InlineData(EvaluationSpeed.Slow, "30s", "1m")]
    [InlineData(EvaluationSpeed.Fast, "30s", "30s")]
    [InlineData(EvaluationSpeed.Fast, "1m", "1m")]
    [InlineData(EvaluationSpeed.Fast, "2m", "1m")]
    public void Rates_are_read_each_minute_or_at_each_fast_evaluation(EvaluationSpeed speed, string interval, string step) =>
        Assert.Equal(step, StepWidth.OfRates(Planned.Of(document: $"evaluation_interval: {interval}").Slo, speed).ToString());
}
