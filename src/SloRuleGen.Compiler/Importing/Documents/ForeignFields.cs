using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Documents;

/// <summary>What the mappings of other formats have beside what those of specs have.</summary>
internal static class ForeignFields
{
    /// <summary>A field that has a value; null for one that is absent.</summary>
    public static EntrySyntax? Entry(this Fields fields, string name) => fields.Has(name) ? fields.Entries.First(entry => entry.Key.Value == name) : null;

    /// <summary>The text of a field as a scalar, whatever kind of text it is; null, with a report, for anything else.</summary>
    public static ScalarSyntax? Scalar(this Fields fields, string name) => fields.Text(name) is null ? null : (ScalarSyntax)fields.Find(name)!;

    /// <summary>Mappings of other formats stand in no spec, so no field of theirs is looked for in specs.</summary>
    public static Level Level(string name, params string[] fields) => new(name, fields) { IsOfSpec = false };

    public static Located<string> Located(this ScalarSyntax scalar) => new(scalar.Value, scalar.Span);
}
