namespace SloRuleGen.PromQL.Re2;

/// <summary>A group that is being read: its alternatives so far, and the last of them as far as it goes.</summary>
internal sealed class Re2Group(bool isCapture)
{
    private readonly List<RegexTree> _options = [];
    private Re2Piece _alternation = Re2Piece.None;
    private List<RegexTree> _parts = [];
    private int _items;
    private Re2Piece _sequence = Re2Piece.Empty with { Height = 0 };
    private bool _previousIsLiteral;

    /// <summary>The piece that a repetition operator would repeat; null at the start of an alternative.</summary>
    public Re2Piece? Last { get; private set; }

    public void Add(Re2Piece piece)
    {
        Settle();
        Last = piece;
    }

    public void ReplaceLast(Re2Piece piece) => Last = piece;

    /// <summary>Ends an alternative; returns it.</summary>
    public Re2Piece StartAlternative()
    {
        Settle();
        var alternative = _sequence with
        {
            Height = Math.Max(1, _sequence.Height) + (_items > 1 ? 1 : 0),
            Tree = _parts is [var only] ? only : new RegexTree.Sequence(_parts),
        };
        _options.Add(alternative.Tree);
        _alternation = _alternation.Or(alternative);
        (_parts, _items, _sequence, _previousIsLiteral) = ([], 0, Re2Piece.Empty with { Height = 0 }, false);
        return alternative;
    }

    /// <summary>Ends the group; returns it as a piece.</summary>
    public Re2Piece Close()
    {
        StartAlternative();
        return _alternation with
        {
            Height = _alternation.Height + (_options.Count > 1 ? 1 : 0) + (isCapture ? 1 : 0),
            Tree = _options is [var only] ? only : new RegexTree.Alternatives(_options),
        };
    }

    /// <summary>Adds the last piece to the sequence: it will not be repeated any more. Literals in a row are one item.</summary>
    private void Settle()
    {
        if (Last is not { } piece) return;
        Last = null;
        if (!piece.IsLiteral || !_previousIsLiteral) _items++;
        _previousIsLiteral = piece.IsLiteral;
        _parts.Add(piece.Tree);
        _sequence = _sequence.Then(piece);
    }
}
