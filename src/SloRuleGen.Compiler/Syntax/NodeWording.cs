using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>How messages name what stands where something else should.</summary>
internal static class NodeWording
{
    public static string InWords(this SyntaxNode node) => node switch
    {
        MappingSyntax => "a mapping",
        SequenceSyntax => "a list",
        ScalarSyntax { IsNull: true } => "nothing",
        ScalarSyntax { IsPlain: false } scalar => $"the string {Wording.Quote(scalar.Value)}",
        ScalarSyntax scalar => Wording.Quote(scalar.Value),
        _ => throw new InvalidOperationException($"No wording for {node.GetType().Name}."),
    };
}
