using SloRuleGen.Planning;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Differences;

/// <summary>Specs on two sides, SLO by SLO.</summary>
internal static class SpecDifferences
{
    /// <returns>In order of their names.</returns>
    public static IReadOnlyList<SloDifference> Of(IReadOnlyList<SloState> was, IReadOnlyList<SloState> now)
    {
        var (old, @new) = (was.ToDictionary(slo => slo.Id, StringComparer.Ordinal), now.ToDictionary(slo => slo.Id, StringComparer.Ordinal));
        var added = now.Where(slo => !old.ContainsKey(slo.Id)).ToList();
        var gone = was.Where(slo => !@new.ContainsKey(slo.Id)).ToList();
        return
        [
            .. now.Where(slo => old.ContainsKey(slo.Id)).Select(slo => SloDifference.Of(old[slo.Id], slo)).OfType<SloDifference>()
                .Concat(added.Select(slo => new SloDifference(slo.Id, SloChange.Added, slo, [], RuleCounts.Of(new Dictionary<string, string>(), slo.Rules), Renamed(gone, slo, "It measures what {0} did, which is gone: if it is that under another name, its history and its alerts begin anew."))))
                .Concat(gone.Select(slo => new SloDifference(slo.Id, SloChange.Gone, slo, [], RuleCounts.Of(slo.Rules, new Dictionary<string, string>()), Renamed(added, slo, "{0}, which is new, measures the same."))))
                .OrderBy(slo => slo.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Each SLO of a plan with the rules that are made of it.</summary>
    public static IReadOnlyList<SloState> StatesOf(RulePlan plan, IReadOnlyList<ServiceRules> rules)
    {
        var groups = rules.SelectMany(service => service.Groups).Where(group => group.Rules.Count > 0).ToList();
        return [.. plan.Services.SelectMany(service => service.Slos).Select(slo => new SloState(slo, [.. groups.Where(group => IsOf(slo, group))]))];
    }

    private static bool IsOf(SloPlan slo, RuleGroup group) =>
        group.Rules[0].Labels is var labels && labels.GetValueOrDefault(RecordNames.IdLabel) == slo.Id && slo.Identity.All(label => labels.GetValueOrDefault(label.Key) == label.Value);

    private static IReadOnlyList<string> Renamed(List<SloState> others, SloState slo, string text) =>
        others.Find(other => other.Measured == slo.Measured) is { } same ? [string.Format(System.Globalization.CultureInfo.InvariantCulture, text, same.Id)] : [];
}
