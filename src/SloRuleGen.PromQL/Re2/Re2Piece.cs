namespace SloRuleGen.PromQL.Re2;

/// <summary>What is known of a part of a pattern.</summary>
/// <param name="MatchesEmpty">True if it matches the empty string, where no word boundary is.</param>
/// <param name="Copies">How often the nested counts in it, multiplied, copy what is innermost.</param>
/// <param name="Height">How deep RE2's tree of it is.</param>
/// <param name="Tree">What it matches, unless the reader met what trees cannot tell.</param>
internal readonly record struct Re2Piece(bool MatchesEmpty, long Copies, int Height, RegexTree Tree, bool IsLiteral = false)
{
    private static readonly RegexTree s_nothing = new RegexTree.Nothing();

    /// <summary>Any single character of several.</summary>
    public static Re2Piece Character(RuneSet set) => new(false, 1, 1, new RegexTree.One(set));

    public static Re2Piece Literal(int rune) => Character(RuneSet.Of(rune)) with { IsLiteral = true };

    /// <summary>An anchor, or nothing at all.</summary>
    public static Re2Piece Empty { get; } = new(true, 1, 1, s_nothing);

    /// <summary>A word boundary: there is none in the empty string.</summary>
    public static Re2Piece Never { get; } = new(false, 1, 1, s_nothing);

    /// <summary>No alternative yet.</summary>
    public static Re2Piece None { get; } = new(false, 1, 0, s_nothing);

    /// <param name="isCounted">True for a count in braces, false for <c>*</c>, <c>+</c> and <c>?</c>.</param>
    public Re2Piece Repeated(Re2Count count, bool isCounted) => new(
        MatchesEmpty || count.Min == 0,
        isCounted ? count.CopiesOf(Copies) : Copies,
        Height + 1,
        new RegexTree.Repeat(Tree, count.Min, count.Max));

    /// <summary>This and another behind it, but for the tree.</summary>
    public Re2Piece Then(Re2Piece next) =>
        this with { MatchesEmpty = MatchesEmpty && next.MatchesEmpty, Copies = Math.Max(Copies, next.Copies), Height = Math.Max(Height, next.Height) };

    /// <summary>This or another, but for the tree.</summary>
    public Re2Piece Or(Re2Piece other) =>
        this with { MatchesEmpty = MatchesEmpty || other.MatchesEmpty, Copies = Math.Max(Copies, other.Copies), Height = Math.Max(Height, other.Height) };
}
