using System.Text;

namespace SloRuleGen.Compiler.Tests.Syntax;

public enum Style
{
    Plain,
    Single,
    Double,
    Literal,
    Folded,
}

/// <summary>Writes a random scalar under the key <c>q</c> and notes, by YAML's rules, its value and where each unit was written.</summary>
internal sealed class RandomScalar
{
    private const string Letters = "abyz019_(){}[],=~|é߀𝄞";

    private readonly Random _random;
    private readonly string _break;
    private readonly int _indent;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _value = new();
    private readonly List<int> _places = [];

    public RandomScalar(int seed, Style style)
    {
        _random = new Random(seed);
        _break = Pick("\n", "\r\n", "\r");
        var parent = Pick("", "s:{0}  - ", "s:{0}   t: 1{0}   ").Replace("{0}", _break, StringComparison.Ordinal);
        var parentColumn = parent.Length - parent.AsSpan().LastIndexOfAny('\r', '\n') - 1;
        _indent = parentColumn + 1 + _random.Next(4);
        _text.Append(parent).Append("q: ");
        switch (style)
        {
            case Style.Plain: Words("", '\0'); break;
            case Style.Single: Words("'", '\''); break;
            case Style.Double: Words("\"", '"'); break;
            default: Block(parentColumn, style == Style.Literal); break;
        }

        _text.Append(_break).Append("# end");
    }

    public string Text => _text.ToString();

    public string Value => _value.ToString();

    /// <summary>For each unit of the value its offset in the text, or -1 if it was not written as itself.</summary>
    public IReadOnlyList<int> Places => _places;

    private void Words(string mark, char quote)
    {
        _text.Append(mark);
        var count = 1 + _random.Next(6);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) Separate(quote);
            Verbatim(Pick("a", "q", "é"));
            for (var n = _random.Next(5); n > 0; n--) Character(quote);
            Verbatim(Pick("b", "x", "😀"));
        }

        _text.Append(mark);
    }

    private void Separate(char quote)
    {
        var blanks = new string(' ', 1 + _random.Next(2)) + Pick("", "\t");
        switch (_random.Next(quote == '"' ? 3 : 2))
        {
            case 0:
                Verbatim(blanks);
                break;
            case 1:
                _text.Append(Pick("", blanks));
                Fold(_random.Next(3));
                break;
            default:
                Verbatim(Pick("", blanks));
                _text.Append('\\').Append(_break).Append(' ', _indent);
                break;
        }
    }

    private void Fold(int emptyLines)
    {
        _text.Append(_break);
        for (var i = 0; i < emptyLines; i++) _text.Append(Pick("", " ")).Append(_break);
        _text.Append(' ', _indent);
        Produced(emptyLines == 0 ? " " : new string('\n', emptyLines));
    }

    private void Character(char quote)
    {
        switch (_random.Next(4), quote)
        {
            case (0, '\''): Escaped("''", "'"); break;
            case (0, '"'): Escape(); break;
            case (0, _): Verbatim(Pick("'", "\"", ":=", "\\")); break;
            default: Verbatim(Pick([.. Letters.EnumerateRunes().Select(r => r.ToString())])); break;
        }
    }

    private void Escape()
    {
        var code = Pick("x", "u", "U", "pair", "\\n", "\\\"", "\\\\", "\\ ", "\\t");
        var rune = new Rune(Pick(0x41, 0xE9, 0x20AC, 0x1F600));
        if (code == "x") Escaped($"\\x{rune.Value & 0x7F:x2}", ((char)(rune.Value & 0x7F)).ToString());
        else if (code == "u") Escaped($"\\u{rune.Value & 0x7FFF:X4}", ((char)(rune.Value & 0x7FFF)).ToString());
        else if (code == "U") Escaped($"\\U{rune.Value:X8}", rune.ToString());
        else if (code == "pair") Escaped(@"\ud83d\uDE00", "😀");
        else Escaped(code, code[1] switch { 'n' => "\n", 't' => "\t", var c => c.ToString() });
    }

    private void Block(int parentColumn, bool isLiteral)
    {
        var lines = Enumerable.Range(0, 1 + _random.Next(6)).Select(_ => Pick("", "", "a b", "x{y=\"é 😀\"}", "  more", "\ttab", "z")).ToList();
        var first = lines.FindIndex(l => l.Length > 0);
        var chomping = Pick("", "-", "+");
        var needsIndicator = first < 0 || lines[first][0] is ' ' or '\t' || _random.Next(3) == 0;
        _text.Append(isLiteral ? '|' : '>').Append(chomping);
        if (needsIndicator) _text.Append(_indent - parentColumn);
        _text.Append(Pick("", " # why"));

        var last = lines.FindLastIndex(l => l.Length > 0);
        var pending = 0;
        string? previous = null;
        for (var i = 0; i <= last; i++)
        {
            _text.Append(_break);
            if (lines[i].Length == 0)
            {
                pending++;
                continue;
            }

            var folds = !isLiteral && previous is not null && previous[0] is not (' ' or '\t') && lines[i][0] is not (' ' or '\t');
            if (previous is not null && (!folds || pending == 0)) Produced(folds ? " " : "\n");
            Produced(new string('\n', pending));
            _text.Append(' ', _indent);
            Verbatim(lines[i]);
            (previous, pending) = (lines[i], 0);
        }

        var trailing = lines.Count - 1 - last;
        for (var i = 0; i < trailing; i++) _text.Append(_break);
        if (chomping != "-" && previous is not null) Produced("\n");
        if (chomping == "+") Produced(new string('\n', trailing));
    }

    private void Verbatim(string text)
    {
        foreach (var c in text)
        {
            _places.Add(_text.Length);
            _text.Append(c);
            _value.Append(c);
        }
    }

    private void Escaped(string text, string value)
    {
        _text.Append(text);
        Produced(value);
    }

    private void Produced(string value)
    {
        _value.Append(value);
        _places.AddRange(Enumerable.Repeat(-1, value.Length));
    }

    private T Pick<T>(params T[] items) => items[_random.Next(items.Length)];
}
