using System.Text;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Documents;

/// <summary>A text of a document with changes in it, which still knows where each stretch was written.</summary>
internal sealed class TracedText
{
    private readonly ScalarSyntax _scalar;

    /// <summary>In order and without gaps; of a change, all of it comes from all that it replaces.</summary>
    private readonly IReadOnlyList<Piece> _pieces;

    private TracedText(ScalarSyntax scalar, IReadOnlyList<Piece> pieces)
    {
        (_scalar, _pieces) = (scalar, pieces);
        Value = string.Concat(pieces.Select(piece => piece.Text));
    }

    public string Value { get; }

    public SourceSpan Span => _scalar.Span;

    /// <summary>The whole text without white space around it.</summary>
    public static TracedText Of(ScalarSyntax scalar)
    {
        var text = scalar.Value.Trim();
        var start = text.Length == 0 ? 0 : scalar.Value.IndexOf(text, StringComparison.Ordinal);
        return new TracedText(scalar, [new Piece(text, start, start + text.Length, IsVerbatim: true)]);
    }

    /// <summary>The text with some stretches replaced, which do not overlap.</summary>
    public TracedText Replace(IEnumerable<(TextSpan Place, string Text)> changes)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var (place, text) in changes.OrderBy(change => change.Place.Start))
        {
            pieces.AddRange(Cut(at, place.Start));
            var (start, end) = OriginOf(place.Start, place.End);
            pieces.Add(new Piece(text, start, end, IsVerbatim: false));
            at = place.End;
        }

        pieces.AddRange(Cut(at, Value.Length));
        return new TracedText(_scalar, pieces);
    }

    /// <summary>The text between two others, such as parentheses.</summary>
    public TracedText Around(string before, string after)
    {
        var (start, end) = OriginOf(0, Value.Length);
        return new TracedText(_scalar, [new Piece(before, start, start, false), .. _pieces, new Piece(after, end, end, false)]);
    }

    /// <summary>Where a stretch of the text was written, in its file.</summary>
    public SourceSpan SpanOf(int start, int end)
    {
        var (first, last) = OriginOf(start, end);
        return _scalar.SpanOf(first, last);
    }

    public SourceSpan SpanOf(TextSpan span) => SpanOf(span.Start, span.End);

    private IEnumerable<Piece> Cut(int start, int end)
    {
        var at = 0;
        foreach (var piece in _pieces)
        {
            var (from, to) = (Math.Max(start, at) - at, Math.Min(end, at + piece.Text.Length) - at);
            if (from < to)
            {
                yield return piece.IsVerbatim
                    ? new Piece(piece.Text[from..to], piece.Start + from, piece.Start + to, true)
                    : piece with { Text = piece.Text[from..to] };
            }

            at += piece.Text.Length;
        }
    }

    private (int Start, int End) OriginOf(int start, int end)
    {
        var cut = Cut(start, Math.Max(end, Math.Min(start + 1, Value.Length))).ToList();
        if (cut.Count == 0) return (_pieces.Count == 0 ? 0 : _pieces[^1].End, _pieces.Count == 0 ? 0 : _pieces[^1].End);
        return (cut[0].Start, end > start ? Math.Max(cut[0].Start, cut[^1].End) : cut[0].Start);
    }

    /// <param name="Start">In the scalar's value.</param>
    private sealed record Piece(string Text, int Start, int End, bool IsVerbatim);
}
