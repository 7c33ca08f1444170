namespace SloRuleGen.Cli.Lsp;

internal enum OutlineStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Block,
}

/// <summary>The text of a value, without quotes or the header of a block.</summary>
internal sealed class OutlineScalar(int start, int end, OutlineStyle style)
{
    public int Start => start;

    /// <summary>Grows with the lines that follow.</summary>
    public int End { get; set; } = end;

    public OutlineStyle Style => style;
}

/// <summary>A key, an item of a list, or a document, as far as it is written.</summary>
/// <param name="key">Null for an item and for a document.</param>
/// <param name="column">From 0, of the key or the dash; -1 for a document.</param>
/// <param name="start">Of the key or the dash.</param>
/// <param name="end">Of the key without its colon, or behind the dash.</param>
internal sealed class OutlineNode(OutlineNode? parent, string? key, int column, int start, int end)
{
    public OutlineNode? Parent => parent;

    public string? Key => key;

    public int Column => column;

    public int Start => start;

    public int End => end;

    public bool IsItem => key is null && parent is not null;

    /// <summary>Whether it is a word where a key belongs, and has no colon yet.</summary>
    public bool IsWord { get; init; }

    /// <summary>Whether it stands within brackets.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Null where its value is no text, or is not there yet.</summary>
    public OutlineScalar? Scalar { get; set; }

    /// <summary>Whether the text stands below the key: it may become a key itself.</summary>
    public bool IsBelow { get; set; }

    /// <summary>The bracket that its value begins with; none for NUL.</summary>
    public char Bracket { get; set; }

    /// <summary>Where that stands.</summary>
    public int Open { get; set; }

    /// <summary>Where the bracket is closed; the end of all text where it is not yet.</summary>
    public int Close { get; set; } = int.MaxValue;

    public List<OutlineNode> Children { get; } = [];

    public OutlineNode? Find(string name) => Children.Find(child => child.Key == name && !child.IsWord);

    /// <summary>The keys that lead here, from the document on; null for an item of a list.</summary>
    public IReadOnlyList<string?> Path
    {
        get
        {
            var path = new List<string?>();
            for (var node = this; node.Parent is { } above; node = above) path.Add(node.Key);
            path.Reverse();
            return path;
        }
    }
}
