using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>The anchors of one document, and a guard against aliases that multiply without end.</summary>
internal sealed class AnchorTable(AliasBudget budget, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, Anchor> _anchors = new(StringComparer.Ordinal);

    /// <summary>From here on the name stands for this node, until another has the same anchor.</summary>
    public Anchor Define(string name) => _anchors[name] = new Anchor();

    /// <summary>What an alias stands for, or null if a diagnostic says why it stands for nothing.</summary>
    public SyntaxNode? Resolve(string name, SourceSpan span, int depth)
    {
        var shown = Excerpt.Of(name);
        if (!_anchors.TryGetValue(name, out var anchor))
        {
            diagnostics.Add(SyntaxDiagnostics.UnknownAnchor, span, $"no anchor '&{shown}' stands before this alias; if '*{shown}' is meant as text, put it in quotes");
            return null;
        }

        if (anchor.Node is not { } node)
        {
            diagnostics.Add(SyntaxDiagnostics.UnknownAnchor, span, $"the alias '*{shown}' stands inside its own anchor '&{shown}', so it would never end");
            return null;
        }

        // Once used up, the budget is not reported again for every alias that follows.
        if (budget.IsUsedUp) return null;
        var deepest = Repeat(node, depth);
        if (budget.IsUsedUp)
        {
            diagnostics.Add(SyntaxDiagnostics.TooManyAliases, span, $"aliases repeat more than {budget.Limit}, which no spec needs");
            return null;
        }

        if (deepest <= SpecReader.MaxDepth) return node;
        diagnostics.Add(SyntaxDiagnostics.TooDeep, span, $"with '*{shown}' written out, the nesting is deeper than {SpecReader.MaxDepth} levels, which no spec needs");
        return null;
    }

    /// <summary>Takes a node, written out, from the budget; stops where it ends, so that the work is bounded too.</summary>
    /// <returns>The depth of the deepest node.</returns>
    private int Repeat(SyntaxNode node, int depth)
    {
        budget.Take(1 + (node is ScalarSyntax scalar ? scalar.Value.Length : 0));
        if (budget.IsUsedUp) return depth;
        var children = node switch
        {
            MappingSyntax mapping => mapping.Entries.SelectMany(e => new[] { e.Key, e.Value }),
            SequenceSyntax sequence => sequence.Items,
            _ => [],
        };
        return children.Aggregate(depth, (deepest, child) => Math.Max(deepest, Repeat(child, depth + 1)));
    }

    public sealed class Anchor
    {
        /// <summary>Null while the node is still being read.</summary>
        public SyntaxNode? Node { get; set; }
    }
}
