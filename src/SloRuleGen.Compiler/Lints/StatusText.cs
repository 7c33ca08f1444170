using System.Buffers;

namespace SloRuleGen.Lints;

/// <summary>How people write classes of status codes.</summary>
internal static class StatusText
{
    /// <summary>What is longer is no class of status codes.</summary>
    private const int LongestClass = 100;

    private static readonly SearchValues<char> s_firstDigits = SearchValues.Create("12345-|");

    private static readonly string[] s_openDigits = ["..", ".*", ".+", @"\d\d", @"\d{2}", "[0-9][0-9]", "[0-9]{2}"];

    /// <summary>True if an alternative of a regex looks like a class of status codes and matches none: <c>5xx</c>, <c>4XX|5XX</c>, <c>5*</c>.</summary>
    public static bool IsMistaken(string regex) =>
        regex.Length <= LongestClass && RegexText.Alternatives(regex).Any(alternative => Correct(alternative) is not null);

    /// <summary>The same regex with a dot for each digit that is left open.</summary>
    public static string Meant(string regex) => string.Join('|', RegexText.Alternatives(regex).Select(alternative => Correct(alternative) ?? alternative));

    /// <summary>True for text that means something only as a regex: <c>5..</c>, <c>500|502</c>.</summary>
    public static bool IsPattern(string value)
    {
        if (value.Length > LongestClass) return false;
        var alternatives = RegexText.Alternatives(value).ToList();
        var classes = alternatives.Count(IsClass);
        return (classes > 0 || alternatives.Count > 1) && alternatives.TrueForAll(alternative => IsClass(alternative) || IsStatus(alternative));
    }

    private static bool IsClass(string text) => AfterFirstDigit(text) is { } rest && s_openDigits.Contains(rest);

    private static bool IsStatus(string text) => text is [>= '1' and <= '5', >= '0' and <= '9', >= '0' and <= '9'];

    /// <summary>What was meant, or null if nothing is wrong.</summary>
    private static string? Correct(string alternative)
    {
        var bare = RegexText.WithoutAnchors(alternative);
        if (bare is ['(', .. var inner, ')'] && IsMistaken(inner)) return $"({Meant(inner)})";
        if (AfterFirstDigit(bare) is not { } rest) return null;
        var meant = rest switch
        {
            "*" or "." or ['x' or 'X'] or ['x' or 'X', 'x' or 'X' or '*'] => "..",
            [>= '0' and <= '9' and var digit, 'x' or 'X'] => $"{digit}.",
            _ => null,
        };
        return meant is null ? null : bare[..^rest.Length] + meant;
    }

    /// <summary>What follows the first digit of a status, a set of such digits or a group of them; null if none is there.</summary>
    private static string? AfterFirstDigit(string text)
    {
        if (text is [>= '1' and <= '5', ..]) return text[1..];
        var close = text is ['[' or '(', ..] ? text.IndexOf(text[0] == '[' ? ']' : ')') : -1;
        if (close < 2) return null;
        return text.AsSpan(1, close - 1).ContainsAnyExcept(s_firstDigits) ? null : text[(close + 1)..];
    }
}
