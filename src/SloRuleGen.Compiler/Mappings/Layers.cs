using SloRuleGen.Syntax;

namespace SloRuleGen.Mappings;

/// <summary>Lays the fields of one level over those of a more general one.</summary>
internal static class Layers
{
    /// <summary>
    /// Maps merge key by key; lists and scalars replace. A null replaces too, and is read as absent: so it unsets.
    /// </summary>
    public static IReadOnlyList<EntrySyntax> Merge(IReadOnlyList<EntrySyntax> lower, IReadOnlyList<EntrySyntax> upper)
    {
        var merged = new List<EntrySyntax>(upper.Count + lower.Count);
        var byName = lower.ToDictionary(e => e.Key.Value);
        foreach (var entry in upper)
        {
            merged.Add(byName.Remove(entry.Key.Value, out var below) ? Merge(below, entry) : entry);
        }

        merged.AddRange(lower.Where(e => byName.ContainsKey(e.Key.Value)));
        return merged;
    }

    private static EntrySyntax Merge(EntrySyntax lower, EntrySyntax upper) =>
        lower.Value is MappingSyntax below && upper.Value is MappingSyntax above
            ? upper with { Value = above with { Entries = Merge(below.Entries, above.Entries) } }
            : upper;
}
