using System.Globalization;

namespace SloRuleGen.BurnRate;

/// <summary>How far the clocks of a place are before UTC, all year: whole quarters of an hour from -12:00 to +14:00, as the world has them.</summary>
public readonly record struct ZoneOffset
{
    private const int Step = 15;
    private const int Least = -12 * 60;
    private const int Most = 14 * 60;

    private ZoneOffset(int minutes) => Minutes = minutes;

    /// <summary>Negative west of Greenwich.</summary>
    public int Minutes { get; }

    public int Seconds => Minutes * 60;

    public bool IsUtc => Minutes == 0;

    /// <summary>Reads <c>+05:30</c>: a sign, two digits, a colon and two digits.</summary>
    public static bool TryParse(string text, out ZoneOffset offset)
    {
        offset = default;
        if (text is not ['+' or '-', _, _, ':', _, _]
            || !int.TryParse(text.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)) return false;
        var all = (hours * 60 + minutes) * (text[0] == '-' ? -1 : 1);
        if (minutes > 59 || all % Step != 0 || all is < Least or > Most) return false;
        offset = new ZoneOffset(all);
        return true;
    }

    /// <summary>As specs write it, <c>+05:30</c>; <c>UTC</c> for none.</summary>
    public override string ToString() => IsUtc ? "UTC"
        : string.Create(CultureInfo.InvariantCulture, $"{(Minutes < 0 ? '-' : '+')}{Math.Abs(Minutes) / 60:00}:{Math.Abs(Minutes) % 60:00}");
}
