namespace SloRuleGen.Cli.Files;

/// <summary>How a file of the output folder relates to what the specs give.</summary>
/// <param name="Old">What is there, or null.</param>
/// <param name="New">What should be there, or null if an earlier run made a file that no spec gives any more.</param>
internal sealed record FileChange(string Name, byte[]? Old, byte[]? New)
{
    public bool IsStale => New is null;

    public bool IsUnchanged => Old is not null && New is not null && Old.AsSpan().SequenceEqual(New);
}
