using System.Globalization;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>A period as a spec writes it.</summary>
/// <param name="Nominal">The length that alerts are computed with.</param>
internal sealed record ReadPeriod(NativeNode Node, PromDuration Nominal);

/// <summary>Maps time windows: rolling ones, and those of the calendar.</summary>
internal sealed class OpenSloPeriod(ImportRun run)
{
    private static readonly string[] s_forms = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ"];

    /// <summary>Days that a unit counts where windows roll.</summary>
    private static readonly Dictionary<char, int> s_days = new() { ['d'] = 1, ['w'] = 7, ['M'] = 30, ['Q'] = 90, ['Y'] = 365 };

    /// <summary>The period of an SLO; null, with a report, if it cannot be said.</summary>
    public ReadPeriod? Map(Fields slo)
    {
        var field = slo.Has("timeWindow") ? "timeWindow" : "timeWindows";
        if (!slo.Has(field))
        {
            run.Otherwise(slo.Place, "no time window is named: the period is 30d");
            return new ReadPeriod(Word("30d", slo.Place), PromDuration.FromDays(30));
        }

        var node = slo.Find(field)!;
        if (node is SequenceSyntax { Items: [var only] }) node = only;
        else if (node is SequenceSyntax)
        {
            run.Refuse(slo.KeyOf(field), $"'{field}' has one item");
            return null;
        }

        return new Values(run.Diagnostics).Item(node, field, "one time window such as {duration: 28d, isRolling: true}", OpenSloLevels.TimeWindow) is { } window ? Read(window) : null;
    }

    private ReadPeriod? Read(Fields window)
    {
        if (LengthOf(window) is not var (count, unit, place)) return null;
        var isRolling = window.Flag("isRolling")?.Value ?? !window.Has("calendar");
        if (isRolling)
        {
            if (window.Has("calendar")) run.LeftOut(window.KeyOf("calendar"), "'calendar' is left out: the window rolls");
            return Rolling(count, unit, place);
        }

        window.Require("calendar", "calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}");
        return window.Mapping("calendar", OpenSloLevels.Calendar) is { } calendar ? OfCalendar(count, unit, place, calendar) : null;
    }

    private ReadPeriod? Rolling(int count, char unit, SourceSpan place)
    {
        if (unit is 'm' or 'h')
        {
            var length = unit == 'm' ? PromDuration.FromMinutes(count) : PromDuration.FromHours(count);
            return new ReadPeriod(Word(Objectives.Days(length), place), length);
        }

        var days = PromDuration.FromDays((long)count * s_days[unit]);
        if (unit is 'M' or 'Q' or 'Y') run.Otherwise(place, $"a rolling window has a fixed length: {count}{unit} is taken as {Objectives.Days(days)}");
        return new ReadPeriod(Word(Objectives.Days(days), place), days);
    }

    private ReadPeriod? OfCalendar(int count, char unit, SourceSpan place, Fields calendar)
    {
        calendar.Require("startTime", "startTime: 2026-01-01 00:00:00");
        var start = StartOf(calendar);
        var offset = OffsetOf(calendar);
        if (start is not { } begin || offset is null) return null;
        if (begin.Value.TimeOfDay != TimeSpan.Zero)
            run.Otherwise(begin.Span, "periods begin at 00:00 here, and not at another time of the day");
        var date = DateOnly.FromDateTime(begin.Value);
        if (unit is 'd' or 'w')
        {
            var days = (long)count * s_days[unit];
            if (days == 7 && date.DayOfWeek == DayOfWeek.Monday) return new ReadPeriod(Calendar("week", offset, place), PromDuration.FromDays(7));
            return new ReadPeriod(Cycle($"{days}d", date, offset, place), PromDuration.FromDays(days));
        }

        var months = count * unit switch { 'M' => 1, 'Q' => 3, 'Y' => 12, _ => 0 };
        var word = months switch { 1 => "month", 3 => "quarter", 12 => "year", _ => null };
        if (word is null)
        {
            run.Refuse(place, $"periods of the calendar are a week, a month, a quarter or a year, or cycles of whole days: {count}{unit} is none of these");
            return null;
        }

        if (date.Day != 1 || (months > 1 && (date.Month - 1) % months != 0))
        {
            run.Refuse(begin.Span, $"a calendar {word} begins where the calendar's does, and not at {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: write the first day of a {word}");
            return null;
        }

        return new ReadPeriod(Calendar(word, offset, place), PromDuration.FromDays(word == "month" ? 30 : word == "quarter" ? 90 : 365));
    }

    private static NativeNode Calendar(string word, string offset, SourceSpan place)
    {
        if (offset == "+00:00") return Word(word, place);
        var period = new NativeMapping(place);
        period.Set("calendar", Word(word, place));
        period.Set("offset", new NativeText(offset, TextKind.Text, place));
        return period;
    }

    private static NativeMapping Cycle(string every, DateOnly starting, string offset, SourceSpan place)
    {
        var period = new NativeMapping(place);
        period.Set("every", Word(every, place));
        period.Set("starting", Word(starting.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), place));
        if (offset != "+00:00") period.Set("offset", new NativeText(offset, TextKind.Text, place));
        return period;
    }

    private Located<DateTime>? StartOf(Fields calendar)
    {
        if (calendar.Text("startTime") is not { } start) return null;
        if (DateTime.TryParseExact(start.Value, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) return new(time, start.Span);
        run.Refuse(start.Span, $"{Wording.Quote(start.Value)} is no time such as 2026-01-01 00:00:00");
        return null;
    }

    private string? OffsetOf(Fields calendar)
    {
        if (calendar.Text("timeZone") is not { } zone) return "+00:00";
        if (FixedZones.OffsetOf(zone.Value) is { } offset) return offset;
        run.Refuse(zone.Span, $"{Wording.Quote(zone.Value)} has daylight saving, or is not known here, and the rules know fixed distances from UTC alone: write a zone without, such as UTC, or Etc/GMT-1 for +01:00 all year");
        return null;
    }

    /// <summary><c>28d</c>, <c>1M</c>; in version 1 alpha a unit and a count.</summary>
    private (int Count, char Unit, SourceSpan Place)? LengthOf(Fields window)
    {
        if (window.Has("unit") || window.Has("count"))
        {
            window.Require("unit", "unit: Day");
            window.Require("count", "count: 28");
            var unit = window.Choice("unit", ("Minute", 'm'), ("Hour", 'h'), ("Day", 'd'), ("Week", 'w'), ("Month", 'M'), ("Quarter", 'Q'), ("Year", 'Y'));
            var count = window.WholeNumber("count", least: 1);
            if (unit is not { } of || count is not { } number) return null;
            if (number.Value <= 9999) return ((int)number.Value, of.Value, number.Span);
            run.Refuse(number.Span, "that is longer than any period");
            return null;
        }

        window.Require("duration", "duration: 28d");
        if (window.Text("duration") is not { } text) return null;
        if (Shorthand(text.Value) is var (length, letter)) return (length, letter, text.Span);
        run.Refuse(text.Span, $"{Wording.Quote(text.Value)} is no duration of OpenSLO, such as 28d, 4w, 1M or 1Q");
        return null;
    }

    /// <summary>A duration of OpenSLO: a whole number and one of m, h, d, w, M, Q, Y.</summary>
    public static (int Count, char Unit)? Shorthand(string text) =>
        text.Length is > 1 and < 6 && text[^1] is 'm' or 'h' or 'd' or 'w' or 'M' or 'Q' or 'Y'
        && !text.AsSpan(0, text.Length - 1).ContainsAnyExceptInRange('0', '9') && int.Parse(text.AsSpan(0, text.Length - 1)) is > 0 and var count
            ? (count, text[^1])
            : null;

    private static NativeText Word(string text, SourceSpan place) => new(text, TextKind.Word, place);
}
