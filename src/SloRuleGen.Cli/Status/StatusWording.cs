using System.Globalization;

namespace SloRuleGen.Cli.Status;

/// <summary>Numbers of a status as people read them. What is rounded is rounded to the worse side: a budget that is nearly spent is not shown as left.</summary>
internal static class StatusWording
{
    public const string Unknown = "-";

    /// <param name="objective">As the spec has it: the share gets two digits more after the point.</param>
    public static string Good(double? share, string objective)
    {
        var point = objective.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : objective.TrimEnd('%').Length - point - 1;
        return Down(share * 100, Math.Min(digits + 2, 8), "%");
    }

    public static string Remaining(double? share) => Down(share * 100, share is > -0.1 and < 0.1 ? 1 : 0, "%");

    public static string Burn(double? rate) => rate switch
    {
        null => Unknown,
        0 => "0x",
        < 0.005 => "<0.01x",
        < 10 => $"{Text(rate.Value, "0.##")}x",
        _ => $"{Text(rate.Value, "#,0")}x",
    };

    /// <summary>The two largest units: <c>2d 4h</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds}s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes}m",
        { TotalHours: < 24 } => $"{(int)span.TotalHours}h {span.Minutes}m",
        _ => $"{(int)span.TotalDays}d {span.Hours}h",
    };

    public static string Lasts(BudgetStatus status) => status switch
    {
        { Remaining: null } => Unknown,
        { Remaining: <= 0 } => "spent",
        { Lasts: { } lasts, PeriodLength: { } length } when lasts < length => Span(lasts),
        _ => "the period",
    };

    private static string Down(double? value, int digits, string unit)
    {
        if (value is not { } known) return Unknown;
        if (Math.Abs(known) > 1e12) return known > 0 ? $">1e12{unit}" : $"<-1e12{unit}";
        // What a double is off by must not push a whole number down.
        var scale = (decimal)Math.Pow(10, digits);
        return $"{Text((double)(Math.Floor((decimal)Math.Round(known, digits + 6) * scale) / scale), "0." + new string('#', digits))}{unit}";
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
