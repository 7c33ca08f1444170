using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Explain;

/// <summary>Plans for programs. Numbers are exact decimals, or have 15 digits where there is none; times are seconds.</summary>
internal static class ExplainJson
{
    public static JsonObject Of(IReadOnlyList<SloPlan> slos, TrafficFigures? traffic) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["slos"] = JsonList.Of(slos, slo => SloJson.Of(slo, traffic)),
    };
}
