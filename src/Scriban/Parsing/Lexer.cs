namespace Scriban.Parsing;

/// <summary>Cuts a template into raw text and the tokens between <c>{{</c> and <c>}}</c>. Spaces and comments make no token.</summary>
internal sealed class Lexer(TemplateText source)
{
    private readonly string _text = source.Text;
    private readonly List<Token> _tokens = [];
    private int _at;

    public List<LogMessage> Errors { get; } = [];

    public List<Token> Run()
    {
        while (_at < _text.Length)
        {
            if (TryReadEnter(out var percents))
            {
                if (percents > 0) ReadEscaped(percents);
                else ReadCode();
            }
            else
            {
                ReadRaw();
            }
        }

        _tokens.Add(Token.Eof);
        return _tokens;
    }

    private char Peek(int ahead = 0) => CharAt(_at + ahead);

    /// <summary>Raw text up to the next <c>{{</c> or <c>{%{</c>, less what its <c>-</c> or <c>~</c> takes away.</summary>
    private void ReadRaw()
    {
        var start = _at;
        while (_at < _text.Length && !IsEnter(_at, out _)) _at++;
        var end = _at;
        if (_at < _text.Length)
        {
            IsEnter(_at, out var length);
            end = TrimBefore(start, end, Peek(length));
        }

        if (end > start) _tokens.Add(new Token(TokenKind.Raw, start, end));
    }

    private int TrimBefore(int start, int end, char mode)
    {
        if (mode is not ('-' or '~')) return end;
        while (end > start && char.IsWhiteSpace(_text[end - 1]) && (mode == '-' || !EndsLine(end - 1))) end--;
        return end;
    }

    private bool EndsLine(int at) => _text[at] == '\n' || (_text[at] == '\r' && (at + 1 == _text.Length || _text[at + 1] != '\n'));

    private bool IsEnter(int at, out int length)
    {
        length = 0;
        if (_text[at] != '{') return false;
        var end = at + 1;
        while (end < _text.Length && _text[end] == '%') end++;
        if (end == _text.Length || _text[end] != '{') return false;
        length = end + 1 - at;
        return true;
    }

    private bool TryReadEnter(out int percents)
    {
        percents = 0;
        if (!IsEnter(_at, out var length)) return false;
        percents = length - 2;
        var start = _at;
        _at += length;
        if (Peek() is '-' or '~') _at++;
        if (percents == 0) _tokens.Add(new Token(TokenKind.CodeEnter, start, _at));
        return true;
    }

    /// <summary><c>{%{ … }%}</c>: text as it stands, with as many <c>%</c> at the end as at the start.</summary>
    private void ReadEscaped(int percents)
    {
        var start = _at;
        var exit = "}" + new string('%', percents) + "}";
        var close = _text.IndexOf(exit, _at, StringComparison.Ordinal);
        var end = close < 0 ? _text.Length : close;
        var mode = close > start && _text[close - 1] is ('-' or '~') ? _text[--end] : '\0';
        if (end > start) _tokens.Add(new Token(TokenKind.Raw, start, end));
        _at = close < 0 ? _text.Length : close + exit.Length;
        SkipAfter(mode);
    }

    private void SkipAfter(char mode)
    {
        if (mode is not ('-' or '~')) return;
        while (char.IsWhiteSpace(Peek()))
        {
            if (_text[_at++] == '\n' && mode == '~') return;
        }
    }

    private void ReadCode()
    {
        while (_at < _text.Length)
        {
            if (IsExit())
            {
                var start = _at;
                var mode = Peek() is '-' or '~' ? Peek() : '\0';
                _at += mode == '\0' ? 2 : 3;
                _tokens.Add(new Token(TokenKind.CodeExit, start, _at));
                SkipAfter(mode);
                return;
            }

            ReadToken();
        }
    }

    private bool IsExit()
    {
        var skip = Peek() is '-' or '~' ? 1 : 0;
        return Peek(skip) == '}' && Peek(skip + 1) == '}';
    }

    private void ReadToken()
    {
        var c = Peek();
        var start = _at;
        if (c is '\n' or '\r')
        {
            while (char.IsWhiteSpace(Peek())) _at++;
            _tokens.Add(new Token(TokenKind.NewLine, start, _at));
        }
        else if (char.IsWhiteSpace(c))
        {
            _at++;
        }
        else if (c == '#')
        {
            SkipComment();
        }
        else if (c is '"' or '\'')
        {
            ReadString();
        }
        else if (c == '_' || char.IsLetter(c))
        {
            while (Peek() == '_' || char.IsLetterOrDigit(Peek())) _at++;
            _tokens.Add(new Token(TokenKind.Identifier, start, _at));
        }
        else if (char.IsAsciiDigit(c))
        {
            ReadNumber();
        }
        else
        {
            var (kind, length) = Punctuation.At(c, Peek(1));
            _at += length;
            _tokens.Add(new Token(kind, start, _at));
        }
    }

    private void ReadNumber()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek())) _at++;
        var isInteger = Peek() != '_' && !char.IsLetter(Peek()) && !(Peek() == '.' && char.IsAsciiDigit(Peek(1)));
        _tokens.Add(new Token(isInteger ? TokenKind.Integer : TokenKind.Unsupported, start, _at));
    }

    /// <summary><c># …</c> to the end of the line, or <c>## … ##</c>; <c>}}</c> ends both.</summary>
    private void SkipComment()
    {
        _at++;
        var multi = Peek() == '#';
        if (multi) _at++;
        while (_at < _text.Length && !IsExit())
        {
            if (!multi && Peek() is '\r' or '\n') return;
            if (multi && Peek() == '#' && Peek(1) == '#')
            {
                _at += 2;
                return;
            }

            _at++;
        }
    }

    private void ReadString()
    {
        var start = _at;
        var quote = _text[_at++];
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at++] != '\\') continue;
            var length = StringEscapes.LengthAt(_text, _at);
            if (length == 0) ReportEscape();
            _at += length;
        }

        if (_at == _text.Length)
        {
            Error(_at - 1, $"Unexpected end of file while parsing a string not terminated by a {quote}");
            _tokens.Add(new Token(TokenKind.Invalid, _at - 1, _at));
            return;
        }

        _at++;
        _tokens.Add(new Token(TokenKind.String, start, _at));
    }

    private void ReportEscape()
    {
        var at = _at;
        if (Peek() is 'u' or 'x')
        {
            at++;
            while (at < _text.Length && char.IsAsciiHexDigit(_text[at])) at++;
            var range = Peek() == 'u' ? "`\\u0000` to `\\uffff`." : "`\\x00` to `\\xff`";
            Error(at, $"Unexpected hex number `{CharAt(at)}` following `\\{Peek()}`. Expecting {range}");
        }

        Error(at, $"Unexpected escape character `{CharAt(at)}` in string. Only 0 ' \\ \" b f n r t v u0000-uFFFF x00-xFF are allowed");
    }

    private char CharAt(int at) => at < _text.Length ? _text[at] : '\0';

    private void Error(int at, string message) =>
        Errors.Add(new LogMessage(ParserMessageType.Error, source.SpanOf(at, at + 1), message));
}
