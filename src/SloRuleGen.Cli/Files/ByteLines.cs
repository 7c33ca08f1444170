namespace SloRuleGen.Cli.Files;

/// <summary>The lines of a stream as bytes, each as soon as it is there, so that a program at the other end may wait for an answer.</summary>
/// <param name="longest">In MiB: a line without end would fill the memory.</param>
internal sealed class ByteLines(Stream stream, int longest = 1)
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>The next line without its LF; what follows the last LF is one too unless it is empty. False at the end.</summary>
    /// <exception cref="IOException">The stream cannot be read, or a line is too long.</exception>
    /// <param name="line">Good until the next call.</param>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0) return Take(searched + length, out line);
            searched = _end - _start;
            if (!Fill()) return Take(searched, out line) && searched > 0;
        }
    }

    private bool Take(int length, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        _start = Math.Min(_start + length + 1, _end);
        return true;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end > longest * 1024 * 1024) throw new IOException($"a line is longer than {longest} MiB");
        if (_end == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }
}
