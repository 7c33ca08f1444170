using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Differences;

/// <summary>Differences for programs.</summary>
internal static class DifferenceJson
{
    public static JsonObject Of(IReadOnlyList<SloDifference> differences) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["slos"] = JsonList.Of(differences, Of),
    };

    private static JsonObject Of(SloDifference slo) => new()
    {
        ["service"] = slo.State.Plan.Service.Name.Value,
        ["name"] = slo.State.Plan.Slo.Name.Value,
        ["identity"] = JsonObject.Of(slo.State.Plan.Identity),
        ["change"] = slo.Change switch { SloChange.Added => "added", SloChange.Gone => "gone", _ => "changed" },
        ["facts"] = JsonList.Of(slo.Facts, fact => new JsonObject { ["what"] = fact.What, ["was"] = fact.Was, ["is"] = fact.Is }),
        ["notes"] = JsonList.Of(slo.Notes, note => note),
        ["rules"] = new JsonObject { ["added"] = slo.Rules.Added, ["gone"] = slo.Rules.Gone, ["changed"] = slo.Rules.Changed },
    };
}
