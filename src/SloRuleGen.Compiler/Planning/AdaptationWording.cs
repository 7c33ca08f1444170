using SloRuleGen.BurnRate;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>How an objective changed a tier of the policy, and why.</summary>
internal static class AdaptationWording
{
    /// <summary>Such as <c>1% in 1h, not 2%: a full outage of 1h spends 1.388% of the budget at 90%</c>.</summary>
    public static string Of(SloPlan slo, TierAdaptation adaptation)
    {
        var usual = adaptation.Usual;
        var what = adaptation.Fitted is { } fitted
            ? $"{Percentage.Of(fitted.BudgetFraction)} in {usual.LongWindow}, not {Percentage.Of(usual.BudgetFraction)}"
            : $"no tier of {usual.LongWindow}";
        return $"{what}: {Why(slo, adaptation)}";
    }

    private static string Why(SloPlan slo, TierAdaptation adaptation)
    {
        var window = adaptation.Usual.LongWindow;
        var why = adaptation.IsForOrder
            ? $"{Percentage.Of(adaptation.Usual.BudgetFraction)} would never go without the {adaptation.Faster!.LongWindow} tier firing first"
            : $"a full outage of {window} spends {Rounded(adaptation.OutageSpends)} of the budget at {slo.Slo.Objective.Value}";
        return adaptation.Fitted is null ? $"{why}, and no round share is between those of its neighbours" : why;
    }

    /// <summary>Rounded down: a tier's share has to stay below it.</summary>
    private static string Rounded(Fraction share) => $"{(share * 100).RoundDown(3)}%";
}
