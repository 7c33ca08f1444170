namespace SloRuleGen.PromQL.Re2;

/// <summary>
/// Reads a pattern that is known to be right. What few people write in matchers (flags, word boundaries, Unicode's classes) is
/// not understood.
/// </summary>
internal sealed class RegexTreeParser
{
    // The check of patterns lets groups nest up to 1000 deep; a call for each is more than anybody needs.
    private const int MaxDepth = 100;

    private readonly Re2Reader _reader;
    private int _depth;

    private RegexTreeParser(string pattern) => _reader = new Re2Reader(pattern);

    /// <summary>Null for a pattern that is not understood.</summary>
    public static RegexTree? Parse(string pattern)
    {
        if (Re2Syntax.Parse(pattern).Error is not null) return null;
        var parser = new RegexTreeParser(pattern);
        return parser.ParseAlternatives() is { } tree && parser._reader.AtEnd ? tree : null;
    }

    private RegexTree? ParseAlternatives()
    {
        if (++_depth > MaxDepth) return null;
        var options = new List<RegexTree>();
        do
        {
            if (ParseSequence() is not { } option) return null;
            options.Add(option);
        }
        while (TryTake('|'));

        _depth--;
        return options.Count == 1 ? options[0] : new RegexTree.Alternatives(options);
    }

    private RegexTree.Sequence? ParseSequence()
    {
        var items = new List<RegexTree>();
        while (!_reader.AtEnd && _reader.Peek() is not ('|' or ')'))
        {
            if (_reader.StartsWith(@"\Q"))
            {
                items.AddRange(ParseQuoted());
                continue;
            }

            if (ParseItem() is not { } item) return null;
            items.Add(ParseRepeats(item));
        }

        return new RegexTree.Sequence(items);
    }

    private RegexTree? ParseItem()
    {
        switch (_reader.Peek())
        {
            case '(':
                return ParseGroup();
            case '[':
                return RegexClassParser.Parse(_reader) is { } set ? new RegexTree.One(set) : null;
            case '\\':
                if (_reader.Peek(1) is not ('A' or 'z')) return RegexClassParser.ParseEscape(_reader) is { } escaped ? new RegexTree.One(escaped) : null;
                _reader.Skip(2);
                return new RegexTree.Nothing();
            case '^' or '$':
                _reader.Skip(1);
                return new RegexTree.Nothing();
            case '.':
                _reader.Skip(1);
                return new RegexTree.One(RuneSet.Any);
            default:
                _reader.TryTakeRune(out var rune);
                return new RegexTree.One(RuneSet.Of(rune));
        }
    }

    private RegexTree? ParseGroup()
    {
        if (_reader.StartsWith("(?:")) _reader.Skip(3);
        else if (_reader.StartsWith("(?P<") || _reader.StartsWith("(?<")) _reader.Skip(_reader.DistanceTo(">") + 1);
        else if (_reader.Peek(1) == '?') return null;
        else _reader.Skip(1);
        return ParseAlternatives() is { } tree && TryTake(')') ? tree : null;
    }

    private List<RegexTree> ParseQuoted()
    {
        _reader.Skip(2);
        var items = new List<RegexTree>();
        while (!_reader.AtEnd && !_reader.StartsWith(@"\E"))
        {
            _reader.TryTakeRune(out var rune);
            items.Add(new RegexTree.One(RuneSet.Of(rune)));
        }

        if (!_reader.AtEnd) _reader.Skip(2);
        return items;
    }

    /// <summary>An operator, and the <c>?</c> that makes it lazy: what is matched as a whole is the same.</summary>
    private RegexTree ParseRepeats(RegexTree item)
    {
        (int Min, int Max)? count = _reader.Peek() switch
        {
            '*' => (0, -1),
            '+' => (1, -1),
            '?' => (0, 1),
            _ => null,
        };
        if (count is not null) _reader.Skip(1);
        else if (_reader.Peek() == '{' && Re2Count.TryParse(_reader, out var braces)) count = (braces.Min, braces.Max);
        if (count is not { } given) return item;
        TryTake('?');
        return new RegexTree.Repeat(item, given.Min, given.Max);
    }

    private bool TryTake(char c)
    {
        if (_reader.AtEnd || _reader.Peek() != c) return false;
        _reader.Skip(1);
        return true;
    }
}
