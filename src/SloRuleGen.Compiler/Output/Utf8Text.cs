using System.Buffers;
using System.Text.Unicode;

namespace SloRuleGen.Output;

/// <summary>A text while it is written, in UTF-8: in pieces, so that nothing is copied as it grows. They are used again once the text is joined.</summary>
internal sealed class Utf8Text
{
    private const int PieceSize = 64 * 1024;

    /// <summary>In bytes.</summary>
    private const int LongestCharacter = 4;

    private readonly List<ArraySegment<byte>> _pieces = [];
    private byte[] _piece = [];
    private int _used;
    private int _length;

    /// <summary>How long it is, in UTF-16 units.</summary>
    public long Characters { get; private set; }

    /// <param name="text">Whole characters: a surrogate never without the other.</param>
    public void Append(ReadOnlySpan<char> text)
    {
        Characters += text.Length;
        while (text.Length > 0)
        {
            if (_piece.Length - _used < LongestCharacter) Grow();
            if (Utf8.FromUtf16(text, _piece.AsSpan(_used), out var read, out var written, replaceInvalidSequences: false) == OperationStatus.InvalidData)
                throw new ArgumentException("The text has half of a character.", nameof(text));
            text = text[read..];
            _used += written;
            _length = checked(_length + written);
        }
    }

    /// <summary>The texts one behind the other. None of them can be used any more.</summary>
    public static ReadOnlyMemory<byte> Join(IReadOnlyList<Utf8Text> texts)
    {
        var joined = GC.AllocateUninitializedArray<byte>(texts.Sum(text => text._length));
        var length = 0;
        foreach (var text in texts)
        {
            text.MoveTo(joined.AsSpan(length));
            length += text._length;
        }

        return joined;
    }

    private void Grow()
    {
        EndPiece();
        (_piece, _used) = (ArrayPool<byte>.Shared.Rent(PieceSize), 0);
    }

    private void EndPiece()
    {
        if (_used > 0) _pieces.Add(new ArraySegment<byte>(_piece, 0, _used));
    }

    private void MoveTo(Span<byte> place)
    {
        EndPiece();
        foreach (var piece in _pieces)
        {
            piece.AsSpan().CopyTo(place);
            place = place[piece.Count..];
            ArrayPool<byte>.Shared.Return(piece.Array!);
        }
    }
}
