using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public sealed class CycleSpanTests
{
    [Theory]
    [InlineData(CalendarUnit.Week, "2026-02-15T23:59:59Z", "2026-02-09", "2026-02-16")]
    [InlineData(CalendarUnit.Week, "2026-02-16T00:00:00Z", "2026-02-16", "2026-02-23")]
    [InlineData(CalendarUnit.Week, "1970-01-06T00:00:00Z", "1970-01-05", "1970-01-12")]
    [InlineData(CalendarUnit.Month, "2024-02-29T12:00:00Z", "2024-02-01", "2024-03-01")]
    [InlineData(CalendarUnit.Month, "2026-12-31T23:59:59Z", "2026-12-01", "2027-01-01")]
    [InlineData(CalendarUnit.Month, "2026-03-01T00:30:00+01:00", "2026-02-01", "2026-03-01")]
    [InlineData(CalendarUnit.Quarter, "2026-05-17T00:00:00Z", "2026-04-01", "2026-07-01")]
    [InlineData(CalendarUnit.Quarter, "2026-12-31T00:00:00Z", "2026-10-01", "2027-01-01")]
    [InlineData(CalendarUnit.Year, "2024-12-31T00:00:00Z", "2024-01-01", "2025-01-01")]
    public void Calendar_periods_are_those_of_UTC(CalendarUnit unit, string at, string start, string end) =>
        AssertSpan(new SloPeriod.Calendar(unit), at, start, end);

    [Theory]
    [InlineData(CalendarUnit.Month, "+05:30", "2024-02-29T18:29:59Z", "2024-01-31T18:30", "2024-02-29T18:30")]
    [InlineData(CalendarUnit.Month, "+05:30", "2024-02-29T18:30:00Z", "2024-02-29T18:30", "2024-03-31T18:30")]
    [InlineData(CalendarUnit.Month, "-05:00", "2024-03-01T04:59:59Z", "2024-02-01T05:00", "2024-03-01T05:00")]
    [InlineData(CalendarUnit.Quarter, "+14:00", "2026-03-31T10:00:00Z", "2026-03-31T10:00", "2026-06-30T10:00")]
    [InlineData(CalendarUnit.Year, "-12:00", "2025-01-01T11:59:59Z", "2024-01-01T12:00", "2025-01-01T12:00")]
    [InlineData(CalendarUnit.Week, "+01:00", "2026-02-15T22:59:59Z", "2026-02-08T23:00", "2026-02-15T23:00")]
    [InlineData(CalendarUnit.Week, "-03:30", "2026-02-16T03:30:00Z", "2026-02-16T03:30", "2026-02-23T03:30")]
    public void At_an_offset_calendar_periods_begin_at_midnight_there(CalendarUnit unit, string offset, string at, string start, string end)
    {
        Assert.True(ZoneOffset.TryParse(offset, out var zone));
        AssertSpan(new SloPeriod.Calendar(unit, zone), at, start, end);
    }

    [Theory]
    [InlineData("+05:30", 330)]
    [InlineData("-12:00", -720)]
    [InlineData("+14:00", 840)]
    [InlineData("+00:00", 0)]
    [InlineData("-00:15", -15)]
    public void Offsets_are_read_and_written_alike(string text, int minutes)
    {
        Assert.True(ZoneOffset.TryParse(text, out var offset));
        Assert.Equal((minutes, minutes == 0 ? "UTC" : text), (offset.Minutes, offset.ToString()));
    }

    [Theory]
    [InlineData("+14:15")]
    [InlineData("-12:15")]
    [InlineData("+01:10")]
    [InlineData("+1:00")]
    [InlineData("01:00")]
    [InlineData("+01:60")]
    [InlineData("+0100")]
    [InlineData("Z")]
    public void What_no_place_has_is_no_offset(string text) => Assert.False(ZoneOffset.TryParse(text, out _));

    [Theory]
    [InlineData("2026-01-05", "2026-01-05T00:00:00Z", "2026-01-05", "2026-01-19")]
    [InlineData("2026-01-05", "2026-01-18T23:59:59Z", "2026-01-05", "2026-01-19")]
    [InlineData("2026-01-05", "2026-01-04T00:00:00Z", "2025-12-22", "2026-01-05")]
    [InlineData("2030-01-07", "2026-01-06T00:00:00Z", "2025-12-29", "2026-01-12")]
    public void Cycles_reach_from_their_start_both_ways(string starting, string at, string start, string end) =>
        AssertSpan(SloPeriod.Cycle.Of(PromDuration.FromDays(14), DateOnly.Parse(starting, null)), at, start, end);

    [Fact]
    public void A_rolling_period_has_none() =>
        Assert.Null(CycleSpan.At(new SloPeriod.Rolling(PromDuration.FromDays(30)), DateTimeOffset.UnixEpoch));

    [Fact]
    public void Cycles_follow_each_other_without_a_gap()
    {
        foreach (var unit in Enum.GetValues<CalendarUnit>())
        {
            var period = new SloPeriod.Calendar(unit);
            var span = CycleSpan.At(period, new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero))!.Value;
            for (var i = 0; i < 60; i++)
            {
                Assert.True(span.Length >= period.ShortestLength && span.Length <= period.LongestLength);
                var next = CycleSpan.At(period, span.End)!.Value;
                Assert.Equal(span.End, next.Start);
                Assert.Equal(span, CycleSpan.At(period, span.End.AddTicks(-1)));
                span = next;
            }
        }
    }

    private static void AssertSpan(SloPeriod period, string at, string start, string end) =>
        Assert.Equal(new CycleSpan(Utc(start), Utc(end)), CycleSpan.At(period, Utc(at)));

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
