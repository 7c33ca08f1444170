namespace SloRuleGen.PromQL.Re2;

/// <summary>What is known of a part of a pattern.</summary>
/// <param name="MatchesEmpty">True if it matches the empty string, where no word boundary is.</param>
/// <param name="Copies">How often the nested counts in it, multiplied, copy what is innermost.</param>
/// <param name="Height">How deep its tree is.</param>
internal readonly record struct Re2Piece(bool MatchesEmpty, long Copies, int Height, bool IsLiteral = false)
{
    public static Re2Piece Literal { get; } = new(false, 1, 1, true);

    /// <summary>Any single character of several.</summary>
    public static Re2Piece Character { get; } = new(false, 1, 1);

    /// <summary>An anchor, or nothing at all.</summary>
    public static Re2Piece Empty { get; } = new(true, 1, 1);

    /// <summary>A word boundary: there is none in the empty string.</summary>
    public static Re2Piece Never { get; } = new(false, 1, 1);

    /// <param name="count">The count in braces, null for <c>*</c>, <c>+</c> and <c>?</c>.</param>
    public Re2Piece Repeated(int min, Re2Count? count) =>
        new(MatchesEmpty || min == 0, count is { } given ? given.CopiesOf(Copies) : Copies, Height + 1);
}
