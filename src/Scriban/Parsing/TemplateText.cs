namespace Scriban.Parsing;

/// <summary>A template's text, which knows the line and column of each offset.</summary>
internal sealed class TemplateText(string text, string? path)
{
    private readonly List<int> _lineStarts = FindLines(text);

    public string Text { get; } = text;

    public string Path { get; } = path ?? "<input>";

    public string Of(Token token) => token.Kind == TokenKind.Eof ? "<eof>" : Text[token.Start..token.End];

    public SourceSpan SpanOf(Token token) => token.Kind == TokenKind.Eof
        ? new SourceSpan(Path, TextPosition.Eof, TextPosition.Eof)
        : SpanOf(token.Start, token.End);

    /// <param name="end">Past the last character.</param>
    public SourceSpan SpanOf(int start, int end) => new(Path, PositionOf(start), PositionOf(end - 1));

    public TextPosition PositionOf(int offset)
    {
        var index = _lineStarts.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        return new TextPosition(offset, index, offset - _lineStarts[index]);
    }

    private static List<int> FindLines(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) starts.Add(i + 1);
        }

        return starts;
    }
}
