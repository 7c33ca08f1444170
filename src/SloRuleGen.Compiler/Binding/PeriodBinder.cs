using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>period</c>: a rolling duration, a calendar word, or cycles of a fixed length.</summary>
internal sealed class PeriodBinder(DiagnosticBag diagnostics)
{
    private const string Forms = "a duration such as 30d, a calendar period (week, month, quarter, year), {calendar: month, offset: \"+01:00\"} or {every: 14d, starting: 2026-01-05}";

    private static readonly string[] s_ofCycles = ["every", "starting"];

    private static readonly SloPeriod.Calendar[] s_calendar = [.. Enum.GetValues<CalendarUnit>().Select(unit => new SloPeriod.Calendar(unit))];

    /// <param name="isLayer">In a layer that an SLO lays its own fields over, a cycle may be incomplete.</param>
    public Located<SloPeriod>? Read(Fields fields, bool isLayer)
    {
        switch (fields.Find("period"))
        {
            case ScalarSyntax scalar:
                return ReadScalar(scalar);
            case MappingSyntax:
                return ReadMapping(fields.MappingOrEmpty("period", Level.Period), isLayer);
            case { } other:
                new Values(diagnostics).ReportWrong(other, "period", Forms);
                return null;
            default:
                return null;
        }
    }

    private Located<SloPeriod>? ReadScalar(ScalarSyntax scalar)
    {
        if (scalar.Value is [>= '0' and <= '9' or '-' or '.', ..])
        {
            if (new Values(diagnostics).PositiveDuration(scalar, "period") is { } length) return new(new SloPeriod.Rolling(length.Value), scalar.Span);
        }
        else if (Array.Find(s_calendar, period => period.ToString() == scalar.Value) is { } calendar)
        {
            return new(calendar, scalar.Span);
        }
        else
        {
            var meant = NearestWord.Of(scalar.Value, s_calendar.Select(period => period.ToString()));
            var help = meant is null ? $"'period' takes {Forms}" : $"did you mean '{meant}'?";
            diagnostics.Add(SpecDiagnostics.InvalidPeriod, scalar.Span, $"{Wording.Quote(scalar.Value)} is not a period; {help}", meant);
        }

        return null;
    }

    private Located<SloPeriod>? ReadMapping(Fields period, bool isLayer)
    {
        var offset = ReadOffset(period);
        if (!period.Has("calendar")) return ReadCycle(period, offset, isLayer);
        foreach (var field in s_ofCycles.Where(period.Has))
            diagnostics.Add(SpecDiagnostics.ConflictingFields, period.KeyOf(field), $"'calendar' and '{field}' exclude each other: a period is one of the calendar, or a cycle of one length");
        var unit = period.Choice("calendar", [.. Enum.GetValues<CalendarUnit>().Select(unit => (new SloPeriod.Calendar(unit).ToString(), unit))]);
        return unit is { } known && offset is { } zone ? new(new SloPeriod.Calendar(known.Value, zone), period.Place) : null;
    }

    /// <summary>UTC where none is given; null where it is wrong.</summary>
    private ZoneOffset? ReadOffset(Fields period)
    {
        if (period.Text("offset") is not { } text) return period.Has("offset") ? null : default(ZoneOffset);
        if (ZoneOffset.TryParse(text.Value, out var offset)) return offset;
        diagnostics.Add(
            SpecDiagnostics.InvalidPeriod, text.Span,
            $"{Wording.Quote(text.Value)} is no distance from UTC: write it such as \"+01:00\" or \"-05:30\", in quarters of an hour; zones with daylight saving have none that holds all year");
        return null;
    }

    private Located<SloPeriod>? ReadCycle(Fields cycle, ZoneOffset? offset, bool isLayer)
    {
        var every = ReadLength(cycle);
        var starting = Dates.Read(cycle, "starting", SpecDiagnostics.InvalidPeriod, diagnostics);
        if (!isLayer)
        {
            cycle.Require("every", "every: 14d");
            cycle.Require("starting", "starting: 2026-01-05");
        }

        return every is { } length && starting is { } date && offset is { } zone ? new(SloPeriod.Cycle.Of(length, date, zone), cycle.Place) : null;
    }

    private PromDuration? ReadLength(Fields cycle)
    {
        if (cycle.PositiveDuration("every") is not { } every) return null;
        if (SloPeriod.Cycle.IsLength(every.Value)) return every.Value;
        diagnostics.Add(
            SpecDiagnostics.InvalidPeriod, every.Span,
            $"cycles cannot last {every.Value}: 'every' takes whole days, or under a day a multiple of 5m from 10m on");
        return null;
    }
}
