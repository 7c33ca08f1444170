using SloRuleGen.Diagnostics;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary>A ratio is recorded as it is: labels beside those of <c>by</c> would make more of them.</summary>
internal sealed class OtherLabel : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO223", DiagnosticSeverity.Warning, "Ratio with a label that by does not name");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio || query.Labels[query.Expr] is not { IsOpen: false } labels) return [];
        return labels.Names.Except(query.By).Order(StringComparer.Ordinal).Select(label => query.Report(
            Descriptor, query.Expr,
            $"'{query.Field}' keeps the label {Wording.Quote(label)}, which 'by' does not name; a ratio returns exactly the labels of 'by'"));
    }
}
