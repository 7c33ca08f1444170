using SloRuleGen.Compiler.Tests.Planning;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>How the rules of an SLO read its recorded series.</summary>
public sealed class SloSeriesTests
{
    private const string ByRegion = "sli: {events: {bad: bad_total, total: all_total}, by: [region]}";

    /// <summary>By the id, and by what tells this deployment from others.</summary>
    [Fact]
    public void A_series_is_selected_by_the_id_and_the_identity()
    {
        Assert.Equal("r{slo_id=\"checkout/availability\"}", new SloSeries(Planned.Of().Slo).Select("r").ToString());
        Assert.Equal(
            "r{slo_id=\"checkout/availability\",cluster=\"eu\",zone=\"a\"}",
            new SloSeries(Planned.Of("", "", ("zone", "a"), ("cluster", "eu")).Slo).Select("r").ToString());
    }

    [Theory]
    [InlineData("", "max(r{ID})", "min(slo:sli_start:timestamp{ID})", "vector(0)")]
    [InlineData(ByRegion, "max by (region) (r{ID})", "min by (region) (slo:sli_start:timestamp{ID})", "0 * min by (region) (slo:sli_start:timestamp{ID})")]
    public void A_changed_label_leaves_one_value_for_each_group(string slo, string now, string start, string zero)
    {
        var series = new SloSeries(Planned.Of(slo).Slo);

        Assert.Equal((now, start, zero), (Text(series.Now("r")), Text(series.Start), Text(series.Zero)));
        Assert.Equal("max(r{ID})", Text(series.Ungrouped("r")));
    }

    /// <summary>The bad events of 5m are those of a second by 300; of any other window they are recorded.</summary>
    [Theory]
    [InlineData("5m", "300 * max(slo:sli_bad:rate5m{ID})")]
    [InlineData("6m", "max(slo:sli_bad:increase6m{ID})")]
    public void Bad_events_of_a_window(string window, string expression) =>
        Assert.Equal(expression, Text(new SloSeries(Planned.Of().Slo).BadIn(PromDuration.Parse(window))));

    /// <summary>A slow window is read each minute; a fast one as often as it is evaluated, if that is more often.</summary>
    [Theory]
    [InlineData(EvaluationSpeed.Slow, "30s", "60 * sum(sum_over_time(slo:sli_bad:rate5m{ID}[2h:1m]))")]
    [InlineData(EvaluationSpeed.Fast, "30s", "30 * sum(sum_over_time(slo:sli_bad:rate5m{ID}[2h:30s]))")]
    [InlineData(EvaluationSpeed.Fast, "1m", "60 * sum(sum_over_time(slo:sli_bad:rate5m{ID}[2h:1m]))")]
    [InlineData(EvaluationSpeed.Fast, "2m", "60 * sum(sum_over_time(slo:sli_bad:rate5m{ID}[2h:1m]))")]
    public void Rates_are_added_up_in_steps(EvaluationSpeed speed, string interval, string expression) =>
        Assert.Equal(expression, Events(new WindowPlan(PromDuration.FromHours(2), speed, WindowSource.Rates, true, true), interval));

    [Fact]
    public void Five_minutes_are_added_up_as_they_are() =>
        Assert.Equal(
            "sum(sum_over_time(slo:sli_bad:increase5m{ID}[4d:5m]))",
            Events(new WindowPlan(PromDuration.FromDays(4), EvaluationSpeed.Slow, WindowSource.FiveMinutes, true, true)));

    /// <summary>Whole hours, and of the last one the part that is in the current hour: no more of it than there was, and at least 5m.</summary>
    [Fact]
    public void Hours_are_added_up_with_a_part_of_the_current_one() =>
        Assert.Equal(
            "(sum(sum_over_time(slo:sli_bad:increase1h_step{ID}[40d:1h])) or vector(0)) + "
            + "(max(slo:sli_bad:increase1h_step{ID}) * (clamp_max(time() - min(slo:sli_start:timestamp{ID}), time() % 3600)"
            + " / clamp(time() - time() % 300 - min(slo:sli_start:timestamp{ID}), 300, 3600)) or vector(0))",
            Events(new WindowPlan(PromDuration.FromDays(40), EvaluationSpeed.Slow, WindowSource.Hours, true, true)));

    /// <summary>A sample on the far edge belongs to the step before: so the range ends a second before it.</summary>
    [Theory]
    [InlineData("30s", "300 * max(avg_over_time(r{ID}[4m59s]))")]
    [InlineData("7s", "300 * max(avg_over_time(r{ID}[4m59s:1m]))")] // 5m hold 42 or 43 evaluations.
    [InlineData("2m", "300 * max(avg_over_time(r{ID}[4m59s:1m]))")]
    public void Five_minutes_are_the_mean_of_their_rates(string interval, string expression) =>
        Assert.Equal(expression, Text(new SloSeries(Planned.Of(document: $"evaluation_interval: {interval}").Slo).FiveMinutes("r")));

    private static string Events(WindowPlan window, string interval = "30s") =>
        Text(new SloSeries(Planned.Of(document: $"evaluation_interval: {interval}").Slo).Events(EventSeries.Bad, window));

    private static string Text(PromQL.Tree.Expr expr) => Planned.Text(expr);
}
