namespace SloRuleGen.Text;

/// <summary>The text of one input, with its name as users gave it and its lines.</summary>
public sealed class SourceText
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly List<int> _lineStarts = [0];

    public SourceText(string name, string content)
    {
        Name = name;
        // Editors show no byte order mark and count no column for it.
        Content = content.StartsWith(ByteOrderMark) ? content[1..] : content;
        for (var i = 0; i < Content.Length; i++)
        {
            if (Content[i] == '\n' || (Content[i] == '\r' && (i + 1 == Content.Length || Content[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        }
    }

    /// <summary>What users call this input: a path as given or found, or <c>&lt;stdin&gt;</c>.</summary>
    public string Name { get; }

    /// <summary>The text without a byte order mark at its start. Offsets count from here, in UTF-16 units.</summary>
    public string Content { get; }

    /// <summary>At least 1: after a last line break one more, empty line begins.</summary>
    public int LineCount => _lineStarts.Count;

    public SourceSpan Span(int start, int end) => new(this, start, end);

    /// <summary>The UTF-16 unit at an offset, or NUL past the end.</summary>
    public char CharAt(int offset) => offset < Content.Length ? Content[offset] : '\0';

    /// <summary>Line and column of an offset, both from 1; the column in UTF-16 units, as most editors and SARIF count.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var index = _lineStarts.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        return (index + 1, offset - _lineStarts[index] + 1);
    }

    /// <summary>Where a line begins, counted from 1.</summary>
    public int LineStart(int line) => _lineStarts[line - 1];

    /// <summary>The end, before the line break, of the line that an offset stands in.</summary>
    public int LineEnd(int offset)
    {
        var length = Content.AsSpan(offset).IndexOfAny('\r', '\n');
        return length < 0 ? Content.Length : offset + length;
    }

    /// <summary>The text of a line, counted from 1, without its line break.</summary>
    public string LineAt(int line) => Content[LineStart(line)..LineEnd(LineStart(line))];
}

/// <summary>A place in an input: UTF-16 offsets, <c>End</c> exclusive.</summary>
public readonly record struct SourceSpan(SourceText Source, int Start, int End)
{
    /// <summary>What the text was expanded from of which this is the place; null for what stands here as it is.</summary>
    public Expansion? Expansion { get; init; }

    /// <summary>The same place, whatever the text was expanded from.</summary>
    public SourceSpan InInput => this with { Expansion = null };

    public (int Line, int Column) StartPosition => Source.PositionOf(Start);

    public (int Line, int Column) EndPosition => Source.PositionOf(End);

    /// <summary>Such as <c>shop.slo.yaml:3:5</c>. The text that records have by default holds all members, and <see cref="InInput"/> is a span again.</summary>
    public override string ToString() => $"{Source.Name}:{StartPosition.Line}:{StartPosition.Column}";
}

/// <summary>A value and the place where it was written.</summary>
public sealed record Located<T>(T Value, SourceSpan Span)
{
    /// <summary>The same value, whatever its text was expanded from.</summary>
    public Located<T> InInput => this with { Span = Span.InInput };

    public override string ToString() => $"{Value} at {Span}";
}
