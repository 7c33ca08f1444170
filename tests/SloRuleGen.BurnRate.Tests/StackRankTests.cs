using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

/// <summary>The stack rank of CoinGecko, "Why Error Budgets?", at 99.9% with a threshold of 25%: two risks too big, and eight that take 519.62 minutes.</summary>
public class StackRankTests
{
    private static readonly RiskCatalog s_nothingAccepted = new(Some.Objective("99.9"), RiskCatalog.DefaultThreshold,
    [
        Yearly("third party", "442m"), Yearly("data loss", "270m"), Yearly("a", "120m"), Yearly("b", "108m"), Yearly("c", "96m"), Yearly("d", "48m"), Yearly("e", "45m"),
        Yearly("f", "39m36s"), Yearly("g", "33m1s200ms"), Yearly("h", "30m"),
    ]);

    private static readonly string[] s_green = ["a", "b", "c", "d", "e", "f", "g", "h"];

    [Fact]
    public void Two_are_red_and_the_others_green_before_any_is_accepted() =>
        Assert.Equal("red red green green green green green green green green", Colours(s_nothingAccepted));

    [Fact]
    public void Accepting_the_green_ones_takes_519_62_of_525_96_and_leaves_6_34()
    {
        var catalog = s_nothingAccepted.Accepting(s_green);

        Assert.Equal(("519.62", "525.96", "6.34"), (catalog.AcceptedMinutes.ToString(), catalog.BudgetMinutes.ToString(), catalog.UnallocatedMinutes.ToString()));
        Assert.Equal("red red blue blue blue blue blue blue blue blue", Colours(catalog));
        Assert.False(catalog.IsOverBudget);
    }

    [Fact]
    public void Accepting_a_red_one_turns_green_ones_amber()
    {
        var catalog = s_nothingAccepted.Accepting(["third party"]);

        Assert.Equal("83.96", catalog.UnallocatedMinutes.ToString());
        Assert.Equal("blue red amber amber amber green green green green green", Colours(catalog));
    }

    [Fact]
    public void Accepting_both_red_ones_makes_what_is_left_negative()
    {
        var catalog = s_nothingAccepted.Accepting(["third party", "data loss"]);

        Assert.Equal("-186.04", catalog.UnallocatedMinutes.ToString());
        Assert.True(catalog.IsOverBudget);
        Assert.Equal("blue blue amber amber amber amber amber amber amber amber", Colours(catalog));
    }

    [Fact]
    public void Exactly_all_of_the_budget_is_not_over_it() =>
        Assert.False(new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [Yearly("all", "525m57s600ms")]).Accepting(["all"]).IsOverBudget);

    [Theory]
    [InlineData("0", "100%")]
    [InlineData("519.62", "99.9012%")]
    [InlineData("525.96", "99.9%")]
    [InlineData("262.98", "99.95%")]
    [InlineData("1231.62", "99.765%")]
    [InlineData("60000", "88.59%")]
    [InlineData("0.001", "99.999999809%")]
    [InlineData("525960", null)]
    [InlineData("600000", null)]
    public void The_highest_objective_is_rounded_down(string badMinutes, string? objective)
    {
        var text = RiskCatalog.HighestObjectiveText(Some.Number(badMinutes));

        Assert.Equal(objective, text);
        if (text is null or "100%") return;
        Assert.True(ErrorBudget.MinutesPerYear(Some.Objective(text.TrimEnd('%'))) >= Some.Number(badMinutes));
    }

    private static string Colours(RiskCatalog catalog) => string.Join(' ', catalog.Coloured.Select(risk => risk.Colour.ToString().ToLowerInvariant()));

    private static Risk Yearly(string name, string minutes) => new(name, PromDuration.Zero, Some.Duration(minutes), Some.Duration("365d6h"), Fraction.One, Accepted: false);
}
