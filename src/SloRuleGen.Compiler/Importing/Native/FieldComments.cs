namespace SloRuleGen.Importing.Native;

/// <summary>The comments about a field, each with its <c>#</c>.</summary>
/// <param name="Above">On lines of their own before it.</param>
/// <param name="Behind">On its own line, or null.</param>
internal sealed record FieldComments(IReadOnlyList<string> Above, string? Behind)
{
    public static readonly FieldComments None = new([], null);

    public bool IsEmpty => Above.Count == 0 && Behind is null;

    /// <summary>Both, where one field is made of two.</summary>
    public FieldComments And(FieldComments other) => Behind is null || other.Behind is null
        ? new([.. Above, .. other.Above], Behind ?? other.Behind)
        : new([.. Above, .. other.Above, other.Behind], Behind);

    /// <summary>All of them on lines of their own.</summary>
    public IReadOnlyList<string> AsLines => Behind is null ? Above : [.. Above, Behind];
}
