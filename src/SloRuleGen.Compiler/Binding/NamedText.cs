using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>A label or annotation of a spec. A null value unsets it.</summary>
internal sealed record NamedText(string Name, string? Value, SourceSpan Span)
{
    private const string ActionAnnotation = "action";

    /// <param name="onRecords">Whether recording rules carry the labels too.</param>
    public static IReadOnlyList<NamedText> Labels(Fields fields, string field, AlertTemplate templates, bool onRecords, DiagnosticBag diagnostics) =>
        Read(fields, field, templates, onRecords, diagnostics, name => LabelRules.ProblemWith(name, templates.Server));

    public static IReadOnlyList<NamedText> Annotations(Fields fields, string field, AlertTemplate templates, DiagnosticBag diagnostics) =>
        Read(fields, field, templates, onRecords: false, diagnostics, ProblemWithAnnotation);

    /// <summary>The value of the label <c>severity</c>, a label of alerts like others; null if it is absent or wrong.</summary>
    public static string? Severity(Fields fields, string field, AlertTemplate templates) =>
        fields.Text(field) is { } text && (fields.Find(field) is not ScalarSyntax scalar || templates.Accepts(scalar, onRecords: false)) ? text.Value : null;

    /// <summary>The entries of one level; a null value unsets. A name that stands twice is reported elsewhere.</summary>
    public static IReadOnlyDictionary<string, string?> ByName(IReadOnlyList<NamedText> entries)
    {
        var byName = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var entry in entries) byName[entry.Name] = entry.Value;
        return byName;
    }

    /// <summary>The lower level's entries with the upper level's over them; what is unset is gone.</summary>
    public static IReadOnlyDictionary<string, string> Merge(params IEnumerable<NamedText>[] levels)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in levels.SelectMany(l => l))
        {
            if (entry.Value is null) merged.Remove(entry.Name);
            else merged[entry.Name] = entry.Value;
        }

        return merged;
    }

    private static List<NamedText> Read(
        Fields fields, string field, AlertTemplate templates, bool onRecords, DiagnosticBag diagnostics, Func<string, (DiagnosticDescriptor Descriptor, string Message)?> problemWith)
    {
        var result = new List<NamedText>();
        if (fields.Find(field) is not { } node) return result;
        var values = new Values(diagnostics);
        if (node is not MappingSyntax mapping)
        {
            values.ReportWrong(node, field, "a mapping of names to texts");
            return result;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (problemWith(key.Value) is { } problem) diagnostics.Add(problem.Descriptor, key.Span, problem.Message);
            else if (value is not ScalarSyntax scalar) values.ReportWrong(value, key.Value, "text");
            else if (templates.Accepts(scalar, onRecords)) result.Add(new(key.Value, scalar.IsNull ? null : scalar.Value, key.Span));
        }

        return result;
    }

    private static (DiagnosticDescriptor Descriptor, string Message)? ProblemWithAnnotation(string name)
    {
        if (!LabelRules.IsWellFormed(name))
            return (SpecDiagnostics.InvalidLabelName, $"{Wording.Quote(name)} is no annotation name: letters, digits and _, not starting with a digit");
        if (name == ActionAnnotation)
            return (SpecDiagnostics.ReservedAnnotation, $"'{ActionAnnotation}' is set by the rules of a budget policy; choose another name");
        return null;
    }
}
