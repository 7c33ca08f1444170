using System.Collections;
using System.Runtime.CompilerServices;

namespace SloRuleGen.PromQL.Tree;

/// <summary>Where the parts of a node stand that are no nodes themselves; none for a node that was built. As with nodes, places do not count when trees are compared.</summary>
[CollectionBuilder(typeof(PartSpans), nameof(Of))]
public sealed class PartSpans : IReadOnlyList<TextSpan>, IEquatable<PartSpans>
{
    private readonly TextSpan[] _spans;

    private PartSpans(TextSpan[] spans) => _spans = spans;

    public static PartSpans None { get; } = new([]);

    public int Count => _spans.Length;

    public TextSpan this[int index] => _spans[index];

    public static PartSpans Of(ReadOnlySpan<TextSpan> spans) => spans.IsEmpty ? None : new(spans.ToArray());

    public bool Equals(PartSpans? other) => other is not null;

    public override bool Equals(object? obj) => Equals(obj as PartSpans);

    public override int GetHashCode() => 0;

    public IEnumerator<TextSpan> GetEnumerator() => ((IEnumerable<TextSpan>)_spans).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
