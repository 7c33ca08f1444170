using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Risks;

/// <summary>A catalog of risks, and what it is set against.</summary>
/// <param name="Service">Null for a sheet that no spec goes with.</param>
/// <param name="Name">The SLO's name, what the sheet calls it, or the name of the sheet.</param>
/// <param name="Own">The objective of the spec, where another one is tried in its place; else null.</param>
internal sealed record RankedSlo(string? Service, string Name, RiskCatalog Catalog, Objective? Own)
{
    /// <summary>Whether <see cref="Name"/> is that of an SLO.</summary>
    public bool IsNamed { get; init; } = true;

    public string Id => Service is null ? Name : $"{Service}/{Name}";

    /// <summary>With other risks accepted, too.</summary>
    public RankedSlo Accepting(IReadOnlyCollection<string> names) => this with { Catalog = Catalog.Accepting(names) };
}
