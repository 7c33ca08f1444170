using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>The mean year that yearly figures use: 365.25 days.</summary>
public static class Year
{
    public static Fraction Days => new(1461, 4);

    /// <summary>525 960.</summary>
    public static Fraction Minutes => Days * 1440;
}
