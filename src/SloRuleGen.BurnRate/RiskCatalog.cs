using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// The risks of a service against its yearly error budget, in minutes (CoinGecko, "Why Error Budgets?", after Google's risk sheets).
/// </summary>
/// <param name="Threshold">The share of the budget that a single risk may take, over 0 and up to 1.</param>
public sealed record RiskCatalog(Objective Objective, Fraction Threshold, IReadOnlyList<Risk> Risks)
{
    /// <summary>A quarter.</summary>
    public static Fraction DefaultThreshold => new(1, 4);

    /// <summary>The bad minutes that the objective allows in a year.</summary>
    public Fraction BudgetMinutes => ErrorBudget.MinutesPerYear(Objective);

    /// <summary>The yearly minutes of all accepted risks.</summary>
    public Fraction AcceptedMinutes =>
        Risks.Where(risk => risk.Accepted).Aggregate(Fraction.Zero, (sum, risk) => sum + risk.BadMinutesPerYear);

    /// <summary>What they leave; negative where they exceed the budget.</summary>
    public Fraction UnallocatedMinutes => BudgetMinutes - AcceptedMinutes;

    /// <summary>A single risk of more yearly minutes is too big.</summary>
    public Fraction TooBigMinutes => BudgetMinutes * Threshold;

    /// <summary>The risks from the most yearly minutes to the fewest; those with as many stay in their order.</summary>
    public IReadOnlyList<Risk> Ranked => [.. Risks.OrderByDescending(risk => risk.BadMinutesPerYear)];

    /// <param name="risk">One of <see cref="Risks"/>.</param>
    public RiskColour ColourOf(Risk risk)
    {
        if (risk.Accepted) return RiskColour.Blue;
        if (risk.BadMinutesPerYear > TooBigMinutes) return RiskColour.Red;
        return risk.BadMinutesPerYear > UnallocatedMinutes ? RiskColour.Amber : RiskColour.Green;
    }
}
