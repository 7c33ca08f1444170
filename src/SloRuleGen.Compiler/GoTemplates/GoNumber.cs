using System.Globalization;

namespace SloRuleGen.GoTemplates;

/// <summary>Numbers as Go writes them: decimal, hexadecimal, octal, binary, with underscores, and complex ones.</summary>
internal static class GoNumber
{
    /// <summary>What a number is, or null if Go refuses it. The text is one that <see cref="Lexer"/> gives.</summary>
    public static ValueKind? KindOf(string text)
    {
        if (text.EndsWith('i')) return IsFloat(text[..^1]) ? ValueKind.Complex : null;
        if (IsInteger(text)) return ValueKind.Integer;
        return text.AsSpan().ContainsAny(".eEpP") && IsFloat(text) ? ValueKind.Float : null;
    }

    /// <summary>Whether two parts, such as <c>1+2i</c>, are one complex number.</summary>
    public static bool IsComplex(string text)
    {
        // The sign of an exponent parts nothing.
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is '+' or '-' && !IsExponent(text, i - 1)) return IsFloat(text[..i]) && IsFloat(text[i..^1]);
        }

        return false;
    }

    private static bool IsExponent(string text, int at) => text[at] is 'p' or 'P' || (text[at] is 'e' or 'E' && !text.AsSpan(0, at).ContainsAny('x', 'X'));

    /// <summary>An integer from -2⁶³ up to 2⁶⁴-1; with a sign, up to 2⁶³-1.</summary>
    private static bool IsInteger(string text)
    {
        var isSigned = text[0] is '+' or '-';
        var digits = isSigned ? text[1..] : text;
        var radix = 10u;
        if (digits.Length > 2 && digits[0] == '0' && char.ToLowerInvariant(digits[1]) is 'x' or 'o' or 'b')
        {
            radix = char.ToLowerInvariant(digits[1]) switch { 'x' => 16u, 'o' => 8u, _ => 2u };
            digits = digits[2..];
        }
        else if (digits.Length > 1 && digits[0] == '0')
        {
            radix = 8;
            digits = digits[1..];
        }

        if (digits.Length == 0 || !HasGoodUnderscores(text)) return false;
        var limit = !isSigned ? ulong.MaxValue : text[0] == '-' ? 1UL << 63 : long.MaxValue;
        var value = UInt128.Zero;
        foreach (var c in digits.Where(c => c != '_'))
        {
            if (!char.IsAsciiHexDigit(c) || DigitOf(c) >= radix) return false;
            value = value * radix + DigitOf(c);
            if (value > limit) return false;
        }

        return true;
    }

    /// <summary>A number that a double can hold, at least about: one that is too large is none.</summary>
    private static bool IsFloat(string text)
    {
        var unsigned = text.AsSpan().TrimStart("+-");
        if (text.Length - unsigned.Length > 1 || !HasGoodUnderscores(text)) return false;
        var digits = unsigned.ToString().Replace("_", "", StringComparison.Ordinal);
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return IsHexFloat(digits[2..]);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && !double.IsInfinity(value)
            && digits.All(c => char.IsAsciiDigit(c) || c is '.' or 'e' or 'E' or '+' or '-');
    }

    private static bool IsHexFloat(string digits)
    {
        var exponentAt = digits.AsSpan().IndexOfAny('p', 'P');
        if (exponentAt < 0 || !TryReadExponent(digits.AsSpan(exponentAt + 1), out var exponent)) return false;
        var (mantissa, hasDigit, hasPoint) = (0UL, false, false);
        foreach (var c in digits.AsSpan(0, exponentAt))
        {
            if (c == '.')
            {
                if (hasPoint) return false;
                hasPoint = true;
                continue;
            }

            if (!char.IsAsciiHexDigit(c)) return false;
            hasDigit = true;

            // Sixteen digits are more than a double holds; of the rest only the number counts.
            if (mantissa >> 60 == 0) mantissa = mantissa * 16 + DigitOf(c);
            else exponent += 4;
            if (hasPoint) exponent -= 4;
        }

        return hasDigit && !double.IsInfinity(Math.ScaleB(mantissa, Math.Clamp(exponent, -100_000, 100_000)));
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var digit in digits)
        {
            if (exponent < 10_000) exponent = exponent * 10 + digit - '0';
        }

        if (text[0] == '-') exponent = -exponent;
        return true;
    }

    /// <summary>Underscores stand between digits alone, or behind a prefix such as <c>0x</c>.</summary>
    private static bool HasGoodUnderscores(string text)
    {
        if (!text.Contains('_')) return true;
        var i = text[0] is '+' or '-' ? 1 : 0;
        var before = '^';
        var isHex = false;
        if (text.Length - i >= 2 && text[i] == '0' && char.ToLowerInvariant(text[i + 1]) is 'x' or 'o' or 'b')
        {
            isHex = char.ToLowerInvariant(text[i + 1]) == 'x';
            before = '0';
            i += 2;
        }

        for (; i < text.Length; i++)
        {
            var isDigit = char.IsAsciiDigit(text[i]) || (isHex && char.IsAsciiHexDigit(text[i]));
            var isUnderscore = text[i] == '_';
            if ((isUnderscore && before != '0') || (!isUnderscore && !isDigit && before == '_')) return false;
            before = isDigit ? '0' : text[i];
        }

        return before != '_';
    }

    private static uint DigitOf(char c) => GoText.HexDigit(c);
}
