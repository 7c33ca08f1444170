namespace SloRuleGen.Cli.Lsp;

/// <summary>What stands at a place of a document, and what may stand there.</summary>
/// <param name="Holder">Whose keys may stand here; null where none may.</param>
/// <param name="Valued">Whose value may stand here; null where none may.</param>
/// <param name="Start">Where the word begins that is there already.</param>
/// <param name="End">Where it ends.</param>
internal sealed record Cursor(OutlineNode? Holder, OutlineNode? Valued, int Start, int End)
{
    /// <param name="nodes">Of the document, in order.</param>
    public static Cursor At(IReadOnlyList<OutlineNode> nodes, string text, int offset)
    {
        var (last, bracket) = (nodes[0], (OutlineNode?)null);
        foreach (var node in nodes)
        {
            if (node.Start > offset) break;
            if (node.Scalar is { } scalar && offset >= scalar.Start && offset <= scalar.End && !IsOutside(scalar, node, text, offset))
                return new(node.IsItem || node.IsBelow ? node : null, node, scalar.Start, scalar.End);
            if (node.Key is not null && offset <= node.End) return new(node.Parent, null, node.Start, node.End);
            if (node.Bracket == '{' && offset > node.Open && offset <= node.Close) bracket = node;
            last = node;
        }

        if (IsBlank(text, last.End, offset, out var hasColon) && last.Scalar is null && last.Bracket == '\0')
        {
            // On the line of a key behind its colon, or of a dash.
            if (hasColon && last.Key is not null) return new(null, last, offset, offset);
            if (last.IsItem) return new(last, last, offset, offset);
        }

        if (bracket is not null) return new(bracket, null, offset, offset);
        var start = text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;
        return text.AsSpan(start, offset - start).IsWhiteSpace() ? new(HolderAt(last, offset - start), null, offset, offset) : new(null, null, offset, offset);
    }

    /// <summary>The keys and the item of the same mapping.</summary>
    public IEnumerable<string> Siblings => Holder is null ? [] : Holder.Children.Where(child => child.Key is not null && !child.IsWord).Select(child => child.Key!);

    /// <summary>An empty line at the end of a block belongs to it only where it is indented so.</summary>
    private static bool IsOutside(OutlineScalar scalar, OutlineNode node, string text, int offset)
    {
        if (scalar.Style != OutlineStyle.Block) return false;
        var start = text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;
        return text.AsSpan(start, offset - start).IsWhiteSpace() && offset - start <= node.Column;
    }

    private static bool IsBlank(string text, int from, int to, out bool hasColon)
    {
        hasColon = from < to && text[from] == ':';
        return !text.AsSpan(hasColon ? from + 1 : from, Math.Max(0, to - from - (hasColon ? 1 : 0))).ContainsAnyExcept(' ', '\t');
    }

    /// <summary>What a key at a column would belong to, after all that stands above.</summary>
    private static OutlineNode HolderAt(OutlineNode last, int column)
    {
        var node = last;
        while (node.Parent is { } parent && (node.Column >= column || node.IsFlow || node.IsWord || (node.Scalar is not null && !node.IsItem) || node.Bracket != '\0')) node = parent;
        return node;
    }
}
