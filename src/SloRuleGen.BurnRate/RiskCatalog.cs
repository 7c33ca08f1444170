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
    public Fraction AcceptedMinutes => Sum(Risks.Where(risk => risk.Accepted));

    /// <summary>What they leave; negative where they exceed the budget.</summary>
    public Fraction UnallocatedMinutes => BudgetMinutes - AcceptedMinutes;

    /// <summary>The yearly minutes of all risks, accepted or not.</summary>
    public Fraction AllMinutes => Sum(Risks);

    /// <summary>Whether the accepted risks take more than the budget: exactly all of it still fits.</summary>
    public bool IsOverBudget => UnallocatedMinutes < 0;

    /// <summary>A single risk of more yearly minutes is too big.</summary>
    public Fraction TooBigMinutes => BudgetMinutes * Threshold;

    /// <summary>The risks from the most yearly minutes to the fewest; those with as many stay in their order.</summary>
    public IReadOnlyList<Risk> Ranked => [.. Risks.OrderByDescending(risk => risk.BadMinutesPerYear)];

    /// <summary>The same with their colours.</summary>
    public IReadOnlyList<(Risk Risk, RiskColour Colour)> Coloured
    {
        get
        {
            var (tooBig, left) = (TooBigMinutes, UnallocatedMinutes);
            return [.. Ranked.Select(risk => (risk, ColourOf(risk, tooBig, left)))];
        }
    }

    public RiskColour ColourOf(Risk risk) => ColourOf(risk, TooBigMinutes, UnallocatedMinutes);

    /// <summary>The same risks, those of some names accepted too.</summary>
    public RiskCatalog Accepting(IReadOnlyCollection<string> names) =>
        this with { Risks = [.. Risks.Select(risk => names.Contains(risk.Name) ? risk with { Accepted = true } : risk)] };

    /// <summary>The yearly minutes of some risks.</summary>
    public static Fraction Sum(IEnumerable<Risk> risks) => risks.Aggregate(Fraction.Zero, (sum, risk) => sum + risk.BadMinutesPerYear);

    /// <summary>The highest ratio of good time that so many bad minutes a year allow, at most 1; zero or less where they allow no objective at all.</summary>
    public static Fraction HighestObjective(Fraction badMinutes) => 1 - badMinutes / Year.Minutes;

    /// <summary>The same in percent, rounded down so that its budget holds these minutes: <c>99.9012%</c>. Null where they allow none.</summary>
    public static string? HighestObjectiveText(Fraction badMinutes) => Availability.RoundedDown(HighestObjective(badMinutes));

    private static RiskColour ColourOf(Risk risk, Fraction tooBig, Fraction left)
    {
        if (risk.Accepted) return RiskColour.Blue;
        if (risk.BadMinutesPerYear > tooBig) return RiskColour.Red;
        return risk.BadMinutesPerYear > left ? RiskColour.Amber : RiskColour.Green;
    }
}
