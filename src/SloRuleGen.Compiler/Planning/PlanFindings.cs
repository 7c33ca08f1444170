using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Planning;

/// <summary>What is found of the SLOs of one service. What has one cause is told once, with all the SLOs that it is true of.</summary>
internal sealed class PlanFindings
{
    /// <summary>So many SLOs are named, and the rest counted.</summary>
    private const int MostNamed = 5;

    private readonly List<Finding> _findings = [];

    /// <param name="place">Where one SLO alone has it.</param>
    /// <param name="slo">How the message names the SLO.</param>
    /// <param name="message">What is wrong, given the names of the SLOs, one or several.</param>
    /// <param name="shared">The place of what several SLOs have it from; null where each has it from its own.</param>
    public void Add(DiagnosticDescriptor descriptor, SourceSpan place, string slo, Func<string, string> message, SourceSpan? shared = null) =>
        _findings.Add(new(descriptor, place, slo, message, shared ?? place));

    public void ReportTo(DiagnosticBag diagnostics)
    {
        foreach (var cause in _findings.GroupBy(finding => (finding.Descriptor, finding.Shared, Text: finding.Message(""))))
        {
            var first = cause.First();
            var names = cause.Select(finding => finding.Slo).Distinct().ToList();
            var place = cause.Select(finding => finding.Place).Distinct().Count() == 1 ? first.Place : first.Shared;
            diagnostics.Add(first.Descriptor, place, first.Message(InWords(names)));
        }
    }

    private static string InWords(List<string> names) => names.Count <= MostNamed + 1
        ? Enumeration.And(names)
        : Enumeration.And([.. names.Take(MostNamed), $"{names.Count - MostNamed} others"]);

    private sealed record Finding(DiagnosticDescriptor Descriptor, SourceSpan Place, string Slo, Func<string, string> Message, SourceSpan Shared);
}
