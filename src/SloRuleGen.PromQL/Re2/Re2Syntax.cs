using System.Buffers;

namespace SloRuleGen.PromQL.Re2;

/// <param name="Error">What is wrong, in the words of Go's regexp package, or null.</param>
/// <param name="MatchesEmpty">True if the pattern, anchored at both ends, matches the empty string.</param>
internal readonly record struct RegexInfo(string? Error, bool MatchesEmpty);

/// <summary>Tells which regular expressions Prometheus takes: RE2, as Go's regexp/syntax reads it with Perl's extensions.</summary>
internal static class Re2Syntax
{
    // What looks through a tree calls itself for each level.
    private const int MaxTreeHeight = 300;

    private static readonly SearchValues<char> s_special = SearchValues.Create(@"\.+*?()[]{}^$");

    public static RegexInfo Parse(string pattern)
    {
        // Prometheus compares plain alternatives as strings, without ever parsing them.
        if (!pattern.AsSpan().ContainsAny(s_special)) return new RegexInfo(null, pattern.Split('|').Contains(""));
        var reader = new Re2Reader(pattern);
        var whole = new Re2Parser(reader).Parse();
        return new RegexInfo(reader.Error, whole.MatchesEmpty);
    }

    /// <summary>What a pattern matches. Null if it is wrong, nests deeper than anybody needs, or has flags, word boundaries or classes of Unicode or POSIX.</summary>
    public static RegexTree? TreeOf(string pattern)
    {
        var reader = new Re2Reader(pattern);
        var whole = new Re2Parser(reader).Parse();
        return reader is { Error: null, IsUntold: false } && whole.Height <= MaxTreeHeight ? whole.Tree : null;
    }
}
