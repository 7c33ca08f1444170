using SloRuleGen.BurnRate;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Thresholds in events, as people read them.</summary>
internal static class TrafficWording
{
    /// <param name="fewest">The fewest bad events that page; null where none do.</param>
    public static string Of(TrafficFigures traffic, Objective objective, PromDuration period, Fraction? fewest)
    {
        var pages = fewest is not { } number ? "no number of them pages" : number == 1 ? "a single one pages" : $"{Grouped(number)} of them page at the soonest";
        return $"{Grouped(traffic.Events)} {(traffic.Events == 1 ? "event" : "events")} in {period}: {Grouped(traffic.InBudget(objective))} may be bad, and {pages}";
    }

    /// <summary>Whole numbers with their thousands.</summary>
    private static string Grouped(Fraction number) => number.Denominator.IsOne ? number.Numerator.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture) : Figure.Number(number);

    /// <summary>The long window, the short window, and the fewest that fire it.</summary>
    /// <param name="floor">So many at least; 0 for no floor.</param>
    public static string[] Cells(TrafficFigures traffic, ITierCondition tier, bool canFire, long floor = 0) =>
    [
        $"> {Figure.Number(traffic.OverInLongWindow(tier))}",
        $"> {Figure.Number(traffic.OverInShortWindow(tier))}",
        canFire ? Figure.Number(traffic.Fewest(tier, floor)) : "-",
    ];
}
