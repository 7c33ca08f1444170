using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Numbers as people read them in a table: exact while that is short, else rounded and marked with <c>~</c>.</summary>
internal static class Wording
{
    private const int Digits = 6;

    private static readonly PromDuration s_second = PromDuration.FromSeconds(1);

    public static string Number(Fraction value)
    {
        var rounded = value.ToString(Digits);
        return Fraction.TryParseDecimal(rounded, out var read) && read == value ? rounded : "~" + rounded;
    }

    public static string Percent(Fraction ratio) => $"{Number(ratio * 100)}%";

    /// <summary>A share of the budget, which a spec may give as <c>2%</c> or <c>1/7</c>.</summary>
    public static string Share(Fraction ratio) => Percentage.Of(ratio);

    /// <summary>Under a minute to the millisecond (<c>51.84s</c>), else rounded up to a second (<c>2m10s</c>).</summary>
    public static string Time(ExactDuration time) => time < PromDuration.FromMinutes(1)
        ? $"{time.RoundUpTo(PromDuration.FromMilliseconds(1)).Seconds}s"
        : time.RoundUpTo(s_second).ToString();

    public static string Time(ExactDuration? time, string none = "never") => time is { } known ? Time(known) : none;
}
