using SloRuleGen.Importing.Native;
using SloRuleGen.Syntax;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Documents;

/// <summary>Objectives and periods as specs write them.</summary>
internal static class Objectives
{
    /// <summary>Of a percentage such as <c>99.90</c>; what is none is left for the reader of specs to report.</summary>
    public static NativeText OfPercent(ScalarSyntax scalar) => Of(scalar, scale: 1);

    /// <summary>Of a ratio such as <c>0.999</c>.</summary>
    public static NativeText OfRatio(ScalarSyntax scalar) => Of(scalar, scale: 100);

    /// <summary>In days where they are whole: <c>28d</c> for <c>4w</c>.</summary>
    public static string Days(PromDuration duration) => duration.Days is { Denominator.IsOne: true } days ? $"{days}d" : duration.ToString();

    private static NativeText Of(ScalarSyntax scalar, int scale) => new(
        scalar.Value.Length <= Fraction.MaxTextLength && Fraction.TryParseDecimal(scalar.Value, out var value) ? $"{value * scale}%" : scalar.Value,
        TextKind.Text,
        scalar.Span);
}
