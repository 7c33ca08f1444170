using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>
/// Cuts a text into tokens, one at a time. What a character may be depends on what is open: inside braces there are no
/// keywords, inside brackets no names.
/// </summary>
/// <param name="allowWindow">Whether <c>$window</c> is a token.</param>
/// <param name="isMatcherList">Whether the text is what stands inside braces, without them.</param>
internal sealed class Lexer(string text, bool allowWindow, bool isMatcherList)
{
    private const string WindowWord = "$window";

    private readonly CharReader _reader = new(text);
    private bool _insideBraces;
    private bool _insideBrackets;
    private bool _atBracketStart;
    private bool _colonSeen;
    private bool _durationSeen;
    private int _parenDepth;

    /// <summary>The next token that is no comment. After an error or the end there is nothing to ask for.</summary>
    public Token Next()
    {
        if (!TrySkipBlanks()) return Error("invalid UTF-8 rune");
        _reader.StartToken();
        if (_atBracketStart) return NextAtBracketStart();
        return _insideBraces || isMatcherList ? NextInsideBraces() : NextOutside();
    }

    /// <summary>Skips white space and comments. False at half a surrogate pair in a comment, which is no text.</summary>
    private bool TrySkipBlanks()
    {
        while (true)
        {
            _reader.TakeWhile(Characters.IsSpace);

            // Where a duration is due, a comment is not expected.
            if (_reader.Current != '#' || _atBracketStart) return true;
            while (!_reader.AtEnd && _reader.Current is not ('\n' or '\r'))
            {
                _reader.StartToken();
                if (!_reader.TryTakeRune(out _)) return false;
            }
        }
    }

    private Token NextOutside()
    {
        switch (_reader.Current)
        {
            case CharReader.End when _parenDepth != 0: return Error("unclosed left parenthesis");
            case CharReader.End when _insideBrackets: return Error("unclosed left bracket");
            case CharReader.End: return Token(TokenKind.EndOfInput);
            case ',': return Take(TokenKind.Comma);
            case '*': return Take(TokenKind.Mul);
            case '/': return Take(TokenKind.Div);
            case '%': return Take(TokenKind.Mod);
            case '+': return Take(TokenKind.Add);
            case '-': return Take(TokenKind.Sub);
            case '^': return Take(TokenKind.Pow);
            case '@': return Take(TokenKind.At);
            case '=' when _reader.Next == '=': return Take(TokenKind.Equal, 2);
            case '=' when _reader.Next == '~': return Error("unexpected character after '=': '~'");
            case '=': return Take(TokenKind.Assign);
            case '!' when _reader.Next == '=': return Take(TokenKind.NotEqual, 2);
            case '!': return Error($"unexpected character after '!': {_reader.QuoteAt(1)}");
            case '<' when _reader.Next == '=': return Take(TokenKind.LessOrEqual, 2);
            case '<' when _reader.Next == '/': return Take(TokenKind.TrimUpper, 2);
            case '<': return Take(TokenKind.Less);
            case '>' when _reader.Next == '=': return Take(TokenKind.GreaterOrEqual, 2);
            case '>' when _reader.Next == '/': return Take(TokenKind.TrimLower, 2);
            case '>': return Take(TokenKind.Greater);
            case '(': return OpenParen();
            case ')': return CloseParen();
            case '{':
                _insideBraces = true;
                return Take(TokenKind.LeftBrace);
            case '[' when _insideBrackets: return Error("unexpected left bracket '['");
            case '[':
                _insideBrackets = _atBracketStart = true;
                _colonSeen = _durationSeen = false;
                return Take(TokenKind.LeftBracket);
            case ']' when !_insideBrackets: return Error("unexpected right bracket ']'");
            case ']':
                _insideBrackets = false;
                return Take(TokenKind.RightBracket);
            case ':' when _insideBrackets && _colonSeen: return Error("unexpected colon ':'");
            case ':' when _insideBrackets:
                _colonSeen = true;
                return Take(TokenKind.Colon);
            case '"' or '\'' or '`': return String();
            case '$' when IsWindowHere(): return Take(TokenKind.Window, WindowWord.Length);
            case var c when Characters.IsDigit(c) || (c == '.' && Characters.IsDigit(_reader.Next)): return NumberOrDuration();
            case var c when _insideBrackets && Characters.IsLetter(c):
                var first = _reader.QuoteAt(0);
                return DurationWord(out var word) ? word : Error($"unexpected character: {first}, expected ':'");
            case var c when Characters.IsLetter(c) || c == ':': return Word();
            default: return Error($"unexpected character: {_reader.QuoteAt(0)}");
        }
    }

    /// <summary>After <c>[</c> and until the first number: here stands a duration or an expression of durations.</summary>
    private Token NextAtBracketStart()
    {
        switch (_reader.Current)
        {
            case CharReader.End: return Error("unexpected end of input in duration expression");
            case ',': return Take(TokenKind.Comma);
            case '*': return Take(TokenKind.Mul);
            case '/': return Take(TokenKind.Div);
            case '%': return Take(TokenKind.Mod);
            case '+': return Take(TokenKind.Add);
            case '-': return Take(TokenKind.Sub);
            case '^': return Take(TokenKind.Pow);
            case '(': return OpenParen();
            case ')': return CloseParen();
            case ']':
                _insideBrackets = _atBracketStart = _colonSeen = false;
                return Take(TokenKind.RightBracket);
            case ':':
                var colon = Take(TokenKind.Colon);
                if (!_durationSeen) return ErrorAfter("unexpected colon before duration in duration expression");
                if (_colonSeen) return ErrorAfter("unexpected repeated colon in duration expression");
                _colonSeen = true;
                return colon;
            case '$' when IsWindowHere():
                _atBracketStart = false;
                _durationSeen = true;
                return Take(TokenKind.Window, WindowWord.Length);
            case var c when Characters.IsDigit(c) || (c == '.' && Characters.IsDigit(_reader.Next)):
                _atBracketStart = false;
                _durationSeen = true;
                return NumberOrDuration();
            default:
                var first = _reader.QuoteAt(0);
                if (!DurationWord(out var word)) return Error($"unexpected character in duration expression: {first}");
                _durationSeen = true;
                return word;
        }
    }

    private Token NextInsideBraces()
    {
        switch (_reader.Current)
        {
            case CharReader.End when isMatcherList: return Token(TokenKind.EndOfInput);
            case CharReader.End: return Error("unexpected end of input inside braces");
            case ',': return Take(TokenKind.Comma);
            case '"' or '\'' or '`': return String();
            case '=' when _reader.Next == '~': return Take(TokenKind.EqualRegex, 2);
            case '=': return Take(TokenKind.Assign);
            case '!' when _reader.Next == '~': return Take(TokenKind.NotEqualRegex, 2);
            case '!' when _reader.Next == '=': return Take(TokenKind.NotEqual, 2);
            case '!': return Error($"unexpected character after '!' inside braces: {_reader.QuoteAt(1)}");
            case '{': return Error("unexpected left brace '{'");
            case '}' when !isMatcherList:
                _insideBraces = false;
                return Take(TokenKind.RightBrace);
            case var c when Characters.IsLetter(c):
                _reader.TakeWhile(Characters.IsLetterOrDigit);
                return Token(TokenKind.Identifier);
            default: return Error($"unexpected character inside braces: {_reader.QuoteAt(0)}");
        }
    }

    private Token OpenParen()
    {
        _parenDepth++;
        return Take(TokenKind.LeftParen);
    }

    private Token CloseParen()
    {
        var token = Take(TokenKind.RightParen);
        return --_parenDepth < 0 ? ErrorAfter("unexpected right parenthesis ')'") : token;
    }

    private Token NumberOrDuration()
    {
        if (NumberScanner.TryScanNumber(_reader)) return Token(TokenKind.Number);
        if (NumberScanner.TryScanRestOfDuration(_reader)) return Token(TokenKind.Duration);
        return Error($"bad number or duration syntax: {GoQuote.Quote(_reader.TokenText)}");
    }

    private Token String()
    {
        var error = StringScanner.Scan(_reader);
        return error is null ? Token(TokenKind.String) : Error(error);
    }

    private Token Word()
    {
        _reader.TakeWhile(c => Characters.IsLetterOrDigit(c) || c == ':');
        var word = _reader.TokenText;
        var kind = Keywords.KindOf(word);

        // These three are words of their own only before a parenthesis, and names elsewhere.
        if (kind is TokenKind.Fill or TokenKind.FillLeft or TokenKind.FillRight && _reader.FirstAfter(Characters.IsSpace) != '(')
            kind = TokenKind.Identifier;
        if (kind == TokenKind.Identifier && word.Contains(':')) kind = TokenKind.MetricIdentifier;
        return Token(kind);
    }

    private bool DurationWord(out Token token)
    {
        _reader.TakeWhile(Characters.IsLetter);
        token = Token(Keywords.KindOf(_reader.TokenText));
        return Keywords.IsDurationWord(token.Kind);
    }

    private bool IsWindowHere() => allowWindow && _reader.StartsWith(WindowWord) && !Characters.IsLetterOrDigit(_reader.At(WindowWord.Length));

    private Token Take(TokenKind kind, int length = 1)
    {
        _reader.Take(length);
        return Token(kind);
    }

    private Token Token(TokenKind kind) => new(kind, _reader.TokenSpan);

    /// <summary>An error at the start of the token. Its span reaches over what was read, a character at least.</summary>
    private Token Error(string message) => new(TokenKind.Error, _reader.ErrorSpan, message);

    /// <summary>An error about the token that was just read, which Prometheus reports behind it.</summary>
    private Token ErrorAfter(string message) =>
        new(TokenKind.Error, new TextSpan(_reader.TokenSpan.End, _reader.TokenSpan.End), message);
}
