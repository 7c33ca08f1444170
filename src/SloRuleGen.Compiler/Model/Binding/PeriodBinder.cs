using System.Globalization;
using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Model.Binding;

/// <summary>Reads <c>period</c>: a rolling duration, a calendar word, or cycles of a fixed length.</summary>
internal sealed class PeriodBinder(DiagnosticBag diagnostics)
{
    private const string Forms = "a duration such as 30d, a calendar period (week, month, quarter, year) or {every: 14d, starting: 2026-01-05}";
    private static readonly string[] s_calendar = ["week", "month", "quarter", "year"];

    /// <param name="isLayer">In a layer that an SLO lays its own fields over, a cycle may be incomplete.</param>
    public Located<SloPeriod>? Read(Fields fields, bool isLayer)
    {
        switch (fields.Find("period"))
        {
            case ScalarSyntax scalar:
                return ReadScalar(scalar);
            case MappingSyntax:
                ReadCycle(fields.MappingOrEmpty("period", Level.Cycle), isLayer);
                return null;
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
        else if (s_calendar.Contains(scalar.Value))
        {
            NotGenerated.Refuse($"a calendar period ('{scalar.Value}')", scalar.Span, diagnostics);
        }
        else
        {
            var meant = NearestWord.Of(scalar.Value, s_calendar);
            var help = meant is null ? $"'period' takes {Forms}" : $"did you mean '{meant}'?";
            diagnostics.Add(SpecDiagnostics.InvalidPeriod, scalar.Span, $"{Wording.Quote(scalar.Value)} is not a period; {help}");
        }

        return null;
    }

    private void ReadCycle(Fields cycle, bool isLayer)
    {
        cycle.PositiveDuration("every");
        if (cycle.Text("starting") is { } starting
            && !DateOnly.TryParseExact(starting.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            diagnostics.Add(SpecDiagnostics.InvalidPeriod, starting.Span, $"{Wording.Quote(starting.Value)} is not a date; write it such as 2026-01-05");
        }

        if (!isLayer)
        {
            cycle.Require("every", "every: 14d");
            cycle.Require("starting", "starting: 2026-01-05");
        }

        NotGenerated.Refuse("a period of fixed cycles", cycle.Place, diagnostics);
    }
}
