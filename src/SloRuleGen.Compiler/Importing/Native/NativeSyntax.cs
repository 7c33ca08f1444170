using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Native;

/// <summary>Parts of a spec that was read, to be written again.</summary>
internal static class NativeSyntax
{
    /// <param name="from">Where all of it is said to come from; null for its own places.</param>
    public static NativeNode Of(SyntaxNode node, SourceSpan? from = null) => node switch
    {
        MappingSyntax mapping => Of(mapping, from),
        SequenceSyntax list => new NativeList([.. list.Items.Select(item => new NativeItem(Of(item, from), FieldComments.None))], from ?? list.Span),
        ScalarSyntax { IsNull: true } nothing => new NativeText("null", TextKind.Word, from ?? nothing.Span),
        ScalarSyntax scalar => new NativeText(scalar.Value, IsWord(scalar) ? TextKind.Word : TextKind.Text, from ?? scalar.Span),
        _ => throw new InvalidOperationException($"{node.GetType().Name} cannot be written."),
    };

    public static NativeMapping Of(MappingSyntax mapping, SourceSpan? from = null)
    {
        var copy = new NativeMapping(from ?? mapping.Span);
        foreach (var entry in mapping.Entries) copy.Set(new NativeField(entry.Key.Value, Of(entry.Value, from), from ?? entry.Key.Span, FieldComments.None));
        return copy;
    }

    /// <summary>Flags and numbers, which in quotes would be text.</summary>
    private static bool IsWord(ScalarSyntax scalar) => scalar.AsBoolean() is not null
        || (scalar is { IsPlain: true, Value.Length: > 0 and < 40 } && scalar.Value.All(c => char.IsAsciiDigit(c) || c == '.') && char.IsAsciiDigit(scalar.Value[0]) && char.IsAsciiDigit(scalar.Value[^1]));
}
