namespace SloRuleGen.BurnRate.Tests;

public class ScrapeIntervalsTests
{
    [Theory]
    [InlineData("1m", "15s", ControlWindowFit.Sound)]
    [InlineData("1m", "16s", ControlWindowFit.Tight)]
    [InlineData("1m", "30s", ControlWindowFit.Tight)]
    [InlineData("1m", "31s", ControlWindowFit.Absent)]
    [InlineData("5m", "1m", ControlWindowFit.Sound)]
    public void Under_two_scrapes_a_rate_is_absent_and_under_four_it_has_gaps(string control, string interval, ControlWindowFit fit) =>
        Assert.Equal(fit, ScrapeIntervals.FitOf(Some.Duration(control), Some.Duration(interval)));

    [Theory]
    [InlineData("30s", ControlWindowFit.Tight)]
    [InlineData("1m", ControlWindowFit.Tight)]
    [InlineData("3m59s", ControlWindowFit.Tight)]
    [InlineData("4m", ControlWindowFit.Sound)]
    public void An_unknown_interval_is_taken_for_a_minute_and_never_called_absent(string control, ControlWindowFit fit) =>
        Assert.Equal(fit, ScrapeIntervals.FitOfUnknown(Some.Duration(control)));
}
