namespace SloRuleGen.Syntax;

/// <summary>What a document is, for messages.</summary>
/// <param name="Is">What it is, before "a mapping of fields".</param>
/// <param name="Example">One of its fields.</param>
/// <param name="MayBeEmpty">Whether a file without a document says enough.</param>
internal sealed record DocumentKind(string Is, string Example, bool MayBeEmpty)
{
    /// <summary>Whether a list stands for its items, each of them a document.</summary>
    public bool TakesLists { get; init; }

    public static readonly DocumentKind Spec = new("a spec is", "service: checkout", false);

    /// <summary>Of another program, whose documents may stand in a list too.</summary>
    public static readonly DocumentKind Foreign = new("a document is", "kind: SLO", false) { TakesLists = true };

    public static readonly DocumentKind Settings = new("settings are", "output: rules", true);

    public static readonly DocumentKind HttpConfig = new("an http_config is", "follow_redirects: true", true);
}
