namespace SloRuleGen.BurnRate;

/// <summary>What an alert asks of people: to come now, or within days.</summary>
public enum AlertSeverity
{
    Page,
    Ticket,
}

/// <summary>
/// One alert condition: so much of the error budget spent within the long window, and still being spent in the short one.
/// </summary>
/// <param name="BudgetFraction">The share <c>p</c> of the budget, over 0 and up to 1.</param>
/// <param name="LongWindow">The window <c>L</c> that <paramref name="BudgetFraction"/> is measured over.</param>
/// <param name="ShortWindow">The control window that ends the alert soon after the fault; <c>L/12</c> by default.</param>
/// <param name="Severity">The class of alert.</param>
/// <param name="For">How long the condition must hold before the alert fires; zero by default.</param>
public sealed record AlertTier(
    Fraction BudgetFraction,
    PromDuration LongWindow,
    PromDuration ShortWindow,
    AlertSeverity Severity,
    PromDuration For = default)
{
    /// <summary>The burn rate at which <see cref="BudgetFraction"/> goes in <see cref="LongWindow"/>: <c>k = p × T / L</c>.</summary>
    /// <param name="period">The period <c>T</c> that the objective is defined on.</param>
    public Fraction FactorOver(PromDuration period) => BudgetFraction * (period / LongWindow);

    /// <summary>The share of the budget that the control window spends at the same burn rate: <c>p × short / L</c>.</summary>
    public Fraction ShortBudgetFraction => BudgetFraction * (ShortWindow / LongWindow);
}

/// <summary>A named set of tiers, in order from the fastest to the slowest.</summary>
/// <param name="Name">What a spec calls it.</param>
/// <param name="Tiers">At least one tier.</param>
/// <param name="Source">Where the numbers come from, for the docs.</param>
public sealed record WindowPolicy(string Name, IReadOnlyList<AlertTier> Tiers, string Source);
