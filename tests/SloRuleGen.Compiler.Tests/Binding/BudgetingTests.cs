using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>Time slices in place of events.</summary>
public class BudgetingTests
{
    [Theory]
    [InlineData("99%", 99, 100)]
    [InlineData("2/3", 2, 3)]
    [InlineData("100%", 1, 1)]
    public void Slices_have_a_length_and_a_share_that_must_be_good(string goodWhen, int over, int under)
    {
        var slices = Bound.Slo($"budgeting: {{slices: 1m, good_when: {goodWhen}}}").Slices;

        Assert.Equal(PromDuration.FromMinutes(1), slices!.Length.Value);
        Assert.Equal(new Fraction(over, under), slices.GoodWhen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("budgeting:")]
    [InlineData("budgeting: null")]
    public void Without_slices_events_count(string field) => Assert.Null(Bound.Slo(field).Slices);

    [Fact]
    public void The_defaults_may_give_a_part_and_an_slo_the_rest_or_nothing()
    {
        var slices = Bound.Slo("budgeting: {good_when: 95%}", "defaults: {budgeting: {slices: 5m}}").Slices;

        Assert.Equal((PromDuration.FromMinutes(5), new Fraction(95, 100)), (slices!.Length.Value, slices.GoodWhen));
        Assert.Null(Bound.Slo("budgeting: null", "defaults: {budgeting: {slices: 5m}}").Slices);
    }

    [Theory]
    [InlineData("alerting: {method: budget_count}")]
    [InlineData("alerting: {min_bad_events: 5}")]
    [InlineData("budget_policy: [{name: a, when: {spent: 20%, within: 1d}, severity: page}]")]
    public void A_ratio_has_counts_in_slices(string field)
    {
        Assert.False(Bound.Slo("sli: {query: {error_ratio: 'sum(rate(a_total{job=\"a\"}[$window]))'}}").HasCounts);
        Assert.True(Bound.Slo($"sli: {{query: {{error_ratio: 'sum(rate(a_total{{job=\"a\"}}[$window]))'}}}}\n{field}\nbudgeting: {{slices: 1m, good_when: 99%}}").HasCounts);
    }
}
