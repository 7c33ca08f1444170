namespace SloRuleGen.Units.Tests;

/// <summary>Values as they are written.</summary>
internal static class Some
{
    public static Fraction Number(string text) =>
        Fraction.TryParseDecimal(text, out var value) ? value : throw new FormatException($"'{text}' is not a decimal.");
}
