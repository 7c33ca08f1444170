namespace SloRuleGen.PromQL.Re2;

/// <summary>A regular expression as a tree, for matching and for finding texts that match.</summary>
internal abstract record RegexTree
{
    private RegexTree()
    {
    }

    /// <summary>Nothing, and what matches nothing but a place: anchors at the ends of a pattern that is anchored anyway.</summary>
    public sealed record Nothing : RegexTree;

    /// <summary>One character of a set.</summary>
    public sealed record One(RuneSet Set) : RegexTree;

    public sealed record Sequence(IReadOnlyList<RegexTree> Items) : RegexTree;

    public sealed record Alternatives(IReadOnlyList<RegexTree> Options) : RegexTree;

    /// <param name="Max">-1 for any number.</param>
    public sealed record Repeat(RegexTree Item, int Min, int Max) : RegexTree;
}

/// <summary>Characters by their ranges, both ends included, or all but those.</summary>
internal sealed record RuneSet(IReadOnlyList<(int Low, int High)> Ranges, bool Negated)
{
    public static RuneSet Digits { get; } = new([('0', '9')], false);

    public static RuneSet Word { get; } = new([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')], false);

    public static RuneSet Space { get; } = new([('\t', '\n'), ('\f', '\r'), (' ', ' ')], false);

    /// <summary>The dot: in Prometheus it matches a line feed too, which nobody has in a label.</summary>
    public static RuneSet Any { get; } = new([], true);

    public static RuneSet Of(int rune) => new([(rune, rune)], false);

    public bool Contains(int rune) => Ranges.Any(range => range.Low <= rune && rune <= range.High) != Negated;
}
