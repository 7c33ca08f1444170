using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Rpc;

namespace SloRuleGen.Cli.Lsp;

/// <summary>In which units an editor counts the columns of a line.</summary>
internal enum PositionEncoding
{
    Utf16,
    Utf8,
}

/// <summary>The text of an open document as its editor has it, and the places in it.</summary>
internal sealed class DocumentText
{
    private readonly List<int> _lineStarts = [0];

    public DocumentText(string content)
    {
        Content = content;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n' || (content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n'))) _lineStarts.Add(i + 1);
        }
    }

    public string Content { get; }

    /// <summary>How many units at its start are no text for the compiler, which passes over a byte order mark.</summary>
    public int Skipped => Content is ['\uFEFF', ..] ? 1 : 0;

    /// <summary>The text after a change.</summary>
    /// <param name="change">A <c>TextDocumentContentChangeEvent</c>: with a range, or the whole text.</param>
    /// <exception cref="RpcException">It is no change.</exception>
    public DocumentText With(JsonTree change, PositionEncoding encoding)
    {
        var text = change["text"]?.String ?? throw new RpcException(RpcError.InvalidParams, "a change needs a 'text'");
        if (change["range"] is not { IsObject: true } range) return new DocumentText(text);
        var start = OffsetOf(range["start"], encoding);
        var end = Math.Max(start, OffsetOf(range["end"], encoding));
        return new DocumentText(string.Concat(Content.AsSpan(0, start), text, Content.AsSpan(end)));
    }

    /// <summary>The offset of a <c>Position</c>; what lies beyond a line or the text is its end.</summary>
    public int OffsetOf(JsonTree? position, PositionEncoding encoding)
    {
        if (position?["line"]?.Integer is not (>= 0 and var line) || position["character"]?.Integer is not (>= 0 and var character))
            throw new RpcException(RpcError.InvalidParams, "a position needs 'line' and 'character', from 0");
        if (line >= _lineStarts.Count) return Content.Length;
        var start = _lineStarts[(int)line];
        var end = LineEnd(start);
        if (encoding == PositionEncoding.Utf16) return (int)Math.Min(start + character, end);
        var offset = start;
        foreach (var rune in Content.AsSpan(start, end - start).EnumerateRunes())
        {
            if ((character -= rune.Utf8SequenceLength) < 0) break;
            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    /// <summary>A <c>Range</c> between two offsets.</summary>
    public JsonObject Range(int start, int end, PositionEncoding encoding) => new() { ["start"] = Position(start, encoding), ["end"] = Position(end, encoding) };

    /// <summary>Where the line of an offset begins.</summary>
    public int LineStart(int offset) => _lineStarts[LineOf(offset)];

    /// <summary>The end of the line of an offset, before its line break.</summary>
    public int LineEnd(int offset)
    {
        var length = Content.AsSpan(offset).IndexOfAny('\r', '\n');
        return length < 0 ? Content.Length : offset + length;
    }

    private JsonObject Position(int offset, PositionEncoding encoding)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var line = LineOf(offset);
        var before = Content.AsSpan(_lineStarts[line], offset - _lineStarts[line]);
        return new() { ["line"] = line, ["character"] = encoding == PositionEncoding.Utf16 ? before.Length : Encoding.UTF8.GetByteCount(before) };
    }

    private int LineOf(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        return index < 0 ? ~index - 1 : index;
    }
}
