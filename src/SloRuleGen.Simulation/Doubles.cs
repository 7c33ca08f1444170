using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>Exact numbers of the plan, as near as counts need them.</summary>
internal static class Doubles
{
    public static double ToDouble(this Fraction fraction) => (double)fraction.Numerator / (double)fraction.Denominator;
}
