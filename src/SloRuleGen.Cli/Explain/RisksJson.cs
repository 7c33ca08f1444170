using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Explain;

/// <summary>A risk catalog for programs. Risks come in the order of their minutes.</summary>
internal sealed class RisksJson(RiskCatalog catalog)
{
    public ExactNumber Threshold => catalog.Threshold;
    public ExactNumber BudgetMinutes => catalog.BudgetMinutes;
    public ExactNumber TooBigMinutes => catalog.TooBigMinutes;
    public ExactNumber AcceptedMinutes => catalog.AcceptedMinutes;
    public ExactNumber UnallocatedMinutes => catalog.UnallocatedMinutes;
    public IEnumerable<RiskJson> Catalog => catalog.Ranked.Select(risk => new RiskJson(risk, catalog.ColourOf(risk)));
}

internal sealed class RiskJson(Risk risk, RiskColour colour)
{
    public string Name => risk.Name;
    public string Detect => risk.Detect.ToString();
    public string Resolve => risk.Resolve.ToString();
    public string Every => risk.Every.ToString();
    public ExactNumber Users => risk.Users;
    public bool Accepted => risk.Accepted;
    public ExactNumber IncidentsPerYear => risk.IncidentsPerYear;
    public ExactNumber BadMinutesPerIncident => risk.BadMinutesPerIncident;
    public ExactNumber BadMinutesPerYear => risk.BadMinutesPerYear;
    public string Colour => colour.ToString().ToLowerInvariant();
}
