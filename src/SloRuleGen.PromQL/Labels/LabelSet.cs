namespace SloRuleGen.PromQL.Labels;

/// <summary>The labels that a result can have: those named, or all but those named.</summary>
internal sealed record LabelSet(bool IsOpen, IReadOnlySet<string> Names)
{
    public static readonly LabelSet All = new(true, new HashSet<string>());

    public static readonly LabelSet None = Only([]);

    public static LabelSet Only(IEnumerable<string> names) => new(false, names.ToHashSet());

    public bool MayHave(string label) => Names.Contains(label) != IsOpen;

    public LabelSet With(IEnumerable<string> labels) => this with { Names = (IsOpen ? Names.Except(labels) : Names.Union(labels)).ToHashSet() };

    public LabelSet Without(IEnumerable<string> labels) => this with { Names = (IsOpen ? Names.Union(labels) : Names.Except(labels)).ToHashSet() };

    /// <summary>What either can have.</summary>
    public LabelSet Or(LabelSet other)
    {
        if (!other.IsOpen) return With(other.Names);
        return IsOpen ? this with { Names = Names.Intersect(other.Names).ToHashSet() } : other.With(Names);
    }
}
