using SloRuleGen.Compiler.Tests.Binding;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>What windows are read from: each border just reached, and just passed.</summary>
public sealed class WindowSourceTests
{
    [Theory]
    [InlineData("1m", WindowSource.Raw)]
    [InlineData("1h", WindowSource.Raw)]
    [InlineData("1h1ms", WindowSource.Rates)]
    [InlineData("3d", WindowSource.Rates)]
    [InlineData("3d1ms", WindowSource.FiveMinutes)]
    [InlineData("35d", WindowSource.FiveMinutes)]
    [InlineData("35d1ms", WindowSource.Hours)]
    public void A_longer_window_is_read_from_a_coarser_source(string window, WindowSource source) => Assert.Equal(source, Of(window));

    /// <summary>A raw range has no holes, so that only the base rate is taken of it and the rest of that.</summary>
    [Theory]
    [InlineData("5m", WindowSource.Raw)]
    [InlineData("5m1ms", WindowSource.Rates)]
    [InlineData("1h", WindowSource.Rates)]
    [InlineData("3d1ms", WindowSource.FiveMinutes)]
    public void With_maintenance_no_window_over_5m_is_raw(string window, WindowSource source) => Assert.Equal(source, Of(window, "exclude: off == 1"));

    [Theory]
    [InlineData("1m")]
    [InlineData("4d")]
    [InlineData("90d")]
    public void Where_a_spec_asks_for_it_all_windows_are_raw(string window) => Assert.Equal(WindowSource.Raw, Of(window, "accuracy: raw"));

    /// <summary>Never from rates: a period is summed up from steps, and the longest there is of its kind decides.</summary>
    [Theory]
    [InlineData("1h", WindowSource.FiveMinutes)]
    [InlineData("35d", WindowSource.FiveMinutes)]
    [InlineData("35d1ms", WindowSource.Hours)]
    [InlineData("month", WindowSource.FiveMinutes)]
    [InlineData("quarter", WindowSource.Hours)]
    [InlineData("year", WindowSource.Hours)]
    [InlineData("{every: 35d, starting: 2026-01-05}", WindowSource.FiveMinutes)]
    [InlineData("{every: 36d, starting: 2026-01-05}", WindowSource.Hours)]
    public void A_period_is_summed_from_steps(string period, WindowSource source) => Assert.Equal(source, WindowSources.OfPeriod(Bound.Slo($"period: {period}")));

    [Fact]
    public void Where_a_spec_asks_for_it_a_period_is_raw() => Assert.Equal(WindowSource.Raw, WindowSources.OfPeriod(Bound.Slo("accuracy: raw")));

    /// <summary>Half of what an event is spread over: the 5m of a rate, then another 5m of its sum, and an hour and 10m of the sum of those.</summary>
    [Theory]
    [InlineData(WindowSource.Raw, "0s")]
    [InlineData(WindowSource.Rates, "2m30s")]
    [InlineData(WindowSource.FiveMinutes, "5m")]
    [InlineData(WindowSource.Hours, "40m")]
    public void A_coarser_source_knows_of_events_later(WindowSource source, string lag) => Assert.Equal(lag, WindowSources.LagOf(source).ToString());

    [Fact]
    public void A_window_of_the_plan_is_as_late_as_its_source() =>
        Assert.Equal(
            ["20m Raw 0s", "1h Raw 0s", "4h Rates 2m30s", "8h Rates 2m30s", "2d Rates 2m30s", "4d FiveMinutes 5m"],
            Planned.Of("alerting: {windows: [{budget: 2%, long: 4h, severity: page}, {budget: 5%, long: 8h, short: 1h, severity: page}, {budget: 10%, long: 4d, short: 2d, severity: ticket}]}")
                .Slo.Windows.Select(window => $"{window.Length} {window.Source} {window.Lag}"));

    private static WindowSource Of(string window, string slo = "") => WindowSources.Of(Bound.Slo(slo), PromDuration.Parse(window));
}
