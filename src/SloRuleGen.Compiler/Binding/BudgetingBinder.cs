using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>budgeting</c>: the time slices that the budget counts in place of events.</summary>
internal sealed class BudgetingBinder(DiagnosticBag diagnostics)
{
    /// <summary>The rates that long windows are built from look back so far.</summary>
    private static readonly PromDuration s_longest = PromDuration.FromMinutes(5);

    private readonly Percentages _percentages = new(diagnostics);

    /// <param name="isLayer">In a layer that an SLO lays its own fields over, one of the fields may be missing.</param>
    public Slices? Read(Fields slo, bool isLayer)
    {
        if (slo.Mapping("budgeting", Level.Budgeting) is not { } fields) return null;
        if (!isLayer)
        {
            fields.Require("slices", "slices: 1m");
            fields.Require("good_when", "good_when: 99%");
        }

        var length = ReadLength(fields);
        var goodWhen = _percentages.Share(fields, "good_when");
        return length is { } slice && goodWhen is { } share ? new Slices(slice, share.Value) : null;
    }

    private Located<PromDuration>? ReadLength(Fields fields)
    {
        if (fields.PositiveDuration("slices") is not { } length) return null;
        if (length.Value <= s_longest) return length;
        diagnostics.Add(
            SpecDiagnostics.DurationOutOfRange, length.Span,
            $"'slices' last up to {s_longest}, not {length.Value}: longer windows are built from what {s_longest} saw");
        return null;
    }
}
