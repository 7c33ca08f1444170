namespace SloRuleGen.GoTemplates;

/// <summary>
/// Divides a template into text and the tokens of its actions, as Go's text/template does. Comments and space are no tokens.
/// The last token is <see cref="TokenKind.EndOfText"/>, or <see cref="TokenKind.Failed"/> with an <see cref="Error"/>.
/// </summary>
internal sealed class Lexer
{
    private const string LeftDelimiter = "{{";
    private const string LeftComment = "/*";
    private const string RightComment = "*/";

    private static readonly Dictionary<string, TokenKind> s_words = new(StringComparer.Ordinal)
    {
        ["block"] = TokenKind.Block,
        ["break"] = TokenKind.Break,
        ["continue"] = TokenKind.Continue,
        ["define"] = TokenKind.Define,
        ["else"] = TokenKind.Else,
        ["end"] = TokenKind.EndKeyword,
        ["if"] = TokenKind.If,
        ["nil"] = TokenKind.Nil,
        ["range"] = TokenKind.Range,
        ["template"] = TokenKind.Template,
        ["with"] = TokenKind.With,
        ["true"] = TokenKind.Bool,
        ["false"] = TokenKind.Bool,
    };

    private readonly string _text;
    private readonly TemplateCursor _cursor;
    private readonly List<Token> _tokens = [];
    private int _actionStart;
    private int _start;
    private bool _afterSpace;

    private Lexer(string text) => (_text, _cursor) = (text, new TemplateCursor(text));

    /// <summary>Null if the whole text was read.</summary>
    public TemplateError? Error { get; private set; }

    public IReadOnlyList<Token> Tokens => _tokens;

    public static Lexer Read(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.Error is null && lexer.ReadTextAndAction())
        {
        }

        lexer._tokens.Add(new Token(lexer.Error is null ? TokenKind.EndOfText : TokenKind.Failed, text.Length, text.Length, false));
        return lexer;
    }

    /// <summary>Reads up to the end of the next action; false at the end of the text.</summary>
    private bool ReadTextAndAction()
    {
        _start = _cursor.Position;
        var action = _text.IndexOf(LeftDelimiter, _cursor.Position, StringComparison.Ordinal);
        _cursor.Position = action < 0 ? _text.Length : action;
        if (_cursor.Position > _start) Emit(TokenKind.Text);
        if (action < 0) return false;
        _actionStart = _start = _cursor.Position;
        _cursor.Position += LeftDelimiter.Length;
        var body = _cursor.Position + (_cursor.IsAt('-', _cursor.Position) && _cursor.IsSpaceAt(_cursor.Position + 1) ? 2 : 0);
        if (_cursor.StartsWith(LeftComment, body)) return ReadComment(body);
        Emit(TokenKind.LeftDelimiter);
        _cursor.Position = body;
        ReadAction();
        return true;
    }

    private bool ReadComment(int start)
    {
        var end = _text.IndexOf(RightComment, start + LeftComment.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            FailUnclosed("the comment is not closed: write */}} at its end");
            return false;
        }

        _cursor.Position = end + RightComment.Length;
        if (_cursor.LengthOfRightDelimiter is var length and > 0) _cursor.Position += length;
        else Fail(end, _cursor.Position, "a comment stands alone within its braces: }} or -}} after a space must follow */ at once");
        return true;
    }

    /// <summary>Reads up to the braces that close the action.</summary>
    private void ReadAction()
    {
        var open = new Stack<int>();
        while (Error is null)
        {
            SkipSpace();
            _start = _cursor.Position;
            if (_cursor.LengthOfRightDelimiter is var length and > 0)
            {
                _cursor.Position += length;
                if (open.TryPeek(out var paren)) Fail(paren, paren + 1, "this parenthesis is not closed");
                else Emit(TokenKind.RightDelimiter);
                return;
            }

            ReadToken(open);
        }
    }

    /// <summary>Space is passed over, but not where the minus that trims the text behind the action needs it.</summary>
    private void SkipSpace()
    {
        _afterSpace = false;
        while (_cursor.IsSpaceAt(_cursor.Position) && _cursor.LengthOfRightDelimiter == 0)
        {
            _cursor.Position++;
            _afterSpace = true;
        }
    }

    private void ReadToken(Stack<int> open)
    {
        if (_cursor.IsAtEnd)
        {
            FailUnclosed(null);
            return;
        }

        var c = _text[_cursor.Position++];
        switch (c)
        {
            case '=': Emit(TokenKind.Assign); break;
            case ':' when _cursor.IsAt('=', _cursor.Position): _cursor.Position++; Emit(TokenKind.Declare); break;
            case ':': Fail(_start, _cursor.Position, "':' is only part of ':=', which defines a variable"); break;
            case '|': Emit(TokenKind.Pipe); break;
            case '}': FailUnclosed(null); break;
            case '"' or '\'': ReadQuoted(c); break;
            case '`': ReadRawString(); break;
            case '$': ReadName(TokenKind.Variable, TokenKind.Variable); break;
            case '.' when !_cursor.IsDigitAt(_cursor.Position): ReadName(TokenKind.Field, TokenKind.Dot); break;
            case '(': open.Push(_start); Emit(TokenKind.LeftParen); break;
            case ')' when open.Count == 0: Fail(_start, _cursor.Position, "this parenthesis closes none"); break;
            case ')': open.Pop(); Emit(TokenKind.RightParen); break;
            case '+' or '-' or '.' or (>= '0' and <= '9'): ReadNumber(); break;
            default:
                _cursor.Position = _start;
                ReadWordOrCharacter();
                break;
        }
    }

    private void ReadWordOrCharacter()
    {
        _cursor.SkipName();
        if (_cursor.Position > _start)
        {
            if (_cursor.IsAtTerminator) Emit(s_words.GetValueOrDefault(_text[_start.._cursor.Position], TokenKind.Identifier));
            else FailAfterName();
            return;
        }

        var width = _cursor.WidthAt(_cursor.Position);
        _cursor.Position += width;
        if (_text[_start] is > ' ' and <= '~') Emit(TokenKind.Char);
        else Fail(_start, _cursor.Position, $"{Shown.Character(_text, _start)} may stand in a template in quotes or outside of {{{{ }}}} only");
    }

    /// <summary>The sign before the name is read.</summary>
    /// <param name="alone">What the sign is without a name.</param>
    private void ReadName(TokenKind kind, TokenKind alone)
    {
        if (_cursor.IsAtTerminator)
        {
            Emit(alone);
            return;
        }

        _cursor.SkipName();
        if (_cursor.IsAtTerminator) Emit(kind);
        else FailAfterName();
    }

    private void FailAfterName()
    {
        var end = _cursor.Position + _cursor.WidthAt(_cursor.Position);
        var word = _text[_start.._cursor.Position];
        var help = word.Length > 1 && word[0] == '.' && _cursor.IsAt('-', _cursor.Position) ? "; where it has others, index is the way: index $labels \"its-name\"" : "";
        Fail(_cursor.Position, end, $"{Shown.Character(_text, _cursor.Position)} cannot follow {Shown.Quote(word)}: a name has letters, digits and _, with space, | or ) behind it{help}");
    }

    private void ReadQuoted(char quote)
    {
        while (_cursor.Position < _text.Length && _text[_cursor.Position] is var c && c != quote)
        {
            if (c == '\\') _cursor.Position++;
            if (_cursor.IsAt('\n', _cursor.Position))
            {
                Fail(_start, _start + 1, $"the text in {quote} is not closed before the end of its line; write \\n for a new line");
                return;
            }

            _cursor.Position++;
        }

        if (_cursor.IsAtEnd) FailUnclosed($"the {quote} that begins here is not closed", _start);
        else
        {
            _cursor.Position++;
            Emit(quote == '"' ? TokenKind.String : TokenKind.CharConstant);
        }
    }

    private void ReadRawString()
    {
        var end = _text.IndexOf('`', _cursor.Position);
        if (end < 0)
        {
            FailUnclosed("the ` that begins here is not closed", _start);
            return;
        }

        _cursor.Position = end + 1;
        Emit(TokenKind.RawString);
    }

    private void ReadNumber()
    {
        _cursor.Position = _start;
        var isNumber = _cursor.SkipNumber();
        var isComplex = isNumber && _cursor.Position < _text.Length && _text[_cursor.Position] is '+' or '-';
        if (isComplex) isNumber = _cursor.SkipNumber() && _text[_cursor.Position - 1] == 'i';
        if (isNumber) Emit(isComplex ? TokenKind.Complex : TokenKind.Number);
        else Fail(_start, _cursor.Position, $"{Shown.Quote(_text.AsSpan(_start, _cursor.Position - _start))} is no number");
    }

    private void Emit(TokenKind kind)
    {
        _tokens.Add(new Token(kind, _start, _cursor.Position, _afterSpace));
        _afterSpace = false;
    }

    private void Fail(int start, int end, string message) => Error = new TemplateError(start, Math.Max(end, start + 1), message);

    /// <param name="message">Null to say that the action itself is not closed.</param>
    /// <param name="start">What is not closed; the action if none is given.</param>
    private void FailUnclosed(string? message, int? start = null)
    {
        var at = start ?? _actionStart;
        message ??= "'{{' begins a template of Prometheus, which is not closed with '}}'; write {{\"{{\"}} for the braces themselves";
        Error = new TemplateError(at, at + (start is null ? LeftDelimiter.Length : 1), message, IsUnclosed: true);
    }
}
