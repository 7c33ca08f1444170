using System.Globalization;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>The values of number tokens, as Go's <c>strconv</c> reads them.</summary>
internal static class NumberText
{
    /// <summary>Reads a number token. Values are only compared with limits, and become durations; they are never printed.</summary>
    /// <returns>What is wrong, in Prometheus' words, or null.</returns>
    public static string? Parse(string text, out double value)
    {
        if (TryParseInteger(text, out value)) return null;
        var problem = "invalid syntax";
        if (UnderscoresSeparateDigits(text) && TryParseFloat(text.Replace("_", ""), out value))
        {
            if (!double.IsInfinity(value) || char.IsAsciiLetter(text[0])) return null;
            problem = "value out of range";
        }

        return $"error parsing number: strconv.ParseFloat: parsing {GoQuote.Quote(text)}: {problem}";
    }

    /// <summary>
    /// The number so that it is read anywhere: Prometheus takes an <c>e</c> in second place, as in <c>0xae</c>, for an
    /// exponent and wants more to follow, so that its place in the text decides whether it is read.
    /// </summary>
    public static string Detach(string text)
    {
        if (!IsHexadecimal(text)) return text;
        var reader = new CharReader(text);
        return NumberScanner.TryScanNumber(reader) && reader.AtEnd ? text : $"{text[..2]}0{text[2..]}";
    }

    /// <summary>Hexadecimal after <c>0x</c>, octal after another <c>0</c>, else decimal; up to 63 bits.</summary>
    private static bool TryParseInteger(string text, out double value)
    {
        value = 0;
        if (!UnderscoresSeparateDigits(text)) return false;
        var digits = text.Replace("_", "").AsSpan();
        var radix = 10;
        if (IsHexadecimal(digits)) radix = 16;
        else if (digits is ['0', _, ..]) radix = 8;
        digits = radix switch { 16 => digits[2..], 8 => digits[1..], _ => digits };
        if (digits.IsEmpty) return false;
        Int128 total = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || Escapes.DigitOf(c) >= radix) return false;
            total = total * radix + Escapes.DigitOf(c);
            if (total > long.MaxValue) return false;
        }

        value = (double)total;
        return true;
    }

    private static bool TryParseFloat(string text, out double value)
    {
        value = double.NaN;
        if (text.Equals("nan", StringComparison.OrdinalIgnoreCase)) return true;
        value = double.PositiveInfinity;
        if (text.Equals("inf", StringComparison.OrdinalIgnoreCase)) return true;
        return double.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>An underscore stands between two digits, the prefix of a hexadecimal number counting as one.</summary>
    private static bool UnderscoresSeparateDigits(string text)
    {
        var isHex = IsHexadecimal(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '_') continue;
            if (i == 0 || i == text.Length - 1) return false;
            var afterDigit = IsDigit(text[i - 1], isHex) || (isHex && i == 2);
            if (!afterDigit || !IsDigit(text[i + 1], isHex)) return false;
        }

        return true;
    }

    private static bool IsHexadecimal(ReadOnlySpan<char> text) => text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private static bool IsDigit(char c, bool isHex) => isHex ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c);
}
