using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Operations;

/// <summary>The SLOs that <c>--slo</c> names.</summary>
internal static class NamedSlos
{
    /// <param name="name">The name of an SLO or <c>service/name</c>; null for all.</param>
    /// <param name="problem">What to tell where there is none of that name; else null.</param>
    public static IReadOnlyList<SloPlan> Of(RulePlan plan, string? name, out string? problem)
    {
        problem = null;
        var all = plan.Services.SelectMany(service => service.Slos).ToList();
        if (name is null) return all;
        var named = all.FindAll(slo => slo.Slo.Name.Value == name || slo.Id == name);
        if (named.Count == 0) problem = $"no SLO is called '{name}'{Hint(name, all)}";
        return named;
    }

    private static string Hint(string unknown, List<SloPlan> slos)
    {
        var nearest = NearestWord.Of(unknown, slos.Select(slo => slo.Id).Concat(slos.Select(slo => slo.Slo.Name.Value)));
        return nearest is not null ? $"; did you mean '{nearest}'?"
            : slos.Count == 0 ? ""
            : $"; there are {string.Join(", ", slos.Select(slo => slo.Id))}";
    }
}
