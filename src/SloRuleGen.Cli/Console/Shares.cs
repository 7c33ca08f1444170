using System.Globalization;

namespace SloRuleGen.Cli.Console;

/// <summary>Shares and times of measurements as people read them. Shares are rounded to the worse side: a budget that is nearly spent is not shown as left.</summary>
internal static class Shares
{
    public const string Unknown = "-";

    /// <summary>A share of good events, with two digits more after the point than the objective has.</summary>
    /// <param name="objective">As the spec has it.</param>
    public static string Good(double? share, string objective)
    {
        var point = objective.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : objective.TrimEnd('%').Length - point - 1;
        return Down(share * 100, Math.Min(digits + 2, 8), "%");
    }

    /// <summary>A share of a budget that is left: under zero where it is overspent.</summary>
    public static string Remaining(double? share) => Down(share * 100, share is > -0.1 and < 0.1 ? 1 : 0, "%");

    /// <summary>The two largest units: <c>2d 4h</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds}s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes}m",
        { TotalHours: < 24 } => $"{(int)span.TotalHours}h {span.Minutes}m",
        _ => $"{(int)span.TotalDays}d {span.Hours}h",
    };

    private static string Down(double? value, int digits, string unit)
    {
        if (value is not { } known || double.IsNaN(known)) return Unknown;
        if (Math.Abs(known) > 1e12) return known > 0 ? $">1e12{unit}" : $"<-1e12{unit}";
        // What a double is off by must not push a whole number down.
        var scale = (decimal)Math.Pow(10, digits);
        return $"{(Math.Floor((decimal)Math.Round(known, digits + 6) * scale) / scale).ToString("0." + new string('#', digits), CultureInfo.InvariantCulture)}{unit}";
    }
}
