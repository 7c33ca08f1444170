using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>identity</c>: labels with fixed values, which records and alerts alike must have.</summary>
internal static class IdentityBinder
{
    /// <summary>By name, each at the place of its key; without those that have a mistake.</summary>
    public static IReadOnlyDictionary<string, Located<string>> Read(Fields document, AlertTemplate texts, DiagnosticBag diagnostics)
    {
        var identity = new SortedDictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var (name, value, span) in NamedText.Labels(document, "identity", texts, onRecords: false, diagnostics))
        {
            if (ProblemWith(value) is { } problem) diagnostics.Add(SpecDiagnostics.InvalidIdentity, span, $"'{name}' {problem}");
            else identity[name] = new(value!, span);
        }

        return identity;
    }

    private static string? ProblemWith(string? value) => value switch
    {
        null => "needs a value: there is no more general level whose identity could be unset",
        "" => "needs a value: an empty label is none to Prometheus",
        _ when value.Contains("{{", StringComparison.Ordinal) => "needs a fixed value: Prometheus expands templates in the labels of alerts alone, and the records would have another",
        _ => null,
    };
}
