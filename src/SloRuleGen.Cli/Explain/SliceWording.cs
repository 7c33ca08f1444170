using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Explain;

/// <summary>What is told of an SLO that counts time slices; null for any other.</summary>
internal static class SliceWording
{
    /// <summary>Such as <c>43.2 of 43200 slices of 1m</c>.</summary>
    public static string? Budget(SloPlan plan) => plan.SlicesOfPeriod is { } slices
        ? $"{Figure.Number(plan.Budget.EventsOf(slices))} of {Figure.Number(slices)} {plan.Counted}"
        : null;

    public static string? Judgement(SloPlan plan) => plan.Slo.Slices is { } slices
        ? $"{slices.Length.Value} each: good with {Figure.Percent(slices.GoodWhen)} good events{(slices.GoodWhen < 1 ? " or more" : "")}, bad with fewer, neither without any"
        : null;

    public static string MakesOneBad(Slices slices) => slices.GoodWhen < 1
        ? $"it makes over {Figure.Percent(1 - slices.GoodWhen)} of a slice bad"
        : "one event of a slice is bad";
}
