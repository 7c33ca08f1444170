using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.RiskSheets;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Risks;

/// <summary>Finds the SLOs of specs that a sheet of risks is about.</summary>
/// <param name="passesOver">Whether risks of other SLOs are passed over, and not refused.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SheetMatch(IReadOnlyList<SloPlan> plans, bool passesOver, List<Diagnostic> problems)
{
    public IReadOnlyList<(SloPlan Plan, SheetCatalog Catalog)> Of(SheetResult sheet)
    {
        var matches = new List<(SloPlan Plan, SheetCatalog Catalog)>();
        foreach (var catalog in sheet.Catalogs)
        {
            foreach (var plan in PlansOf(catalog))
            {
                var other = matches.Find(match => match.Plan == plan).Catalog;
                if (other is null) matches.Add((plan, catalog));
                else problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"the risks of {plan.Id} are listed under another name too, at {Wording.Place(other.Place)}"));
            }
        }

        // As the specs have them.
        return [.. plans.SelectMany(plan => matches.Where(match => match.Plan == plan))];
    }

    private IReadOnlyList<SloPlan> PlansOf(SheetCatalog catalog)
    {
        var ids = plans.Select(plan => plan.Id).Distinct().ToList();
        if (catalog.Slo is not { } name)
        {
            if (ids.Count == 1) return plans;
            if (ids.Count > 1) problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"there are {ids.Count} SLOs: say in a column 'slo' which of them a risk is of, or name one by --slo"));
            return [];
        }

        var named = plans.Where(plan => plan.Id == name).ToList();
        if (named.Count == 0) named = [.. plans.Where(plan => plan.Slo.Name.Value == name)];
        if (named.DistinctBy(plan => plan.Id).Count() > 1)
        {
            problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"several SLOs are called {Wording.Quote(name)}: write SERVICE/NAME"));
            return [];
        }

        if (named.Count == 0 && !passesOver)
        {
            var help = NearestWord.Of(name, ids.Concat(plans.Select(plan => plan.Slo.Name.Value))) is { } meant ? $"; did you mean '{meant}'?" : "";
            problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"no SLO is called {Wording.Quote(name)}{help}"));
        }

        return named;
    }
}
