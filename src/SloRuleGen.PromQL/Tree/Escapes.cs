using System.Text;

namespace SloRuleGen.PromQL.Tree;

/// <summary>The escapes of quoted strings, those of Go.</summary>
internal static class Escapes
{
    private const string Simple = "abfnrtv\\";
    private const string SimpleValues = "\a\b\f\n\r\t\v\\";

    public static bool IsSimple(char c) => Simple.Contains(c);

    public static bool IsOctal(char c) => c is >= '0' and <= '7';

    /// <summary>How many hexadecimal digits follow <c>\x</c>, <c>\u</c> and <c>\U</c>.</summary>
    public static bool TryGetLength(char c, out int length)
    {
        length = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        return length > 0;
    }

    public static uint DigitOf(char c) => (uint)Convert.ToInt32(c.ToString(), 16);

    /// <summary>The value of a string token that was scanned without an error, quotes included.</summary>
    public static string Unquote(ReadOnlySpan<char> token)
    {
        var quote = token[0];
        var body = token[1..^1];
        if (quote == '`' || !body.Contains('\\')) return body.ToString();
        var value = new StringBuilder(body.Length);
        var bytes = new List<byte>();
        while (!body.IsEmpty)
        {
            if (body[0] != '\\')
            {
                Flush(value, bytes);
                value.Append(body[0]);
                body = body[1..];
                continue;
            }

            var length = ReadEscape(body[1..], out var code);
            var isByte = (body[1] == 'x' || IsOctal(body[1])) && code >= 0x80;
            if (isByte)
            {
                bytes.Add((byte)code);
            }
            else
            {
                Flush(value, bytes);
                value.Append(new Rune(code).ToString());
            }

            body = body[(1 + length)..];
        }

        Flush(value, bytes);
        return value.ToString();
    }

    /// <summary>Reads what follows the backslash; returns how long it is.</summary>
    private static int ReadEscape(ReadOnlySpan<char> text, out uint code)
    {
        var simple = Simple.IndexOf(text[0]);
        if (simple >= 0)
        {
            code = SimpleValues[simple];
            return 1;
        }

        var start = 0;
        var radix = 8u;
        var digits = 3;
        if (TryGetLength(text[0], out var length)) (start, radix, digits) = (1, 16, length);
        else if (!IsOctal(text[0]))
        {
            code = text[0];
            return 1;
        }

        code = 0;
        foreach (var digit in text.Slice(start, digits)) code = code * radix + DigitOf(digit);
        return start + digits;
    }

    /// <summary>Adds bytes that were written one by one: characters where they are UTF-8, else as <see cref="GoQuote"/> says.</summary>
    private static void Flush(StringBuilder value, List<byte> bytes)
    {
        if (bytes.Count == 0) return;
        var rest = bytes.ToArray().AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                value.Append(rune.ToString());
            }
            else
            {
                foreach (var raw in rest[..consumed]) value.Append((char)(GoQuote.RawByteBase + raw));
            }

            rest = rest[consumed..];
        }

        bytes.Clear();
    }
}
