namespace SloRuleGen.Simulation.Tests;

/// <summary>What corrections leave of the budget, by the same definition as the rules have.</summary>
public sealed class CorrectionTests
{
    private const string Day = "{every: 1d, starting: 2026-01-05}";

    /// <summary>600 a minute: an outage of 20 minutes at 10:00 that is corrected, and one of 3 minutes at 15:00.</summary>
    private static Traffic Outages => new Traffic().For("10h").For("20m", failing: 1).For("280m").For("3m", failing: 1).For("20h");

    [Theory]
    [InlineData("1d", "{from: 2026-01-01T10:00:00Z, to: 2026-01-01T10:20:00Z, reason: a}", 3 / (0.1 * (1440 - 30)))]
    [InlineData("1d", "{reset: 2026-01-01T12:00:00Z, reason: a}", 3 / (0.1 * 1440))]
    [InlineData(Day, "{from: 2026-01-01T10:00:00Z, to: 2026-01-01T10:20:00Z, reason: a}", 3 / (0.1 * (1440 - 30)))]
    [InlineData(Day, "{reset: 2026-01-01T12:00:00Z, reason: a}", 3 / (0.1 * (720 - 10)))]
    public void A_stretch_is_left_out_of_the_budget_and_alerts_stay(string period, string correction, double spent)
    {
        const string Alerting = "windows: [{budget: 5%, long: 1h, severity: page}]";
        var (plain, corrected) = (Given.Slo("90%", period, Alerting).Run(Outages), Given.Slo("90%", period, Alerting, $"corrections: [{correction}]").Run(Outages));

        Assert.Equal(1 - spent, corrected.RemainingAt(Given.Begin.AddHours(20)), 0.001);
        Assert.Equal(plain.Episodes.Select(episode => (episode.Alert, episode.FiringFrom, episode.Until)), corrected.Episodes.Select(episode => (episode.Alert, episode.FiringFrom, episode.Until)));
        Assert.NotEmpty(plain.Episodes);
    }

    [Fact]
    public void A_reset_ahead_takes_out_nothing_before_its_time()
    {
        var timeline = Given.Slo("90%", "1d", "windows: [{budget: 5%, long: 1h, severity: page}]", "corrections: [{reset: 2026-01-01T12:00:00Z, reason: a}]").Run(Outages);

        Assert.Equal(1 - 20 / 144.0, timeline.RemainingAt(Given.Begin.AddHours(11)), 0.003);
        Assert.Equal(1, timeline.RemainingAt(Given.Begin.AddHours(13)), 1e-9);
    }
}
