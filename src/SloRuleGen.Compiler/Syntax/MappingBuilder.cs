using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Collects the entries of one mapping and leaves out those whose key cannot be one.</summary>
internal sealed class MappingBuilder(DiagnosticBag diagnostics)
{
    public const string MissingKey = "the key before ':' is missing";

    /// <summary>Enough to tell of one mapping.</summary>
    private const int MostRefused = 10_000;

    private int _refused;

    private readonly Dictionary<string, SourceSpan> _keys = new(StringComparer.Ordinal);

    public List<EntrySyntax> Entries { get; } = [];

    /// <summary>The first key as written, also if it was refused.</summary>
    public SourceSpan? FirstKey { get; private set; }

    /// <param name="place">Where the key stands; an alias's own place, not its anchor's.</param>
    public void Add(SyntaxNode key, SourceSpan place, SyntaxNode value)
    {
        FirstKey ??= place;
        switch (key)
        {
            case not ScalarSyntax:
                Refuse(SyntaxDiagnostics.InvalidKey, "a key must be text, not a list or a mapping; if it is meant as text, put it in quotes");
                break;
            case ScalarSyntax { IsNull: true, Value: "" }:
                Refuse(SyntaxDiagnostics.InvalidKey, MissingKey);
                break;
            case ScalarSyntax { IsPlain: true, Value: "<<" }:
                Refuse(
                    SyntaxDiagnostics.MergeKey,
                    "merge keys (<<) are not part of YAML 1.2: write what SLOs share under 'defaults', or repeat a whole value with an alias");
                break;
            case ScalarSyntax scalar when !_keys.TryAdd(scalar.Value, place):
                Refuse(
                    SyntaxDiagnostics.DuplicateKey,
                    $"'{Excerpt.Of(scalar.Value)}' is given twice, first in line {_keys[scalar.Value].StartPosition.Line}: keep one of them");
                break;
            case ScalarSyntax scalar:
                Entries.Add(new EntrySyntax(scalar, value));
                break;
        }

        void Refuse(DiagnosticDescriptor descriptor, string message)
        {
            if (_refused++ < MostRefused) diagnostics.Add(descriptor, place, message);
        }
    }
}
