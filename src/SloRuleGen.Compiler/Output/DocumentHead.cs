namespace SloRuleGen.Output;

/// <summary>What a document says beside its groups; each target uses a part of it.</summary>
internal sealed record DocumentHead
{
    public static DocumentHead None { get; } = new();

    /// <summary>The group and the version of a resource's kind.</summary>
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    /// <summary>The name of a resource.</summary>
    public string? Name { get; init; }

    public string? Namespace { get; init; }

    /// <summary>The labels of a resource, not of its rules.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What each group says of answers that lack a part of the data.</summary>
    public string? PartialResponseStrategy { get; init; }

    /// <summary>Whether labels that all rules of a group have stand once at the group.</summary>
    public bool HasGroupLabels { get; init; }
}
