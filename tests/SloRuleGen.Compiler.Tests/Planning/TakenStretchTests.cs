using SloRuleGen.Planning;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>A correction is cut where cycles end, in each of which it is taken out until that is over.</summary>
public sealed class TakenStretchTests
{
    [Theory]
    [InlineData("quarter", "2026-03-31T22:00:00Z", "2026-04-01T01:00:00Z", "2026-03-31T22:00 2026-04-01T00:00 2026-04-01T00:00, 2026-04-01T00:00 2026-04-01T01:10 2026-07-01T00:00")]
    [InlineData("year", "2026-12-31T22:00:00Z", "2026-12-31T23:52:00Z", "2026-12-31T22:00 2027-01-01T00:00 2027-01-01T00:00, 2027-01-01T00:00 2027-01-01T00:05 2028-01-01T00:00")]
    [InlineData("{calendar: month, offset: \"+05:30\"}", "2028-02-29T23:00:00+05:30", "2028-03-01T01:00:00+05:30", "2028-02-29T17:30 2028-02-29T18:30 2028-02-29T18:30, 2028-02-29T18:30 2028-02-29T19:40 2028-03-31T18:30")]
    [InlineData("{every: 14d, starting: 2026-01-05}", "2026-01-18T23:59:00Z", "2026-01-19T00:01:00Z", "2026-01-18T23:55 2026-01-19T00:00 2026-01-19T00:00, 2026-01-19T00:00 2026-01-19T00:15 2026-02-02T00:00")]
    [InlineData("30d", "2026-03-31T22:03:00Z", "2026-04-01T01:00:00Z", "2026-03-31T22:00 2026-04-01T01:10 2026-05-01T01:10")]
    public void A_stretch_is_cut_at_the_ends_of_cycles(string period, string from, string to, string expected) =>
        Assert.Equal(expected, Stretches($"corrections: [{{from: '{from}', to: '{to}', reason: a}}]", period));

    /// <summary>A reset takes out what its own cycle had before it, and of a rolling period all that can still be in it.</summary>
    [Theory]
    [InlineData("quarter", "2026-04-02T00:00:00Z", "2026-04-01T00:00 2026-04-02T00:10 2026-07-01T00:00")]
    [InlineData("2d", "2026-04-03T00:00:00Z", "2026-04-01T00:00 2026-04-03T00:10 2026-04-05T00:10")]
    public void A_reset_reaches_back_to_the_begin_of_its_period(string period, string at, string expected) =>
        Assert.Equal(expected, Stretches($"corrections: [{{reset: '{at}', reason: a}}]", period));

    private static string Stretches(string corrections, string period) => string.Join(
        ", ",
        Planned.Of($"objective: 90%\nperiod: {period}\n{corrections}\nalerting: {{windows: [{{budget: 50%, long: 1h, severity: page}}]}}").Slo.TakenOut
            .Select(stretch => $"{At(stretch.After)} {At(stretch.UpTo)} {At(stretch.Until)}"));

    private static string At(long seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
