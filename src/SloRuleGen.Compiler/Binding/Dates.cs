using System.Globalization;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Reads days of the calendar.</summary>
internal static class Dates
{
    /// <summary>Null where the field is absent or no date, which is reported.</summary>
    public static DateOnly? Read(Fields fields, string field, DiagnosticDescriptor descriptor, DiagnosticBag diagnostics)
    {
        if (fields.Text(field) is not { } text) return null;
        if (DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        diagnostics.Add(descriptor, text.Span, $"{Wording.Quote(text.Value)} is not a date; write it such as 2026-01-05");
        return null;
    }
}
