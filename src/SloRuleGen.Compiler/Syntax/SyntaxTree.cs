using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>A node of a YAML document, with its place. Aliases are resolved; their place is where the anchor was written.</summary>
public abstract record SyntaxNode(SourceSpan Span);

public sealed record MappingSyntax(IReadOnlyList<EntrySyntax> Entries, SourceSpan Span) : SyntaxNode(Span);

public sealed record EntrySyntax(ScalarSyntax Key, SyntaxNode Value);

public sealed record SequenceSyntax(IReadOnlyList<SyntaxNode> Items, SourceSpan Span) : SyntaxNode(Span);

/// <summary>A scalar: its value, and for each character of the value the place where it was written.</summary>
/// <param name="IsNull">A plain <c>~</c>, <c>null</c> or nothing at all (YAML 1.2 core).</param>
/// <param name="IsPlain">Not quoted and no block scalar.</param>
public sealed record ScalarSyntax(string Value, bool IsPlain, bool IsNull, ScalarMap Map, SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>The place of a stretch of <see cref="Value"/>, through escapes, folding and indentation.</summary>
    public SourceSpan SpanOf(int start, int end) => Map.SpanOf(Span, start, end);
}

/// <summary>One document of a spec: one service.</summary>
public sealed record DocumentSyntax(SourceText Source, SyntaxNode Root);
