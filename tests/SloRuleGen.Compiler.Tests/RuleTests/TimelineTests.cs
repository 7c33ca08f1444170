using SloRuleGen.BurnRate;
using SloRuleGen.RuleTests;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.RuleTests;

/// <summary>Made-up traffic: which events are in a window, and how its series are written down for promtool.</summary>
public sealed class TimelineTests
{
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    /// <summary>An hour of 10 good events a minute, an hour of 10 bad ones, and nothing.</summary>
    [Theory]
    [InlineData("30m", "30m", 0, 300)]
    [InlineData("10h", "30m", 0, 300)] // There is nothing before time 0.
    [InlineData("30m", "1h", 0, 300)]
    [InlineData("30m", "1h1m", 10, 300)]
    [InlineData("1h", "1h30m", 300, 600)]
    [InlineData("2h", "2h", 600, 1200)]
    [InlineData("1h", "2h30m", 300, 300)]
    [InlineData("1h", "3h", 0, 0)]
    public void A_window_ends_at_its_time(string window, string at, int bad, int total)
    {
        var events = HourOfEach().Over(PromDuration.Parse(window), PromDuration.Parse(at));

        Assert.Equal(new EventCounts(bad, total), events);
    }

    /// <summary>Slices of 1m: the bad ones are those whose last instant is in the window and in the fault.</summary>
    [Theory]
    [InlineData("1h", 0, 60)]
    [InlineData("1h59s", 0, 60)]
    [InlineData("1h1m", 1, 60)]
    [InlineData("1h2m30s", 2, 60)]
    public void Verdicts_are_bad_as_a_whole(string at, int bad, int total)
    {
        var timeline = new Timeline(new Stretch(PromDuration.FromHours(1), 10, 0), new Stretch(PromDuration.FromHours(1), 10, 1)) { JudgedEvery = s_minute };
        var events = timeline.Over(PromDuration.FromHours(1), PromDuration.Parse(at));

        Assert.Equal(new EventCounts(bad, total), events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_group_never_fails_and_goes_with_the_first_or_stays(bool goes)
    {
        var timeline = new Timeline(new Stretch(s_minute, 10, 1), new Stretch(s_minute, 0, 0) { IsGone = true }).Healthy(goes);

        Assert.Equal(["0 False", $"0 {goes}"], timeline.Parts.Select(part => $"{part.Stretch.Failing} {part.Stretch.IsGone}"));
    }

    /// <summary>A counter of all events, one of failures, and a gauge: 60 good events a minute for 10m, 60 bad ones for 5m, nothing for 5m.</summary>
    [Theory]
    [InlineData(1, 1, false, "0+60x10 660+60x4 900+0x4")]
    [InlineData(0, 1, false, "0+0x10 60+60x4 300+0x4")]
    [InlineData(1, 0, true, "1+0x10 0+0x4 1+0x4")]
    public void A_series_grows_by_its_events(int perGood, int perBad, bool isGauge, string values) =>
        Assert.Equal(values, Values(perGood, perBad, isGauge, Stretch(10, 60, 0), Stretch(5, 60, 1), Stretch(5, 0, 0)));

    [Fact]
    public void A_series_that_goes_is_stale_once() =>
        Assert.Equal("0+60x10 stale _x4", Values(1, 1, false, Stretch(10, 60, 0), Stretch(5, 0, 0) with { IsGone = true }));

    /// <summary>Where no failure was ever counted there may be no series of failures; that of all events is there.</summary>
    [Theory]
    [InlineData(0, "_x11 0+0x4 60+60x4")]
    [InlineData(1, "0+60x10 660+60x4 960+60x4")]
    public void Failures_may_have_no_series_yet(int perGood, string values) =>
        Assert.Equal(values, Values(perGood, 1, false, Stretch(10, 60, 0) with { WithoutFailures = true }, Stretch(5, 60, 0), Stretch(5, 60, 1)));

    /// <summary>Samples each 45s: 13 after the first one up to 9m45s, and 7 up to 15m.</summary>
    [Fact]
    public void A_sample_belongs_to_the_stretch_that_it_ends() =>
        Assert.Equal("0+45x13 630+45x6", SeriesValues.Of(Counter(1, 1), new Timeline(Stretch(10, 60, 0), Stretch(5, 60, 1)), PromDuration.FromSeconds(45), isGauge: false));

    private static Timeline HourOfEach() =>
        new(new Stretch(PromDuration.FromHours(1), 10, 0), new Stretch(PromDuration.FromHours(1), 10, 1), new Stretch(PromDuration.FromHours(1), 0, 0));

    private static string Values(int perGood, int perBad, bool isGauge, params IReadOnlyList<Stretch> stretches) =>
        SeriesValues.Of(Counter(perGood, perBad), new Timeline(stretches), s_minute, isGauge);

    private static Stretch Stretch(int minutes, int perMinute, int failing) => new(PromDuration.FromMinutes(minutes), perMinute, failing);

    private static RawSeries Counter(int perGood, int perBad) => new("a", new Dictionary<string, string>(), perGood, perBad);
}
