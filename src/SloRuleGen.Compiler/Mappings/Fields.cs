using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Mappings;

/// <summary>
/// The fields of one mapping. What may not stand there is reported when it is opened; each field's value when it is read.
/// A field without a value counts as absent.
/// </summary>
internal sealed class Fields
{
    /// <summary>Enough to tell of one mapping: it is of something else.</summary>
    private const int MostUnknown = 10_000;

    private readonly Dictionary<string, EntrySyntax> _entries = new(StringComparer.Ordinal);

    /// <summary>What unknown fields were probably meant to be; to miss them too would be one mistake reported twice.</summary>
    private readonly HashSet<string> _meant = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;
    private readonly Values _values;

    /// <param name="place">Where a missing field is reported: the key or the name of the mapping.</param>
    public Fields(IReadOnlyList<EntrySyntax> entries, Level level, SourceSpan place, DiagnosticBag diagnostics)
    {
        Level = level;
        Place = place;
        Entries = entries;
        _diagnostics = diagnostics;
        _values = new Values(diagnostics);
        var unknown = 0;
        foreach (var entry in entries)
        {
            if (!level.Fields.Contains(entry.Key.Value))
            {
                if (unknown++ < MostUnknown) ReportUnknown(entry.Key);
            }
            else if (entry.Value is ScalarSyntax { IsNull: true }) continue;
            else _entries.TryAdd(entry.Key.Value, entry);
        }
    }

    public Level Level { get; }

    public SourceSpan Place { get; }

    public IReadOnlyList<EntrySyntax> Entries { get; }

    public bool Has(string field) => _entries.ContainsKey(field);

    /// <summary>The field's value, or null if it is absent.</summary>
    public SyntaxNode? Find(string field) => _entries.GetValueOrDefault(field)?.Value;

    /// <summary>The place of the field's key, or of the mapping if the field is absent.</summary>
    public SourceSpan KeyOf(string field) => _entries.GetValueOrDefault(field)?.Key.Span ?? Place;

    /// <summary>Reports the field if it is absent, unless it was misspelt.</summary>
    /// <param name="example">How the field is written, such as <c>objective: 99.9%</c>.</param>
    public void Require(string field, string example)
    {
        if (!Has(field) && !_meant.Contains(field))
            _diagnostics.Add(SpecDiagnostics.MissingField, Place, $"{Level.Name} needs '{field}', such as {example}");
    }

    public Located<string>? Text(string field) => Read(field, _values.Text);

    public Located<bool>? Flag(string field) => Read(field, _values.Flag);

    public Located<long>? WholeNumber(string field, long least = 0) => Read(field, (node, name) => _values.WholeNumber(node, name, least));

    public Located<PromDuration>? Duration(string field) => Read(field, _values.Duration);

    /// <summary>A duration over zero.</summary>
    public Located<PromDuration>? PositiveDuration(string field) => Read(field, _values.PositiveDuration);

    public Located<T>? Choice<T>(string field, params (string Word, T Value)[] choices)
        where T : struct => Read(field, (node, name) => _values.Choice(node, name, choices));

    /// <summary>A mapping whose keys are no fields but names, or null if the field is absent or no mapping.</summary>
    public MappingSyntax? Mapping(string field) => Find(field) is { } node ? _values.Mapping(node, field) : null;

    /// <summary>The fields of a mapping, or null if the field is absent or no mapping.</summary>
    public Fields? Mapping(string field, Level level) =>
        Find(field) is { } node && _values.Mapping(node, field) is { } mapping ? new Fields(mapping.Entries, level, KeyOf(field), _diagnostics) : null;

    /// <summary>The fields of a mapping; none if the field is absent or no mapping.</summary>
    public Fields MappingOrEmpty(string field, Level level) => Mapping(field, level) ?? new Fields([], level, KeyOf(field), _diagnostics);

    /// <summary>The items of a list, or null if the field is absent or no list.</summary>
    /// <param name="items">What the list holds, for messages.</param>
    public IReadOnlyList<SyntaxNode>? List(string field, string items) =>
        Find(field) is { } node ? _values.List(node, field, items)?.Items : null;

    /// <summary>One text, or a list of at least one; null if the field is absent or neither.</summary>
    /// <param name="items">What the list holds, for messages.</param>
    public IReadOnlyList<Located<string>>? Texts(string field, string items)
    {
        if (Find(field) is not { } node) return null;
        if (node is ScalarSyntax) return _values.Text(node, field) is { } text ? [text] : null;
        if (_values.List(node, field, items) is not { } list) return null;
        if (list.Items.Count == 0) _diagnostics.Add(SpecDiagnostics.EmptyList, KeyOf(field), $"'{field}' needs at least one; leave the field out for none");
        return [.. list.Items.Select(item => _values.Text(item, field)).OfType<Located<string>>()];
    }

    private T? Read<T>(string field, Func<SyntaxNode, string, T?> read)
        where T : class => Find(field) is { } node ? read(node, field) : null;

    private void ReportUnknown(ScalarSyntax key)
    {
        var name = Wording.Quote(key.Value);
        var meant = NearestWord.Of(key.Value, Level.Fields);
        var homes = Level.Relatives().Where(l => l.Fields.Contains(key.Value)).Select(l => l.Name).ToList();
        if (homes.Count > 0 && (Level.IsOfSpec || meant is null))
        {
            var home = Level.IsOfSpec ? Enumeration.Or(homes) : "a spec";
            _diagnostics.Add(SpecDiagnostics.MisplacedField, key.Span, $"{name} belongs to {home}, not to {Level.Name}");
            return;
        }

        if (meant is not null) _meant.Add(meant);
        var help = meant is null ? $"{Level.Name} takes {string.Join(", ", Level.Fields)}" : $"did you mean '{meant}'?";
        _diagnostics.Add(SpecDiagnostics.UnknownField, key.Span, $"unknown field {name}; {help}", meant);
    }
}
