using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Native;

/// <summary>
/// The tree of a spec that was made, as if it had been read: each value at the place of what it was made of. So whatever is found
/// wrong with it later is told where its author wrote it.
/// </summary>
internal static class NativeTree
{
    public static MappingSyntax Of(NativeMapping mapping) => new([.. mapping.Fields.Select(EntryOf)], mapping.From);

    private static EntrySyntax EntryOf(NativeField field) => new(Scalar(field.Key, isPlain: true, field.KeyFrom, null), NodeOf(field.Value));

    private static SyntaxNode NodeOf(NativeNode node) => node switch
    {
        NativeText text => Scalar(text.Text, text.Kind == TextKind.Word, text.From, text.Origin),
        NativeList list => new SequenceSyntax([.. list.Items.Select(item => NodeOf(item.Value))], list.From),
        NativeMapping mapping => Of(mapping),
        _ => throw new InvalidOperationException($"No tree of {node.GetType().Name}."),
    };

    private static ScalarSyntax Scalar(string text, bool isPlain, SourceSpan from, Func<int, int, SourceSpan>? origin) =>
        new(text, isPlain, IsNull: false, new ScalarMap([], from.Start), from) { Origin = origin ?? ((_, _) => from) };
}
