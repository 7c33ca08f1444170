using System.Text;
using SloRuleGen.Cli.Files;

namespace SloRuleGen.Cli.Rpc;

/// <summary>How messages stand in a stream, one behind the other.</summary>
internal abstract class RpcFraming
{
    /// <summary>The longest message, in bytes: a spec of the largest size fits, whatever of it is escaped.</summary>
    protected const int Longest = 64 * 1024 * 1024;

    /// <summary>The next message, which need not be JSON; null at the end of the stream.</summary>
    /// <exception cref="RpcFramingException">What is there is no message, nor can the next one be found.</exception>
    public abstract byte[]? Read();

    /// <summary>The bytes around a message that is sent.</summary>
    /// <param name="length">Its length in bytes.</param>
    public abstract (string Before, string After) Around(int length);
}

/// <summary>The stream cannot be read on.</summary>
internal sealed class RpcFramingException(string message) : Exception(message);

/// <summary>A header with the length of each message, as the Language Server Protocol has it.</summary>
/// <param name="input">Read as it comes.</param>
internal sealed class HeaderFraming(Stream input) : RpcFraming
{
    private const int LongestHeader = 4096;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    public override byte[]? Read()
    {
        int? length = null;
        for (var count = 0; ; count++)
        {
            if (Line(isFirst: count == 0) is not { } line) return null;
            if (line.Length == 0)
            {
                if (length is { } known) return Body(known);
                if (count > 0) throw new RpcFramingException("a message has no Content-Length");
                // Empty lines between messages do no harm.
                count--;
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw new RpcFramingException("a line of a header has no colon");
            if (!line.AsSpan(0, colon).Trim().Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) continue;
            var digits = line.AsSpan(colon + 1).Trim();
            if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) throw new RpcFramingException("a Content-Length is no number");
            if (!int.TryParse(digits, out var given) || given > Longest) throw new RpcFramingException($"a message is longer than {Longest} bytes");
            length = given;
        }
    }

    public override (string Before, string After) Around(int length) => ($"Content-Length: {length}\r\n\r\n", "");

    /// <summary>A line without its end; null where the stream ends before the first character of a header.</summary>
    private string? Line(bool isFirst)
    {
        var line = new StringBuilder();
        while (true)
        {
            switch (NextByte())
            {
                case < 0 when isFirst && line.Length == 0: return null;
                case < 0: throw new RpcFramingException("the input ends within a header");
                case '\n': return line.ToString();
                case '\r': break;
                case var other:
                    if (line.Length == LongestHeader) throw new RpcFramingException($"a line of a header is longer than {LongestHeader} bytes");
                    line.Append((char)other);
                    break;
            }
        }
    }

    private byte[] Body(int length)
    {
        // What is only announced takes no memory.
        using var body = new MemoryStream();
        while (body.Length < length)
        {
            if (_start == _end && !Fill()) throw new RpcFramingException("the input ends within a message");
            var count = (int)Math.Min(_end - _start, length - body.Length);
            body.Write(_buffer, _start, count);
            _start += count;
        }

        return body.ToArray();
    }

    /// <summary>-1 at the end.</summary>
    private int NextByte() => _start < _end || Fill() ? _buffer[_start++] : -1;

    private bool Fill()
    {
        (_start, _end) = (0, input.Read(_buffer, 0, _buffer.Length));
        return _end > 0;
    }
}

/// <summary>A message on each line, as the Model Context Protocol has it. Empty lines are passed over.</summary>
/// <param name="input">Read as it comes.</param>
internal sealed class LineFraming(Stream input) : RpcFraming
{
    private readonly ByteLines _lines = new(input, Longest / 1024 / 1024);

    public override byte[]? Read()
    {
        try
        {
            while (_lines.TryRead(out var line))
            {
                if (line.Trim(" \t\r"u8) is { IsEmpty: false } text) return text.ToArray();
            }

            return null;
        }
        catch (IOException e)
        {
            throw new RpcFramingException(e.Message);
        }
    }

    public override (string Before, string After) Around(int length) => ("", "\n");
}
