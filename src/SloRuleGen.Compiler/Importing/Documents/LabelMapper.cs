using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;

namespace SloRuleGen.Importing.Documents;

/// <summary>Reads mappings of labels and annotations, whose values may be any scalar.</summary>
internal static class LabelMapper
{
    /// <summary>Each name with its value, for which a null is none; nothing if the field is absent or no mapping.</summary>
    public static IEnumerable<(EntrySyntax Entry, ScalarSyntax Value)> Texts(Fields fields, string field, ImportRun run)
    {
        foreach (var entry in fields.Mapping(field)?.Entries ?? [])
        {
            if (entry.Value is ScalarSyntax { IsNull: false } value) yield return (entry, value);
            else if (entry.Value is not ScalarSyntax) new Values(run.Diagnostics).ReportWrong(entry.Value, entry.Key.Value, "text");
        }
    }

    /// <summary>Adds a label or an annotation, with what stands beside it.</summary>
    public static void Set(this NativeMapping target, EntrySyntax entry, ScalarSyntax value, ImportRun run, string? name = null) =>
        target.Set(run.Field(name ?? entry.Key.Value, entry, Text(value)));

    public static NativeText Text(ScalarSyntax value) => new(value.Value, TextKind.Text, value.Span) { Origin = value.SpanOf };
}
