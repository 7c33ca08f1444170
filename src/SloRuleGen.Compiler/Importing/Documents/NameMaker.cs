using System.Text;
using SloRuleGen.Mappings;

namespace SloRuleGen.Importing.Documents;

/// <summary>Makes names of services and SLOs that specs take of those that other programs take: always the same of the same.</summary>
internal static class NameMaker
{
    /// <summary>Lower case, with <c>-</c> for each run of other characters, cut after as many characters as a name may have.</summary>
    /// <param name="otherwise">The name where nothing is left.</param>
    public static string Valid(string name, string otherwise)
    {
        var made = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-') made.Append(c);
            else if (made.Length > 0 && made[^1] != '-') made.Append('-');
        }

        var text = Trimmed(made.ToString());
        if (text.Length > SpecNames.LongestId) text = Trimmed(text[..SpecNames.LongestId]);
        return text.Length == 0 ? otherwise : text;
    }

    /// <summary>A valid name of two texts, of which the first gives way where both together are too long.</summary>
    /// <param name="otherwise">The first where nothing is left of it.</param>
    public static string Joined(string name, string suffix, string otherwise)
    {
        var (start, end) = (Valid(name, otherwise), Valid(suffix, ""));
        if (end.Length == 0) return start;
        var room = SpecNames.LongestId - end.Length - 1;
        return room <= 0 ? end : $"{Trimmed(start[..Math.Min(start.Length, room)])}-{end}";
    }

    /// <summary>The name, or the first of <c>name-2</c>, <c>name-3</c> and so on that is free.</summary>
    public static string Free(string name, Predicate<string> isTaken)
    {
        if (!isTaken(name)) return name;
        for (var number = 2; ; number++)
        {
            var suffix = $"-{number}";
            var candidate = Trimmed(name[..Math.Min(name.Length, SpecNames.LongestId - suffix.Length)]) + suffix;
            if (!isTaken(candidate)) return candidate;
        }
    }

    private static string Trimmed(string text) => text.Trim('.', '_', '-');
}
