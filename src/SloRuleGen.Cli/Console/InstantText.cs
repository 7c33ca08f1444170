using System.Globalization;

namespace SloRuleGen.Cli.Console;

/// <summary>Instants as users write them: as RFC 3339 has it, UTC unless an offset is given, or in seconds since 1970.</summary>
internal static class InstantText
{
    /// <summary>What to write, for messages.</summary>
    public const string Forms = "2026-06-15T08:00:00Z, or seconds since 1970";

    /// <summary>The last instant of a calendar that all programs know.</summary>
    private static readonly DateTimeOffset s_latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>To the millisecond, from 1970 on and before the year 9000; null for any other text.</returns>
    public static DateTimeOffset? Read(string text)
    {
        DateTimeOffset? time = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? seconds < 200_000_000_000 ? DateTimeOffset.UnixEpoch.AddMilliseconds((double)(seconds * 1000)) : null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        return time >= DateTimeOffset.UnixEpoch && time < s_latest ? DateTimeOffset.FromUnixTimeMilliseconds(time.Value.ToUnixTimeMilliseconds()) : null;
    }
}
