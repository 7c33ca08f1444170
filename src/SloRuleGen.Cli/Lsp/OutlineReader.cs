namespace SloRuleGen.Cli.Lsp;

/// <summary>
/// Reads YAML as a person does who looks over the shoulder of another at the keyboard: by its indentation, and whatever is not finished yet. It
/// tells where keys and values stand, and no more; what is wrong is for the compiler to say.
/// </summary>
internal sealed class OutlineReader
{
    private readonly string _text;
    private readonly List<OutlineNode> _nodes = [];

    /// <summary>The document, and the keys and items that are open, the innermost last.</summary>
    private readonly List<OutlineNode> _open = [];

    /// <summary>Those whose brackets are open.</summary>
    private readonly List<OutlineNode> _brackets = [];

    private OutlineNode? _block;
    private OutlineNode? _quoted;
    private int _lineStart;
    private int _lineEnd;

    private OutlineReader(string text) => _text = text;

    /// <summary>All nodes in the order of their places, each document before what is in it.</summary>
    public static IReadOnlyList<OutlineNode> Read(string text)
    {
        var reader = new OutlineReader(text);
        reader.ReadAll();
        return reader._nodes;
    }

    private OutlineNode Top => _open[^1];

    private void ReadAll()
    {
        Begin(0);
        for (_lineStart = _text is ['\uFEFF', ..] ? 1 : 0; _lineStart <= _text.Length; _lineStart = NextLine())
        {
            var length = _text.AsSpan(_lineStart).IndexOfAny('\r', '\n');
            _lineEnd = length < 0 ? _text.Length : _lineStart + length;
            ReadLine();
            if (_lineEnd == _text.Length) return;
        }

    }

    private int NextLine() => _text[_lineEnd] == '\r' && _lineEnd + 1 < _text.Length && _text[_lineEnd + 1] == '\n' ? _lineEnd + 2 : _lineEnd + 1;

    private void Begin(int start)
    {
        _open.Clear();
        var document = new OutlineNode(null, null, -1, start, start);
        _nodes.Add(document);
        _open.Add(document);
    }

    private void ReadLine()
    {
        var at = SkipBlanks(_lineStart);
        var column = at - _lineStart;
        if (_block is { } block)
        {
            if (at == _lineEnd || column > block.Column)
            {
                block.Scalar!.End = _lineEnd;
                return;
            }

            _block = null;
        }

        // What stands in brackets or quotes is indented further than what it belongs to: otherwise they were not closed yet.
        if (at < _lineEnd && _quoted is { } quoted && column <= ColumnAround(quoted)) _quoted = null;
        if (_quoted is not null)
        {
            at = ReadQuoted(_quoted, _lineStart);
            if (_quoted is not null || _brackets.Count == 0) return;
        }

        if (at < _lineEnd && _brackets is [var outer, ..] && column <= ColumnAround(outer)) _brackets.Clear();
        if (_brackets.Count > 0) ReadBrackets(at);
        else if (at < _lineEnd && _text[at] != '#') ReadBlock(at);
    }

    private static int ColumnAround(OutlineNode node)
    {
        while (node.IsFlow && node.Parent is { } parent) node = parent;
        return node.Column;
    }

    private void ReadBlock(int at)
    {
        var column = at - _lineStart;
        if (column == 0 && _lineEnd - at >= 3 && _text.AsSpan(at, 3) is "---" or "...")
        {
            Begin(_lineEnd);
            return;
        }

        // Text goes on below, but for what is half a key, above other keys.
        if (Top is { Scalar: { Style: OutlineStyle.Plain } scalar } last && column > last.Column && !((last.IsItem || last.IsBelow) && KeyAt(at, out _, out _) >= 0))
        {
            scalar.End = EndOfPlain(at);
            return;
        }

        while (at < _lineEnd && _text[at] == '-' && (at + 1 == _lineEnd || _text[at + 1] is ' ' or '\t'))
        {
            CloseItems(at - _lineStart);
            Add(null, at, at + 1);
            at = SkipBlanks(at + 1);
        }

        if (at == _lineEnd || _text[at] == '#') return;
        column = at - _lineStart;
        if (KeyAt(at, out var key, out var end) is var colon and >= 0)
        {
            CloseKeys(column);
            Add(key, at, end);
            ReadValue(Top, SkipBlanks(colon + 1));
        }
        else if (Top is { Scalar: null, Children.Count: 0, IsWord: false, Parent: not null } && column > Top.Column)
        {
            Top.IsBelow = !Top.IsItem;
            ReadValue(Top, at);
        }
        else
        {
            CloseKeys(column);
            end = EndOfPlain(at);
            Add(_text[at..end], at, end, isWord: true);
        }
    }

    private void CloseItems(int column)
    {
        while (Top.Column > column || (Top.Column == column && Top.IsItem)) _open.RemoveAt(_open.Count - 1);
    }

    private void CloseKeys(int column)
    {
        while (Top.Column >= column) _open.RemoveAt(_open.Count - 1);
    }

    private void Add(string? key, int start, int end, bool isWord = false)
    {
        var node = new OutlineNode(Top, key, start - _lineStart, start, end) { IsWord = isWord };
        Top.Children.Add(node);
        _nodes.Add(node);
        _open.Add(node);
    }

    /// <summary>Where the colon of a key stands that begins here; -1 for none.</summary>
    private int KeyAt(int at, out string key, out int end)
    {
        (key, end) = ("", at);
        if (_text[at] is '{' or '[' or '#' or '|' or '>') return -1;
        if (_text[at] is '"' or '\'')
        {
            var close = _text.IndexOf(_text[at], at + 1, _lineEnd - at - 1);
            if (close < 0) return -1;
            end = close + 1;
            key = _text[(at + 1)..close];
            var colon = SkipBlanks(end);
            return colon < _lineEnd && _text[colon] == ':' ? colon : -1;
        }

        for (var i = at; i < _lineEnd; i++)
        {
            if (_text[i] == '#' && i > at && _text[i - 1] is ' ' or '\t') return -1;
            if (_text[i] != ':' || (i + 1 < _lineEnd && _text[i + 1] is not (' ' or '\t'))) continue;
            end = at + _text.AsSpan(at, i - at).TrimEnd(" \t").Length;
            key = _text[at..end];
            return i;
        }

        return -1;
    }

    private void ReadValue(OutlineNode node, int at)
    {
        while (at < _lineEnd && _text[at] is '&' or '!')
        {
            while (at < _lineEnd && _text[at] is not (' ' or '\t')) at++;
            at = SkipBlanks(at);
        }

        if (at == _lineEnd || _text[at] == '#') return;
        switch (_text[at])
        {
            case '|' or '>':
                var next = _lineEnd == _text.Length ? _lineEnd : NextLine();
                node.Scalar = new OutlineScalar(next, next, OutlineStyle.Block);
                _block = node;
                break;
            case '{' or '[':
                OpenBracket(node, at);
                ReadBrackets(at + 1);
                break;
            case '"' or '\'':
                OpenQuote(node, at);
                ReadQuoted(node, at + 1);
                break;
            default:
                node.Scalar = new OutlineScalar(at, EndOfPlain(at), OutlineStyle.Plain);
                break;
        }
    }

    private void OpenBracket(OutlineNode node, int at)
    {
        (node.Bracket, node.Open) = (_text[at], at);
        _brackets.Add(node);
    }

    private void OpenQuote(OutlineNode node, int at) =>
        node.Scalar = new OutlineScalar(at + 1, at + 1, _text[at] == '"' ? OutlineStyle.DoubleQuoted : OutlineStyle.SingleQuoted);

    /// <summary>Up to the quote that closes, or the end of the line.</summary>
    /// <returns>What follows.</returns>
    private int ReadQuoted(OutlineNode node, int at)
    {
        var quote = node.Scalar!.Style == OutlineStyle.DoubleQuoted ? '"' : '\'';
        for (; at < _lineEnd; at++)
        {
            if (quote == '"' && _text[at] == '\\') at++;
            else if (_text[at] == quote && quote == '\'' && at + 1 < _lineEnd && _text[at + 1] == quote) at++;
            else if (_text[at] == quote)
            {
                node.Scalar.End = at;
                _quoted = null;
                return at + 1;
            }
        }

        node.Scalar.End = _lineEnd;
        _quoted = node;
        return _lineEnd;
    }

    private void ReadBrackets(int at)
    {
        while ((at = SkipBlanks(at)) < _lineEnd && _brackets.Count > 0)
        {
            var around = _brackets[^1];
            switch (_text[at])
            {
                case '#' when at == _lineStart || _text[at - 1] is ' ' or '\t': return;
                case ',': at++; break;
                case '}' or ']':
                    around.Close = at++;
                    _brackets.RemoveAt(_brackets.Count - 1);
                    break;
                case var _ when around.Bracket == '[':
                    at = ReadInBrackets(AddInBrackets(around, null, at, at, isWord: false), at);
                    break;
                default:
                    at = ReadPair(around, at);
                    break;
            }
        }
    }

    /// <summary>A key in braces, with its value.</summary>
    private int ReadPair(OutlineNode around, int at)
    {
        var start = at;
        string key;
        if (_text[at] is '"' or '\'' && _text.IndexOf(_text[at], at + 1, _lineEnd - at - 1) is >= 0 and var close)
        {
            (key, at) = (_text[(at + 1)..close], close + 1);
        }
        else
        {
            while (at < _lineEnd && _text[at] is not (',' or '}' or ']') && !(_text[at] == ':' && (at + 1 == _lineEnd || _text[at + 1] is ' ' or ',' or '}' or '{' or '['))) at++;
            at = start + _text.AsSpan(start, at - start).TrimEnd(" \t").Length;
            key = _text[start..at];
        }

        var colon = SkipBlanks(at);
        var hasColon = colon < _lineEnd && _text[colon] == ':';
        var node = AddInBrackets(around, key, start, at, !hasColon);
        if (!hasColon) return Math.Max(at, start + 1);
        return ReadInBrackets(node, SkipBlanks(colon + 1));
    }

    /// <summary>A value in brackets.</summary>
    private int ReadInBrackets(OutlineNode node, int at)
    {
        if (at >= _lineEnd) return at;
        switch (_text[at])
        {
            case '{' or '[':
                OpenBracket(node, at);
                return at + 1;
            case '"' or '\'':
                OpenQuote(node, at);
                return ReadQuoted(node, at + 1);
            case ',' or '}' or ']':
                return at;
            default:
                var end = at;
                while (end < _lineEnd && _text[end] is not (',' or '}' or ']')) end++;
                node.Scalar = new OutlineScalar(at, at + _text.AsSpan(at, end - at).TrimEnd(" \t").Length, OutlineStyle.Plain);
                return end;
        }
    }

    private OutlineNode AddInBrackets(OutlineNode parent, string? key, int start, int end, bool isWord)
    {
        var node = new OutlineNode(parent, key, start - _lineStart, start, end) { IsFlow = true, IsWord = isWord };
        parent.Children.Add(node);
        _nodes.Add(node);
        return node;
    }

    private int EndOfPlain(int at)
    {
        var start = at;
        while (at < _lineEnd && !(_text[at] == '#' && at > start && _text[at - 1] is ' ' or '\t')) at++;
        return start + _text.AsSpan(start, at - start).TrimEnd(" \t").Length;
    }

    private int SkipBlanks(int at)
    {
        while (at < _lineEnd && _text[at] is ' ' or '\t') at++;
        return at;
    }
}
