using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>What availability services allow that all have to answer: dependencies in series.</summary>
public static class Dependencies
{
    /// <summary>The best ratio that they allow together, if they fail independently of each other: the product of theirs, over 0 and up to 1.</summary>
    public static Fraction Best(IEnumerable<Objective> all) => all.Aggregate(Fraction.One, (product, one) => product * one.Ratio);

    /// <summary>The ratio if no two of them ever fail at once: <c>1 − Σ(1 − Sᵢ)</c>, and 0 where that is less.</summary>
    public static Fraction Worst(IEnumerable<Objective> all) =>
        all.Aggregate(Fraction.One, (rest, one) => rest - one.ErrorBudget) is { Sign: > 0 } left ? left : Fraction.Zero;
}
