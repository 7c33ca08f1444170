using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Re2;

/// <summary>Reads a pattern with a stack of its open groups, so that nesting costs no call stack.</summary>
internal sealed class Re2Parser(Re2Reader reader)
{
    private const int MaxRepeat = 1000;
    private const int MaxHeight = 1000;

    private readonly Stack<Re2Group> _groups = new();
    private readonly Re2Escapes _escapes = new(reader);
    private Re2Group _group = new(isCapture: false);

    /// <summary>Where the repetition operator just before this place starts; -1 if there is none.</summary>
    private int _lastRepeat = -1;

    /// <summary>Reads all of the pattern; errors go to the reader.</summary>
    /// <returns>The whole of it; of no use after an error.</returns>
    public Re2Piece Parse()
    {
        while (!reader.AtEnd)
        {
            var start = reader.Position;
            if (!TryParseNext(out var isRepeat)) return Re2Piece.Empty;
            _lastRepeat = isRepeat ? start : -1;
        }

        if (_groups.Count > 0) reader.Fail("missing closing )", 0, reader.Length);
        var whole = _group.Close();
        CheckHeight(whole);
        return whole;
    }

    private bool TryParseNext(out bool isRepeat)
    {
        isRepeat = false;
        switch (reader.Peek())
        {
            case '(':
                return reader.Peek(1) == '?' ? TryOpenPerlGroup() : Open(isCapture: true, 1);
            case ')':
                return TryClose();
            case '|':
                reader.Skip(1);
                return CheckHeight(_group.StartAlternative());
            case '^' or '$':
                reader.Skip(1);
                return Add(Re2Piece.Empty);
            case '[':
                return new Re2CharClass(reader, _escapes).TryParse(out var set) && Add(Re2Piece.Character(set));
            case ('*' or '+' or '?') and var sign:
                isRepeat = true;
                reader.Skip(1);
                return TryRepeat(reader.Position - 1, new Re2Count(sign == '+' ? 1 : 0, sign == '?' ? 1 : -1), isCounted: false);
            case '{':
                return TryParseBraces(out isRepeat);
            case '\\':
                return TryParseBackslash();
            case '.':
                reader.Skip(1);
                return Add(Re2Piece.Character(RuneSet.Any));
            default:
                return TryParseLiteral();
        }
    }

    private bool TryParseBackslash()
    {
        switch (reader.Peek(1))
        {
            case 'A' or 'z':
                reader.Skip(2);
                return Add(Re2Piece.Empty);
            case ('b' or 'B') and var boundary:
                reader.Skip(2);
                reader.NoteUntold();
                return Add(boundary == 'b' ? Re2Piece.Never : Re2Piece.Empty);
            case 'C':
                return reader.Fail("invalid escape sequence", reader.Position, reader.Position + 2);
            case 'Q':
                return TryParseQuoted();
        }

        if (_escapes.StartsClass) return _escapes.TryParseClass(out var set) && Add(Re2Piece.Character(set));
        return _escapes.TryParseCharacter(out var rune) && Add(Re2Piece.Literal(rune));
    }

    private bool TryParseLiteral() => reader.TryTakeRune(out var rune) && Add(Re2Piece.Literal(rune));

    /// <summary><c>\Q…\E</c>, or to the end: nothing in it has a meaning.</summary>
    private bool TryParseQuoted()
    {
        reader.Skip(2);
        var distance = reader.DistanceTo(@"\E");
        var end = distance < 0 ? reader.Length : reader.Position + distance;
        while (reader.Position < end)
        {
            if (!TryParseLiteral()) return false;
        }

        if (distance >= 0) reader.Skip(2);
        return true;
    }

    private bool TryParseBraces(out bool isRepeat)
    {
        var start = reader.Position;
        isRepeat = Re2Count.TryParse(reader, out var count);
        if (!isRepeat) return TryParseLiteral();
        return count.IsValid(MaxRepeat)
            ? TryRepeat(start, count, isCounted: true)
            : reader.FailAbout("invalid repeat count", start);
    }

    /// <summary>Repeats the last piece. The operator was taken, except for the <c>?</c> that makes it lazy.</summary>
    private bool TryRepeat(int start, Re2Count count, bool isCounted)
    {
        if (reader.Peek() == '?') reader.Skip(1);
        if (_lastRepeat >= 0) return reader.FailAbout("invalid nested repetition operator", _lastRepeat);
        if (_group.Last is not { } piece) return reader.FailAbout("missing argument to repetition operator", start);
        var repeated = piece.Repeated(count, isCounted);
        _group.ReplaceLast(repeated);
        if (!CheckHeight(repeated)) return false;
        return !isCounted || !count.IsMultiple || repeated.Copies <= MaxRepeat || reader.FailAbout("invalid repeat count", start);
    }

    private bool TryOpenPerlGroup()
    {
        if (reader.StartsWith("(?P<") && reader.Position + 4 < reader.Length) return TryOpenNamed(4);
        if (reader.StartsWith("(?<") && reader.Position + 3 < reader.Length) return TryOpenNamed(3);
        var start = reader.Position;
        reader.Skip(2);
        var negated = false;
        var flagSeen = false;
        while (!reader.AtEnd)
        {
            if (!reader.TryTakeRune(out var c)) return false;
            switch (c)
            {
                case 'i' or 'm' or 's' or 'U':
                    flagSeen = true;
                    reader.NoteUntold();
                    continue;
                case '-' when !negated:
                    (negated, flagSeen) = (true, false);
                    continue;
                case ':' when !negated || flagSeen:
                    return Open(isCapture: false, 0);
                case ')' when !negated || flagSeen:
                    return true;
            }

            break;
        }

        return reader.FailAbout("invalid or unsupported Perl syntax", start);
    }

    /// <param name="prefix">How long what stands before the name is.</param>
    private bool TryOpenNamed(int prefix)
    {
        var start = reader.Position;
        var end = reader.DistanceTo(">");
        if (!reader.CheckUtf8(end < 0 ? reader.Length - start : end)) return false;
        if (end < 0) return reader.Fail("invalid named capture", start, reader.Length);
        var name = reader.Ahead(end)[prefix..];
        if (name.Length > 0 && name.All(Characters.IsLetterOrDigit)) return Open(isCapture: true, end + 1);
        return reader.Fail("invalid named capture", start, start + end + 1);
    }

    private bool Open(bool isCapture, int length)
    {
        reader.Skip(length);
        _groups.Push(_group);
        _group = new Re2Group(isCapture);
        return true;
    }

    private bool TryClose()
    {
        if (!_groups.TryPop(out var outer)) return reader.Fail("unexpected )", 0, reader.Length);
        reader.Skip(1);
        var piece = _group.Close();
        _group = outer;
        return CheckHeight(piece) && Add(piece);
    }

    private bool Add(Re2Piece piece)
    {
        _group.Add(piece);
        return true;
    }

    private bool CheckHeight(Re2Piece piece) =>
        piece.Height <= MaxHeight || reader.Fail("expression nests too deeply", 0, reader.Length);
}
