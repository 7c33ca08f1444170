namespace SloRuleGen.Units;

/// <summary>Why a text is no duration: its form is wrong, unless one of these says more.</summary>
/// <param name="UnknownUnit">What stands where a unit should; null if all are known.</param>
/// <param name="IsOutOfRange">Whether it is over <see cref="PromDuration.Max"/>.</param>
public readonly record struct DurationMistake(string? UnknownUnit, bool IsOutOfRange)
{
    public static DurationMistake Malformed => default;

    public static DurationMistake OutOfRange => new(null, true);

    public static DurationMistake NoUnit(string found) => new(found, false);
}
