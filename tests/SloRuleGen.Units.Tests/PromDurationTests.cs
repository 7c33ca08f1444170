namespace SloRuleGen.Units.Tests;

/// <summary>Each line of the two tables was tried as an alert's <c>for</c> with promtool 2.42; prometheus/common's later parser reads the same.</summary>
public class PromDurationTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0s", 0)]
    [InlineData("000s", 0)]
    [InlineData("0h", 0)]
    [InlineData("0y0ms", 0)]
    [InlineData("1ms", 1)]
    [InlineData("1m", 60_000)]
    [InlineData("1h0m", 3_600_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("90m", 5_400_000)]
    [InlineData("1m1s1ms", 61_001)]
    [InlineData("4w", 2_419_200_000)]
    [InlineData("1y1w1d1h1m1s1ms", 32_230_861_001)]
    [InlineData("00000000000000000000000001s", 1_000)]
    [InlineData("00000000000000000000000000000h", 0)]
    [InlineData("292y", 9_208_512_000_000)]
    [InlineData("292y24w3d23h47m16s854ms", 9_223_372_036_854)]
    [InlineData("9223372036s", 9_223_372_036_000)]
    [InlineData("9223372036854ms", 9_223_372_036_854)]
    public void Prometheus_accepts(string text, long milliseconds)
    {
        Assert.True(PromDuration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.Milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("1")]
    [InlineData("1h30")]
    [InlineData("h")]
    [InlineData("1.5h")]
    [InlineData("1,5h")]
    [InlineData("1d0.5h")]
    [InlineData("1h1h")]
    [InlineData("30m1h")]
    [InlineData("1ms1s")]
    [InlineData("-1h")]
    [InlineData("+1h")]
    [InlineData(" 1h")]
    [InlineData("1h ")]
    [InlineData("1 h")]
    [InlineData("1h 30m")]
    [InlineData("1M")]
    [InlineData("1H")]
    [InlineData("1us")]
    [InlineData("1ns")]
    [InlineData("1min")]
    [InlineData("5mm")]
    [InlineData("5sm")]
    [InlineData("1sms")]
    [InlineData("1hm")]
    [InlineData("1e3s")]
    [InlineData("0x1s")]
    [InlineData("1_000s")]
    [InlineData("Inf")]
    [InlineData("١h")]
    [InlineData("293y")]
    [InlineData("292y24w3d23h47m16s855ms")]
    [InlineData("9223372037s")]
    [InlineData("9223372036855ms")]
    [InlineData("18446744073709551616ms")]
    [InlineData("99999999999999999999s")]
    public void Prometheus_refuses(string text)
    {
        Assert.False(PromDuration.TryParse(text, out var duration));
        Assert.Equal(PromDuration.Zero, duration);
        Assert.Throws<FormatException>(() => PromDuration.Parse(text));
    }

    [Theory]
    [InlineData("0", "0s")]
    [InlineData("4w", "28d")]
    [InlineData("33h36m", "1d9h36m")]
    [InlineData("60m", "1h")]
    [InlineData("1h0m", "1h")]
    [InlineData("1y", "365d")]
    [InlineData("450ms", "450ms")]
    [InlineData("90061001ms", "1d1h1m1s1ms")]
    public void Prints_days_to_milliseconds_largest_first(string text, string canonical) =>
        Assert.Equal(canonical, PromDuration.Parse(text).ToString());

    [Fact]
    public void Fractions_of_other_units_are_exact()
    {
        var duration = PromDuration.Parse("5m");
        Assert.Equal(new Fraction(300, 1), duration.Seconds);
        Assert.Equal(new Fraction(5, 1), duration.Minutes);
        Assert.Equal(new Fraction(1, 288), duration.Days);
        Assert.Equal(new Fraction(12, 1), PromDuration.FromHours(1) / duration);
        Assert.Equal("1m40s", (duration * new Fraction(1, 3)).ToString());
    }

    [Fact]
    public void Durations_compare_by_length()
    {
        var (minute, hour) = (PromDuration.FromMinutes(1), PromDuration.FromHours(1));
        Assert.True(minute < hour && hour > minute && minute <= hour && hour >= minute);
        Assert.True(hour <= PromDuration.Parse("60m") && hour >= PromDuration.Parse("60m") && hour == PromDuration.Parse("60m"));
        Assert.Equal([minute, hour], new[] { hour, minute }.Order());
    }

    [Fact]
    public void No_duration_is_negative_or_over_292_years()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PromDuration.FromMilliseconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PromDuration.FromMilliseconds(PromDuration.MaxMilliseconds + 1));
        Assert.Throws<OverflowException>(() => PromDuration.FromDays(long.MaxValue / 1000));
        Assert.Equal("106751d23h47m16s854ms", PromDuration.Max.ToString());
    }

    [Theory]
    [InlineData("5x", "x", false)]
    [InlineData("5mh", "mh", false)]
    [InlineData("300y", null, true)]
    [InlineData("99999999999999999999s", null, false)]
    [InlineData("18446744073709551615ms", null, true)]
    [InlineData("5m1h", null, false)]
    [InlineData("5m5m", null, false)]
    [InlineData("", null, false)]
    [InlineData("-5m", null, false)]
    public void The_first_mistake_is_told(string text, string? unit, bool isOutOfRange) =>
        Assert.Equal(new DurationMistake(unit, isOutOfRange), PromDuration.Read(text, out _));

    [Fact]
    public void Without_a_mistake_there_is_none_to_tell() => Assert.Null(PromDuration.Read("1h30m", out _));
}
