namespace SloRuleGen.PromQL.Re2;

/// <summary>A class in brackets.</summary>
internal sealed class Re2CharClass(Re2Reader reader, Re2Escapes escapes)
{
    private const string InvalidRange = "invalid character class range";

    private readonly int _start = reader.Position;
    private readonly List<(int Low, int High)> _ranges = [];
    private int _nextNameEnd;

    public bool TryParse(out RuneSet set)
    {
        set = new RuneSet(_ranges, Negated: reader.Peek(1) == '^');
        reader.Skip(set.Negated ? 2 : 1);
        for (var isFirst = true; reader.Peek() != ']' || isFirst; isFirst = false)
        {
            if (!TryParseItem()) return false;
        }

        reader.Skip(1);
        return true;
    }

    private bool TryParseItem()
    {
        if (reader.StartsWith("[:") && TryGetNameLength(out var length))
        {
            var name = reader.Ahead(length);
            if (!UnicodeClassNames.IsPosix(name)) return reader.Fail(InvalidRange, reader.Position, reader.Position + length);
            reader.Skip(length);
            reader.NoteUntold();
            return true;
        }

        if (reader.Peek() == '\\' && escapes.StartsClass) return escapes.TryParseClass(out var set) && Add(set);
        var start = reader.Position;
        if (!TryParseCharacter(out var low)) return false;
        if (reader.Peek() != '-' || reader.Position + 1 >= reader.Length || reader.Peek(1) == ']') return Add(RuneSet.Of(low));
        reader.Skip(1);
        if (!TryParseCharacter(out var high)) return false;
        return low <= high ? Add(new RuneSet([(low, high)], false)) : reader.FailAbout(InvalidRange, start);
    }

    private bool Add(RuneSet set)
    {
        if (set.Negated) reader.NoteUntold();
        _ranges.AddRange(set.Ranges);
        return true;
    }

    /// <summary>The length of <c>[:alpha:]</c> and its like, known or not.</summary>
    private bool TryGetNameLength(out int length)
    {
        // Where the next name ends is kept, so that a class of many [: without an end is not searched again for each.
        var nameStart = reader.Position + 2;
        if (_nextNameEnd < nameStart) _nextNameEnd = reader.IndexOf(":]", nameStart);
        length = _nextNameEnd + 2 - reader.Position;
        return _nextNameEnd != int.MaxValue;
    }

    private bool TryParseCharacter(out int rune)
    {
        if (reader.Peek() == '\\' && !reader.AtEnd) return escapes.TryParseCharacter(out rune);
        if (!reader.TryTakeRune(out rune)) return false;
        return rune != Re2Reader.End || reader.Fail("missing closing ]", _start, reader.Length);
    }
}
