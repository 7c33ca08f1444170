using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// The target of an SLI: the share of events that must be good, strictly between 0 and 1, exact.
/// </summary>
public readonly record struct Objective
{
    private Objective(Fraction ratio) => Ratio = ratio;

    /// <summary>The objective as a ratio, 0 to 1 exclusive: 0.999 for 99.9%.</summary>
    public Fraction Ratio { get; }

    /// <summary>The share of events that may be bad, <c>1 − S</c>: 0.001 for 99.9%.</summary>
    public Fraction ErrorBudget => Fraction.One - Ratio;

    /// <summary>The objective in percent, without the sign: 99.9.</summary>
    public Fraction Percent => Ratio * 100;

    /// <exception cref="ArgumentOutOfRangeException">The percentage is not strictly between 0 and 100.</exception>
    public static Objective FromPercent(Fraction percent) =>
        TryFromPercent(percent, out var objective)
            ? objective
            : throw new ArgumentOutOfRangeException(nameof(percent), "An objective lies strictly between 0 and 100 percent.");

    public static bool TryFromPercent(Fraction percent, out Objective objective)
    {
        var valid = percent > 0 && percent < 100;
        objective = valid ? new(percent / 100) : default;
        return valid;
    }

    /// <summary>Reads <c>99.9%</c>; the sign may be missing.</summary>
    public static bool TryParse(string text, out Objective objective)
    {
        objective = default;
        return Fraction.TryParseDecimal(text.EndsWith('%') ? text.AsSpan(0, text.Length - 1) : text, out var percent) && TryFromPercent(percent, out objective);
    }

    /// <summary>As users write it: <c>99.9%</c>.</summary>
    public override string ToString() => $"{Percent}%";
}
