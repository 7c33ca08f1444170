using SloRuleGen.Units;

namespace SloRuleGen.Cli.Report;

/// <summary>Where exact numbers are drawn.</summary>
internal static class Drawn
{
    public static double ToDouble(this Fraction value) => (double)value.Numerator / (double)value.Denominator;

    public static double ToDouble(this ExactDuration time) => time.Seconds.ToDouble();
}
