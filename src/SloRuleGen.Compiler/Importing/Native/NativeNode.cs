using SloRuleGen.Text;

namespace SloRuleGen.Importing.Native;

/// <summary>A part of a spec that is made of a document in another format, and where in that document it comes from.</summary>
internal abstract record NativeNode(SourceSpan From);

/// <summary>How a text is written.</summary>
internal enum TextKind
{
    /// <summary>Words for people, names, values of labels.</summary>
    Text,

    /// <summary>A number, a flag, a duration or a share: without quotes.</summary>
    Word,

    /// <summary>PromQL, whose own quotes should stay as they are.</summary>
    Code,
}

internal sealed record NativeText(string Text, TextKind Kind, SourceSpan From) : NativeNode(From)
{
    /// <summary>Where a stretch of the text comes from; null for what has no counterpart, character by character.</summary>
    public Func<int, int, SourceSpan>? Origin { get; init; }
}

internal sealed record NativeItem(NativeNode Value, FieldComments Comments);

internal sealed record NativeList(IReadOnlyList<NativeItem> Items, SourceSpan From) : NativeNode(From);

/// <param name="KeyFrom">The place of the foreign field that it comes from.</param>
internal sealed record NativeField(string Key, NativeNode Value, SourceSpan KeyFrom, FieldComments Comments);
