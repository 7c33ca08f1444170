using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>A node of a YAML document, with its place. Aliases are resolved; their place is where the anchor was written.</summary>
public abstract record SyntaxNode(SourceSpan Span);

/// <param name="Entries">No two have the same key.</param>
/// <param name="Span">From bracket to bracket in flow style; in block style the first key.</param>
public sealed record MappingSyntax(IReadOnlyList<EntrySyntax> Entries, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>Written with <c>{ }</c>, as a selector without quotes also is.</summary>
    public bool IsFlow { get; init; }

    public EntrySyntax? Find(string key) => Entries.FirstOrDefault(e => e.Key.Value == key);
}

/// <summary>A key of a mapping and its value.</summary>
public sealed record EntrySyntax(ScalarSyntax Key, SyntaxNode Value);

/// <param name="Span">From bracket to bracket in flow style; in block style the first dash.</param>
public sealed record SequenceSyntax(IReadOnlyList<SyntaxNode> Items, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>Written with <c>[ ]</c>.</summary>
    public bool IsFlow { get; init; }
}

/// <summary>A scalar: its value, and for each character of the value the place where it was written.</summary>
/// <param name="IsPlain">Not quoted, no block scalar and not tagged: only such text can be a null, boolean or number.</param>
/// <param name="IsNull">A plain <c>~</c>, <c>null</c> or nothing at all (YAML 1.2 core).</param>
/// <param name="Span">Quotes or block header included, anchor and tag not.</param>
public sealed record ScalarSyntax(string Value, bool IsPlain, bool IsNull, ScalarMap Map, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>
    /// The comment that follows on the scalar's last line, if one does. Behind plain text it may be
    /// a piece of the value that its author meant to write: <c>up{a="b #1"}</c> ends before the <c>#</c>.
    /// </summary>
    public SourceSpan? Comment { get; init; }

    /// <summary>For a value that was put together: where a stretch of it comes from. Null for what stands so in a file.</summary>
    internal Func<int, int, SourceSpan>? Origin { get; init; }

    /// <summary>The place of a stretch of <see cref="Value"/>, through escapes, folding and indentation.</summary>
    public SourceSpan SpanOf(int start, int end) => Origin?.Invoke(start, end) ?? Map.SpanOf(Span, start, end);

    /// <summary>A plain <c>true</c> or <c>false</c> (also <c>True</c>, <c>TRUE</c> and their like); null for everything else, <c>yes</c> and <c>on</c> included.</summary>
    public bool? AsBoolean() => !IsPlain ? null : Value switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };
}

/// <summary>One document of a spec: one service.</summary>
internal sealed record DocumentSyntax(SourceText Source, SyntaxNode Root);
