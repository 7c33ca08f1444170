using SloRuleGen.Units;

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
/// <param name="KeepFiringFor">How long the alert fires on once the condition no longer holds; zero by default.</param>
public sealed record AlertTier(
    Fraction BudgetFraction,
    PromDuration LongWindow,
    PromDuration ShortWindow,
    AlertSeverity Severity,
    PromDuration For = default,
    PromDuration KeepFiringFor = default)
{
    /// <summary>The burn rate at which <see cref="BudgetFraction"/> goes in <see cref="LongWindow"/>: <c>k = p × T / L</c>.</summary>
    /// <param name="period">The period <c>T</c> that the objective is defined on.</param>
    public BurnRateFactor FactorOver(PromDuration period) => BurnRateFactor.ThatSpends(BudgetFraction, LongWindow, period);

    /// <summary>The share of the budget that the control window spends at the same burn rate: <c>p × short / L</c>.</summary>
    public Fraction ShortBudgetFraction => BudgetFraction * (ShortWindow / LongWindow);

    /// <summary>
    /// Whether this tier's alert says what the other's would: a page what tickets of the same SLO would, and a faster tier what slower ones
    /// of its class would.
    /// </summary>
    public bool Covers(AlertTier other) =>
        Severity == other.Severity ? LongWindow < other.LongWindow : Severity == AlertSeverity.Page;

    /// <summary>Whether the windows nest: <c>0 &lt; short &lt; long &lt; period</c>.</summary>
    public bool NestsIn(PromDuration period) =>
        PromDuration.Zero < ShortWindow && ShortWindow < LongWindow && LongWindow < period;

    /// <summary>The usual control window, a twelfth of the long one, rounded up to a whole second.</summary>
    public static PromDuration ControlWindowOf(PromDuration longWindow) =>
        (longWindow * new Fraction(1, 12)).RoundUpTo(PromDuration.FromSeconds(1));
}
