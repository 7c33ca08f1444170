namespace SloRuleGen.PromQL.Re2;

/// <summary>Reads sets of characters of a pattern that is known to be right: classes in brackets, and escapes.</summary>
internal static class RegexClassParser
{
    /// <summary>From <c>[</c> to <c>]</c>; null for a set that is not understood.</summary>
    public static RuneSet? Parse(Re2Reader reader)
    {
        reader.Skip(1);
        var negated = reader.Peek() == '^';
        if (negated) reader.Skip(1);
        var ranges = new List<(int Low, int High)>();
        for (var isFirst = true; isFirst || reader.Peek() != ']'; isFirst = false)
        {
            if (reader.StartsWith("[:") || ParseCharacter(reader) is not { } item || item.Negated) return null;
            if (item.Ranges is not [var (low, high)] || low != high || reader.Peek() != '-' || reader.Peek(1) == ']')
            {
                ranges.AddRange(item.Ranges);
                continue;
            }

            reader.Skip(1);
            if (ParseCharacter(reader) is not { Ranges: [var (last, _)] }) return null;
            ranges.Add((low, last));
        }

        reader.Skip(1);
        return new RuneSet(ranges, negated);
    }

    /// <summary>What a backslash starts; null for what is not understood.</summary>
    public static RuneSet? ParseEscape(Re2Reader reader)
    {
        RuneSet? set = reader.Peek(1) switch
        {
            'd' => RuneSet.Digits,
            'D' => RuneSet.Digits with { Negated = true },
            'w' => RuneSet.Word,
            'W' => RuneSet.Word with { Negated = true },
            's' => RuneSet.Space,
            'S' => RuneSet.Space with { Negated = true },
            _ => null,
        };
        if (set is not null)
        {
            reader.Skip(2);
            return set;
        }

        if (reader.Peek(1) is 'p' or 'P' or 'b' or 'B') return null;
        return new Re2Escapes(reader).TryParseCharacter(out var rune) ? RuneSet.Of(rune) : null;
    }

    private static RuneSet? ParseCharacter(Re2Reader reader)
    {
        if (reader.Peek() == '\\') return ParseEscape(reader);
        return reader.TryTakeRune(out var rune) ? RuneSet.Of(rune) : null;
    }
}
