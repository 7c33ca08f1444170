using System.Globalization;
using SloRuleGen.BurnRate;
using SloRuleGen.Importing.Native;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Exporting;

/// <summary>A period as OpenSLO says it.</summary>
/// <param name="Window">The item of <c>timeWindow</c>.</param>
/// <param name="IsWhole">Whether an import reads the same period from it.</param>
internal sealed record ExportedPeriod(NativeMapping Window, bool IsWhole)
{
    private const int MinutesOfHour = 60;

    public static ExportedPeriod Of(SloPeriod period, SourceSpan from)
    {
        var window = new NativeMapping(from) { IsBlock = true };
        var length = Shorthand(period.NominalLength);
        var isWhole = true;
        switch (period)
        {
            case SloPeriod.Rolling:
                window.Set("duration", Text(length ?? $"{period.NominalLength.Days.Ceiling()}d", from));
                window.Set("isRolling", Word("true", from));
                isWhole = length is not null;
                break;
            case SloPeriod.Calendar { Unit: var unit }:
                window.Set("duration", Text(unit switch { CalendarUnit.Week => "1w", CalendarUnit.Month => "1M", CalendarUnit.Quarter => "1Q", _ => "1Y" }, from));
                isWhole = SetStart(window, unit == CalendarUnit.Week ? "2026-01-05" : "2026-01-01", period.Offset, from);
                break;
            case SloPeriod.Cycle cycle:
                window.Set("duration", Text(length ?? "1d", from));
                isWhole = SetStart(window, cycle.Starting.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), period.Offset, from)
                    && length is [.., 'd'] && !(cycle.Every == PromDuration.FromDays(7) && cycle.Starting.DayOfWeek == DayOfWeek.Monday);
                break;
        }

        return new(window, isWhole);
    }

    /// <summary>A duration of OpenSLO, in days where it has whole ones; null for what has several units, or seconds.</summary>
    public static string? Shorthand(PromDuration duration) =>
        duration.Days is { Denominator.IsOne: true, Numerator: var days } ? $"{days}d"
        : (duration.Minutes / MinutesOfHour) is { Denominator.IsOne: true, Numerator: var hours } ? $"{hours}h"
        : duration.Minutes is { Denominator.IsOne: true, Numerator: var minutes } ? $"{minutes}m"
        : null;

    private static bool SetStart(NativeMapping window, string day, ZoneOffset offset, SourceSpan from)
    {
        // The zones of whole hours have the sign of POSIX.
        var isWhole = offset.Minutes % MinutesOfHour == 0;
        var zone = offset.IsUtc || !isWhole ? "UTC" : $"Etc/GMT{(offset.Minutes > 0 ? '-' : '+')}{Math.Abs(offset.Minutes) / MinutesOfHour}";
        window.Set("isRolling", Word("false", from));
        var calendar = new NativeMapping(from);
        calendar.Set("startTime", Text($"{day} 00:00:00", from));
        calendar.Set("timeZone", Text(zone, from));
        window.Set("calendar", calendar);
        return isWhole;
    }

    private static NativeText Text(string text, SourceSpan from) => new(text, TextKind.Text, from);

    private static NativeText Word(string text, SourceSpan from) => new(text, TextKind.Word, from);
}
