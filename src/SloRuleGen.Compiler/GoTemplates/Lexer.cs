using System.Text;

namespace SloRuleGen.GoTemplates;

/// <summary>
/// Divides a template into text and the tokens of its actions, as Go's text/template does. Comments and space are no tokens.
/// The last token is <see cref="TokenKind.EndOfText"/>, or <see cref="TokenKind.Failed"/> with an <see cref="Error"/>.
/// </summary>
internal sealed class Lexer
{
    private const string LeftDelimiter = "{{";
    private const string RightDelimiter = "}}";
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
    private readonly List<Token> _tokens = [];
    private int _position;
    private int _actionStart;
    private int _start;
    private bool _afterSpace;

    private Lexer(string text) => _text = text;

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
        _start = _position;
        var action = _text.IndexOf(LeftDelimiter, _position, StringComparison.Ordinal);
        _position = action < 0 ? _text.Length : action;
        if (_position > _start) Emit(TokenKind.Text);
        if (action < 0) return false;
        _actionStart = _start = _position;
        _position += LeftDelimiter.Length;
        var body = _position + (IsAt('-', _position) && IsSpaceAt(_position + 1) ? 2 : 0);
        if (StartsWith(LeftComment, body)) return ReadComment(body);
        Emit(TokenKind.LeftDelimiter);
        _position = body;
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

        _position = end + RightComment.Length;
        if (LengthOfRightDelimiter() is var length and > 0) _position += length;
        else Fail(end, _position, "a comment stands alone within its braces: }} or -}} after a space must follow */ at once");
        return true;
    }

    /// <summary>Reads up to the braces that close the action.</summary>
    private void ReadAction()
    {
        var open = new Stack<int>();
        while (Error is null)
        {
            SkipSpace();
            _start = _position;
            if (LengthOfRightDelimiter() is var length and > 0)
            {
                _position += length;
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
        while (IsSpaceAt(_position) && LengthOfRightDelimiter() == 0)
        {
            _position++;
            _afterSpace = true;
        }
    }

    private void ReadToken(Stack<int> open)
    {
        if (_position == _text.Length)
        {
            FailUnclosed(null);
            return;
        }

        var c = _text[_position++];
        switch (c)
        {
            case '=': Emit(TokenKind.Assign); break;
            case ':' when IsAt('=', _position): _position++; Emit(TokenKind.Declare); break;
            case ':': Fail(_start, _position, "':' is only part of ':=', which defines a variable"); break;
            case '|': Emit(TokenKind.Pipe); break;
            case '}': FailUnclosed(null); break;
            case '"' or '\'': ReadQuoted(c); break;
            case '`': ReadRawString(); break;
            case '$': ReadName(TokenKind.Variable, TokenKind.Variable); break;
            case '.' when !IsDigitAt(_position): ReadName(TokenKind.Field, TokenKind.Dot); break;
            case '(': open.Push(_start); Emit(TokenKind.LeftParen); break;
            case ')' when open.Count == 0: Fail(_start, _position, "this parenthesis closes none"); break;
            case ')': open.Pop(); Emit(TokenKind.RightParen); break;
            case '+' or '-' or '.' or (>= '0' and <= '9'): ReadNumber(); break;
            default:
                _position = _start;
                ReadWordOrCharacter();
                break;
        }
    }

    private void ReadWordOrCharacter()
    {
        SkipName();
        if (_position > _start)
        {
            if (IsAtTerminator()) Emit(s_words.GetValueOrDefault(_text[_start.._position], TokenKind.Identifier));
            else FailAfterName();
            return;
        }

        var width = WidthAt(_position);
        _position += width;
        if (_text[_start] is > ' ' and <= '~') Emit(TokenKind.Char);
        else Fail(_start, _position, $"{Shown.Character(_text, _start)} may stand in a template in quotes or outside of {{{{ }}}} only");
    }

    /// <summary>The sign before the name is read.</summary>
    /// <param name="alone">What the sign is without a name.</param>
    private void ReadName(TokenKind kind, TokenKind alone)
    {
        if (IsAtTerminator())
        {
            Emit(alone);
            return;
        }

        SkipName();
        if (IsAtTerminator()) Emit(kind);
        else FailAfterName();
    }

    private void FailAfterName()
    {
        var end = _position + WidthAt(_position);
        var word = _text[_start.._position];
        var help = word.Length > 1 && word[0] == '.' && IsAt('-', _position) ? "; where it has others, index is the way: index $labels \"its-name\"" : "";
        Fail(_position, end, $"{Shown.Character(_text, _position)} cannot follow {Shown.Quote(word)}: a name has letters, digits and _, with space, | or ) behind it{help}");
    }

    private void ReadQuoted(char quote)
    {
        while (_position < _text.Length && _text[_position] is var c && c != quote)
        {
            if (c == '\\') _position++;
            if (IsAt('\n', _position))
            {
                Fail(_start, _start + 1, $"the text in {quote} is not closed before the end of its line; write \\n for a new line");
                return;
            }

            _position++;
        }

        if (_position >= _text.Length) FailUnclosed($"the {quote} that begins here is not closed", _start);
        else
        {
            _position++;
            Emit(quote == '"' ? TokenKind.String : TokenKind.CharConstant);
        }
    }

    private void ReadRawString()
    {
        var end = _text.IndexOf('`', _position);
        if (end < 0)
        {
            FailUnclosed("the ` that begins here is not closed", _start);
            return;
        }

        _position = end + 1;
        Emit(TokenKind.RawString);
    }

    private void ReadNumber()
    {
        _position = _start;
        var isNumber = SkipNumber();
        var isComplex = isNumber && _position < _text.Length && _text[_position] is '+' or '-';
        if (isComplex) isNumber = SkipNumber() && _text[_position - 1] == 'i';
        if (isNumber) Emit(isComplex ? TokenKind.Complex : TokenKind.Number);
        else Fail(_start, _position, $"{Shown.Quote(_text.AsSpan(_start, _position - _start))} is no number");
    }

    /// <summary>False if a letter follows, which is passed over too. What is passed over need not be a number yet.</summary>
    private bool SkipNumber()
    {
        SkipOne("+-");
        var digits = "0123456789_";
        if (SkipOne("0"))
        {
            if (SkipOne("xX")) digits = "0123456789abcdefABCDEF_";
            else if (SkipOne("oO")) digits = "01234567_";
            else if (SkipOne("bB")) digits = "01_";
        }

        SkipAll(digits);
        if (SkipOne(".")) SkipAll(digits);
        var exponent = digits.Length switch { 11 => "eE", 23 => "pP", _ => "" };
        if (SkipOne(exponent))
        {
            SkipOne("+-");
            SkipAll("0123456789_");
        }

        SkipOne("i");
        if (!IsNameAt(_position)) return true;
        _position += WidthAt(_position);
        return false;
    }

    private bool SkipOne(string set)
    {
        if (_position >= _text.Length || !set.Contains(_text[_position])) return false;
        _position++;
        return true;
    }

    private void SkipAll(string set)
    {
        while (SkipOne(set))
        {
        }
    }

    private void SkipName()
    {
        while (IsNameAt(_position)) _position += WidthAt(_position);
    }

    /// <summary>How long what closes an action is here, with the minus that trims the text behind it; 0 if nothing does.</summary>
    private int LengthOfRightDelimiter() =>
        IsSpaceAt(_position) && IsAt('-', _position + 1) && StartsWith(RightDelimiter, _position + 2) ? 4
        : StartsWith(RightDelimiter, _position) ? 2
        : 0;

    private bool IsAtTerminator() =>
        _position >= _text.Length || IsSpaceAt(_position) || _text[_position] is '.' or ',' or '|' or ':' or '(' or ')' || StartsWith(RightDelimiter, _position);

    private bool StartsWith(string word, int at) => at <= _text.Length && _text.AsSpan(at).StartsWith(word);

    private bool IsAt(char c, int at) => at < _text.Length && _text[at] == c;

    private bool IsSpaceAt(int at) => at < _text.Length && _text[at] is ' ' or '\t' or '\r' or '\n';

    /// <summary>At the end of the text too, where a point is the beginning of a number that is not there.</summary>
    private bool IsDigitAt(int at) => at >= _text.Length || char.IsAsciiDigit(_text[at]);

    private bool IsNameAt(int at) =>
        at < _text.Length && (_text[at] == '_' || (Rune.TryGetRuneAt(_text, at, out var rune) && (Rune.IsLetter(rune) || Rune.IsDigit(rune))));

    private int WidthAt(int at) => at >= _text.Length ? 0 : Rune.TryGetRuneAt(_text, at, out var rune) ? rune.Utf16SequenceLength : 1;

    private void Emit(TokenKind kind)
    {
        _tokens.Add(new Token(kind, _start, _position, _afterSpace));
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
