using SloRuleGen.PromQL.Tree;
namespace SloRuleGen.PromQL.Re2;

/// <summary>What a backslash starts, inside and outside of brackets.</summary>
internal sealed class Re2Escapes(Re2Reader reader)
{
    private const string InvalidEscape = "invalid escape sequence";
    private const string InvalidRange = "invalid character class range";

    /// <summary>Whether the backslash here starts a class such as <c>\d</c> or <c>\p{Greek}</c>.</summary>
    public bool StartsClass => reader.Peek(1) is 'p' or 'P' or 'd' or 'D' or 's' or 'S' or 'w' or 'W';

    public bool TryParseClass(out RuneSet set)
    {
        var kind = reader.Peek(1);
        set = char.ToLowerInvariant(kind) switch
        {
            'd' => RuneSet.Digits,
            's' => RuneSet.Space,
            'w' => RuneSet.Word,
            _ => RuneSet.Any,
        };
        if (kind is 'p' or 'P')
        {
            reader.NoteUntold();
            return TryParseUnicodeClass();
        }

        if (char.IsAsciiLetterUpper(kind)) set = set with { Negated = true };
        reader.Skip(2);
        return true;
    }

    /// <summary>An escaped character.</summary>
    public bool TryParseCharacter(out int rune)
    {
        var start = reader.Position;
        reader.Skip(1);
        if (reader.AtEnd)
        {
            rune = 0;
            return reader.Fail("trailing backslash at end of expression", reader.Length, reader.Length);
        }

        if (!reader.TryTakeRune(out rune)) return false;
        switch (rune)
        {
            case >= '1' and <= '7' when !IsOctal(reader.Peek()):
                break;
            case >= '0' and <= '7':
                rune -= '0';
                for (var i = 0; i < 2 && IsOctal(reader.Peek()); i++, reader.Skip(1)) rune = rune * 8 + (reader.Peek() - '0');
                return true;
            case 'x':
                if (TryParseHexadecimal(out rune)) return true;
                break;
            case 'a': rune = '\a'; return true;
            case 'f': rune = '\f'; return true;
            case 'n': rune = '\n'; return true;
            case 'r': rune = '\r'; return true;
            case 't': rune = '\t'; return true;
            case 'v': rune = '\v'; return true;
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)rune):
                return true;
        }

        return reader.FailAbout(InvalidEscape, start);
    }

    /// <summary>After <c>\x</c>: two digits, or any number of them in braces.</summary>
    private bool TryParseHexadecimal(out int rune)
    {
        rune = 0;
        if (!reader.TryTakeRune(out var first)) return false;
        if (first != '{')
        {
            if (first == Re2Reader.End || !reader.TryTakeRune(out var second)) return false;
            rune = Digit(first) * 16 + Digit(second);
            return Digit(first) >= 0 && Digit(second) >= 0;
        }

        for (var digits = 0; ; digits++)
        {
            if (!reader.TryTakeRune(out var c) || c == Re2Reader.End) return false;
            if (c == '}') return digits > 0;
            if (Digit(c) < 0) return false;
            rune = rune * 16 + Digit(c);
            if (rune > 0x10FFFF) return false;
        }
    }

    /// <summary><c>\pL</c>, <c>\p{Greek}</c>, <c>\P{^Greek}</c>.</summary>
    private bool TryParseUnicodeClass()
    {
        var start = reader.Position;
        reader.Skip(2);
        var nameStart = reader.Position;
        if (!reader.TryTakeRune(out var c)) return false;
        string name;
        if (c == '{')
        {
            var distance = reader.DistanceTo("}");
            if (!reader.CheckUtf8(distance < 0 ? reader.Length - reader.Position : distance)) return false;
            if (distance < 0) return reader.Fail(InvalidRange, start, reader.Length);
            name = reader.Ahead(distance);
            reader.Skip(distance + 1);
        }
        else
        {
            var length = reader.Position - nameStart;
            reader.Skip(-length);
            name = reader.Ahead(length);
            reader.Skip(length);
        }

        if (name.StartsWith('^')) name = name[1..];
        return UnicodeClassNames.Contains(name) || reader.FailAbout(InvalidRange, start);
    }

    private static bool IsOctal(char c) => c is >= '0' and <= '7';

    private static int Digit(int rune) =>
        rune is >= 0 and < 0x80 && char.IsAsciiHexDigit((char)rune) ? (int)Escapes.DigitOf((char)rune) : -1;
}
