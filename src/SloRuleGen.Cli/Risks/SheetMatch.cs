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
    private readonly ILookup<string, SloPlan> _byId = plans.ToLookup(plan => plan.Id);
    private readonly ILookup<string, SloPlan> _byName = plans.ToLookup(plan => plan.Slo.Name.Value);

    public IReadOnlyList<(SloPlan Plan, SheetCatalog Catalog)> Of(SheetResult sheet)
    {
        var matches = new Dictionary<SloPlan, SheetCatalog>(ReferenceEqualityComparer.Instance);
        foreach (var catalog in sheet.Catalogs)
        {
            foreach (var plan in PlansOf(catalog))
            {
                if (!matches.TryAdd(plan, catalog))
                    problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"the risks of {plan.Id} are listed under another name too, at {Wording.Place(matches[plan].Place)}"));
            }
        }

        // As the specs have them.
        return [.. plans.Where(matches.ContainsKey).Select(plan => (plan, matches[plan]))];
    }

    private IReadOnlyList<SloPlan> PlansOf(SheetCatalog catalog)
    {
        if (catalog.Slo is not { } name)
        {
            if (_byId.Count == 1) return plans;
            if (_byId.Count > 1) problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"there are {_byId.Count} SLOs: say in a column 'slo' which of them a risk is of, or name one by --slo"));
            return [];
        }

        List<SloPlan> named = [.. _byId[name]];
        if (named.Count == 0) named = [.. _byName[name]];
        if (named.DistinctBy(plan => plan.Id).Count() > 1)
        {
            problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"several SLOs are called {Wording.Quote(name)}: write SERVICE/NAME"));
            return [];
        }

        if (named.Count == 0 && !passesOver)
        {
            var help = NearestWord.Of(name, _byId.Concat(_byName).Select(slo => slo.Key)) is { } meant ? $"; did you mean '{meant}'?" : "";
            problems.Add(new(SheetDiagnostics.Unusable, catalog.Place, $"no SLO is called {Wording.Quote(name)}{help}"));
        }

        return named;
    }
}
