using SloRuleGen.Units;

namespace SloRuleGen.Text;

/// <summary>Ratios as people read them.</summary>
internal static class Percentage
{
    /// <summary><c>1.44%</c> of 0.0144, exact; a ratio without an exact percentage stays one (<c>1/7</c>).</summary>
    public static string Of(Fraction ratio)
    {
        var percent = ratio * 100;
        var exact = Fraction.TryParseDecimal(percent.ToString(), out var printed) && printed == percent;
        return exact ? $"{percent}%" : $"{ratio.Numerator}/{ratio.Denominator}";
    }
}
