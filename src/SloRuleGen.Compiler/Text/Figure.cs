using SloRuleGen.Units;

namespace SloRuleGen.Text;

/// <summary>
/// What was computed, as people read it: exact while that is short, else rounded and marked with <c>~</c>. What users wrote is shown
/// as they did; the exact figures are in the rules and in JSON.
/// </summary>
internal static class Figure
{
    private const int MostDigits = 6;

    private const int RoundedDigits = 4;

    private static readonly PromDuration s_second = PromDuration.FromSeconds(1);

    private static readonly PromDuration s_hour = PromDuration.FromHours(1);

    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    /// <summary><c>43.2</c>, <c>525600</c>, <c>~166.7</c>. Whole numbers are always exact, and nothing is rounded to more than a whole number.</summary>
    public static string Number(Fraction value)
    {
        var exact = value.ToString(MostDigits);
        if (value.Denominator.IsOne) return value.ToString();
        if (Fraction.TryParseDecimal(exact, out var read) && read == value) return exact;
        var whole = value.Abs().Floor().ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        return "~" + value.ToString(Math.Max(RoundedDigits, whole));
    }

    /// <summary><c>1.44%</c> of 0.0144.</summary>
    public static string Percent(Fraction ratio) => $"{Number(ratio * 100)}%";

    /// <summary>In two units at most, rounded up: <c>8.7s</c>, <c>52s</c>, <c>4m56s</c>, <c>1h27m</c>, <c>2d2h</c>.</summary>
    public static string Time(ExactDuration time) => time < PromDuration.FromSeconds(10) && !time.Seconds.Denominator.IsOne
        ? $"{time.Seconds.RoundUp(1)}s"
        : time.RoundUpTo(time < s_hour ? s_second : time < s_day ? PromDuration.FromMinutes(1) : s_hour).ToString();

    public static string Time(ExactDuration? time, string none = "never") => time is { } known ? Time(known) : none;
}
