using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class RiskCatalogTests
{
    [Fact]
    public void Colours_are_tried_in_order_blue_red_amber_green()
    {
        var accepted = Yearly("accepted and too big", "400m", accepted: true);
        var tooBig = Yearly("too big", "132m");
        var unfit = Yearly("fits a quarter but not what is left", "126m");
        var small = Yearly("small", "125m");
        var catalog = new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [small, accepted, unfit, tooBig]);

        Assert.Equal("125.96", catalog.UnallocatedMinutes.ToString());
        Assert.Equal(
            [(accepted, RiskColour.Blue), (tooBig, RiskColour.Red), (unfit, RiskColour.Amber), (small, RiskColour.Green)],
            catalog.Ranked.Select(risk => (risk, catalog.ColourOf(risk))));
    }

    [Fact]
    public void What_just_fits_is_green_at_both_bounds()
    {
        var quarter = Yearly("exactly a quarter", "131m29s400ms");
        Assert.Equal(RiskColour.Green, new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [quarter]).ColourOf(quarter));

        var accepted = Yearly("accepted", "425m57s600ms", accepted: true);
        var rest = Yearly("exactly the rest", "100m");
        Assert.Equal(RiskColour.Green, new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [accepted, rest]).ColourOf(rest));
    }

    [Fact]
    public void Accepting_too_much_leaves_less_than_nothing()
    {
        var catalog = new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [Yearly("accepted", "10h", accepted: true)]);
        Assert.Equal("-74.04", catalog.UnallocatedMinutes.ToString());
        Assert.Equal(RiskColour.Amber, catalog.ColourOf(Yearly("tiny", "1m")));
    }

    [Fact]
    public void A_third_party_that_fails_every_60_days_is_red_at_99_9()
    {
        var risk = new Risk("Third-party dependency failure", Some.Duration("15m"), Some.Duration("2h"), Some.Duration("60d"), Fraction.One, Accepted: false);
        Assert.Equal("6.0875", risk.IncidentsPerYear.ToString());
        Assert.Equal("821.8125", risk.BadMinutesPerYear.ToString());
        Assert.Equal(RiskColour.Red, new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [risk]).ColourOf(risk));
    }

    [Fact]
    public void The_threshold_is_the_catalogs_own()
    {
        var risk = Yearly("half", "262m");
        Assert.Equal(RiskColour.Green, new RiskCatalog(Some.Objective("99.9"), Some.Share("50%"), [risk]).ColourOf(risk));
    }

    private static Risk Yearly(string name, string minutes, bool accepted = false) =>
        new(name, PromDuration.Zero, Some.Duration(minutes), Some.Duration("365d6h"), Fraction.One, accepted);
}
