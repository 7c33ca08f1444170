namespace SloRuleGen.PromQL.Re2;

/// <summary>A group that is being read: its alternatives so far, and the last of them as far as it goes.</summary>
internal sealed class Re2Group(bool isCapture)
{
    private int _alternatives;
    private Re2Piece _alternation = new(false, 1, 0);
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
        var alternative = _sequence with { Height = Math.Max(1, _sequence.Height) + (_items > 1 ? 1 : 0) };
        _alternation = new Re2Piece(
            _alternation.MatchesEmpty || alternative.MatchesEmpty,
            Math.Max(_alternation.Copies, alternative.Copies),
            Math.Max(_alternation.Height, alternative.Height));
        _alternatives++;
        _items = 0;
        _sequence = Re2Piece.Empty with { Height = 0 };
        _previousIsLiteral = false;
        return alternative;
    }

    /// <summary>Ends the group; returns it as a piece.</summary>
    public Re2Piece Close()
    {
        StartAlternative();
        var height = _alternation.Height + (_alternatives > 1 ? 1 : 0) + (isCapture ? 1 : 0);
        return _alternation with { Height = height };
    }

    /// <summary>Adds the last piece to the sequence: it will not be repeated any more. Literals in a row are one item.</summary>
    private void Settle()
    {
        if (Last is not { } piece) return;
        Last = null;
        if (!piece.IsLiteral || !_previousIsLiteral) _items++;
        _previousIsLiteral = piece.IsLiteral;
        _sequence = new Re2Piece(
            _sequence.MatchesEmpty && piece.MatchesEmpty,
            Math.Max(_sequence.Copies, piece.Copies),
            Math.Max(_sequence.Height, piece.Height));
    }
}
