using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Explain;

/// <summary>A risk catalog for programs. Risks come in the order of their minutes.</summary>
internal sealed class RisksJson(RiskCatalog catalog)
{
    public Fraction Threshold => catalog.Threshold;
    public Fraction BudgetMinutes => catalog.BudgetMinutes;
    public Fraction TooBigMinutes => catalog.TooBigMinutes;
    public Fraction AcceptedMinutes => catalog.AcceptedMinutes;
    public Fraction UnallocatedMinutes => catalog.UnallocatedMinutes;
    public IEnumerable<RiskJson> Catalog => catalog.Ranked.Select(risk => new RiskJson(risk, catalog.ColourOf(risk)));
}

internal sealed class RiskJson(Risk risk, RiskColour colour)
{
    public string Name => risk.Name;
    public string Detect => risk.Detect.ToString();
    public string Resolve => risk.Resolve.ToString();
    public string Every => risk.Every.ToString();
    public Fraction Users => risk.Users;
    public bool Accepted => risk.Accepted;
    public Fraction IncidentsPerYear => risk.IncidentsPerYear;
    public Fraction BadMinutesPerIncident => risk.BadMinutesPerIncident;
    public Fraction BadMinutesPerYear => risk.BadMinutesPerYear;
    public string Colour => colour.ToString().ToLowerInvariant();
}
