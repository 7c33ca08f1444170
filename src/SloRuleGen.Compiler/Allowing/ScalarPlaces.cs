using SloRuleGen.Syntax;

namespace SloRuleGen.Allowing;

/// <summary>The scalars of a file by their places.</summary>
internal sealed class ScalarPlaces
{
    private readonly List<ScalarSyntax> _scalars;

    private ScalarPlaces(List<ScalarSyntax> scalars) => _scalars = scalars;

    public static ScalarPlaces Of(IEnumerable<DocumentSyntax> documents)
    {
        // What an alias repeats is the same node.
        var seen = new HashSet<SyntaxNode>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<SyntaxNode>(documents.Select(document => document.Root));
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node)) continue;
            IEnumerable<SyntaxNode> children = node switch
            {
                MappingSyntax mapping => mapping.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
                SequenceSyntax sequence => sequence.Items,
                _ => [],
            };
            foreach (var child in children) pending.Push(child);
        }

        return new([.. seen.OfType<ScalarSyntax>().OrderBy(scalar => scalar.Span.Start)]);
    }

    /// <summary>The scalar that an offset of the file stands in.</summary>
    public ScalarSyntax? At(int offset)
    {
        var (low, high) = (0, _scalars.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_scalars[middle].Span.Start <= offset) low = middle + 1;
            else high = middle;
        }

        return low > 0 && offset < _scalars[low - 1].Span.End ? _scalars[low - 1] : null;
    }
}

internal static class ScalarStyles
{
    /// <summary>Block text, written with <c>|</c> or <c>&gt;</c>: only on its first line can a comment follow.</summary>
    public static bool IsBlock(this ScalarSyntax scalar) => !scalar.IsPlain && scalar.Span.Source.CharAt(scalar.Span.Start) is '|' or '>';
}
