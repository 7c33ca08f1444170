using System.Text;

namespace SloRuleGen.GoTemplates;

/// <summary>Strings and characters in quotes, with the escapes of Go.</summary>
internal static class GoText
{
    private const string Simple = "abfnrtv\\";
    private const string SimpleValues = "\a\b\f\n\r\t\v\\";

    /// <summary>The value of a string of any kind, a character for each of its bytes. Null if it has a wrong escape.</summary>
    /// <param name="token">With its quotes.</param>
    /// <param name="wrong">Where in the token the wrong escape begins.</param>
    public static string? Unquote(ReadOnlySpan<char> token, out int wrong)
    {
        wrong = 0;
        var body = token[1..^1];
        var bytes = new StringBuilder(body.Length);
        if (token[0] == '`')
        {
            AppendUtf8(bytes, body.ToString().Replace("\r", "", StringComparison.Ordinal));
            return bytes.ToString();
        }

        for (var i = 0; i < body.Length;)
        {
            var plain = body[i..].IndexOf('\\');
            var text = plain < 0 ? body[i..] : body.Slice(i, plain);
            AppendUtf8(bytes, text);
            i += text.Length;
            if (plain < 0) break;
            if (ReadEscape(body[(i + 1)..], token[0], out var code, out var isByte) is not (var length and > 0))
            {
                wrong = i + 1;
                return null;
            }

            if (isByte) bytes.Append((char)code);
            else AppendUtf8(bytes, new Rune(code).ToString());
            i += 1 + length;
        }

        return bytes.ToString();
    }

    /// <summary>Whether a constant in single quotes is one character, or an escape that stands for one.</summary>
    public static bool IsCharacter(ReadOnlySpan<char> token)
    {
        var body = token[1..^1];
        if (body.IsEmpty) return false;
        if (body[0] == '\\') return ReadEscape(body[1..], '\'', out _, out _) == body.Length - 1;
        return body.Length == (Rune.DecodeFromUtf16(body, out _, out var length) == System.Buffers.OperationStatus.Done ? length : 1);
    }

    /// <summary>The value of a hexadecimal digit.</summary>
    public static uint HexDigit(char c) => char.IsAsciiDigit(c) ? (uint)(c - '0') : (uint)(char.ToLowerInvariant(c) - 'a' + 10);

    /// <summary>How long what follows the backslash is; 0 if it is no escape.</summary>
    private static int ReadEscape(ReadOnlySpan<char> text, char quote, out uint code, out bool isByte)
    {
        (code, isByte) = (0, false);
        if (text.IsEmpty) return 0;
        if (Simple.IndexOf(text[0]) is var simple and >= 0)
        {
            code = SimpleValues[simple];
            return 1;
        }

        if (text[0] == quote)
        {
            code = quote;
            return 1;
        }

        var (start, digits, radix) = text[0] switch
        {
            'x' => (1, 2, 16u),
            'u' => (1, 4, 16u),
            'U' => (1, 8, 16u),
            >= '0' and <= '7' => (0, 3, 8u),
            _ => (0, 0, 0u),
        };
        if (digits == 0 || text.Length < start + digits) return 0;
        foreach (var c in text.Slice(start, digits))
        {
            if (!char.IsAsciiHexDigit(c) || HexDigit(c) is var digit && digit >= radix) return 0;
            code = code * radix + digit;
        }

        isByte = text[0] is not ('u' or 'U');
        return isByte ? code <= byte.MaxValue ? start + digits : 0 : Rune.IsValid(code) ? start + digits : 0;
    }

    private static void AppendUtf8(StringBuilder bytes, ReadOnlySpan<char> text)
    {
        var encoded = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, encoded);
        bytes.Append(Encoding.Latin1.GetString(encoded));
    }
}
