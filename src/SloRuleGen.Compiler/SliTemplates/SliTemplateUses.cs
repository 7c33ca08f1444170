using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>An SLO that uses a template.</summary>
/// <param name="Slo">Its name, or null if it has none.</param>
/// <param name="Place">Where it names the template.</param>
internal sealed record SliTemplateUse(SliTemplateDefinition Definition, string? Slo, SourceSpan Place)
{
    public override string ToString()
    {
        var (line, column) = Place.StartPosition;
        return $"{(Slo is null ? "an SLO" : $"the SLO {Wording.Quote(Slo)}")} at {Place.Source.Name}:{line}:{column}";
    }
}

/// <summary>Every use of a run, by template and by the places that belong to it.</summary>
internal sealed class SliTemplateUses
{
    private readonly Dictionary<SliTemplateDefinition, SliTemplateUse> _first = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where it names the template, and each node of its arguments.</summary>
    private readonly Dictionary<SourceSpan, SliTemplateUse> _places = [];

    /// <summary>The texts of arguments, which hold smaller places; by where they start.</summary>
    private readonly Dictionary<SourceText, SortedList<int, (int End, SliTemplateUse Use)>> _texts = new(ReferenceEqualityComparer.Instance);

    public void Add(SliTemplateUse use, IEnumerable<SyntaxNode> arguments)
    {
        _first.TryAdd(use.Definition, use);
        _places.TryAdd(use.Place, use);
        foreach (var node in arguments) Add(use, node);
    }

    public SliTemplateUse? FirstOf(SliTemplateDefinition template) => _first.GetValueOrDefault(template);

    /// <summary>The use that a diagnostic is about, or null.</summary>
    public SliTemplateUse? At(Diagnostic diagnostic)
    {
        if (diagnostic.Span is not { } span) return null;
        if (_places.TryGetValue(span, out var use)) return use;
        if (!_texts.TryGetValue(span.Source, out var texts)) return null;
        var (low, high) = (0, texts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (texts.GetKeyAtIndex(middle) <= span.Start) low = middle + 1;
            else high = middle;
        }

        return low > 0 && texts.GetValueAtIndex(low - 1) is var (end, found) && span.End <= end ? found : null;
    }

    private void Add(SliTemplateUse use, SyntaxNode node)
    {
        _places.TryAdd(node.Span, use);
        switch (node)
        {
            case MappingSyntax mapping:
                foreach (var entry in mapping.Entries)
                {
                    Add(use, entry.Key);
                    Add(use, entry.Value);
                }

                break;
            case SequenceSyntax list:
                foreach (var item in list.Items) Add(use, item);
                break;
            case ScalarSyntax { Span: var text }:
                if (!_texts.TryGetValue(text.Source, out var texts)) _texts.Add(text.Source, texts = []);
                texts.TryAdd(text.Start, (text.End, use));
                break;
        }
    }
}
