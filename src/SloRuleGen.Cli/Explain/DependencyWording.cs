using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Explain;

/// <summary>What an SLO depends on, and what that allows.</summary>
internal static class DependencyWording
{
    private const string NoPromise = "promises nothing";

    /// <summary>On one line.</summary>
    public static string Of(SloPlan plan) =>
        $"{string.Join(", ", plan.Slo.DependsOn.Select(one => $"{one.Name.Value} {(one.Sla is { } sla ? sla.Value.ToString() : $"({NoPromise})")}"))}: {Together(plan.Slo.DependsOn)}";

    public static PagePart.Table Table(SloPlan plan) => new(
        null,
        ["Depends on", "SLA", $"Full outage in {plan.Period}"],
        [
            .. plan.Slo.DependsOn.Select(one => (IReadOnlyList<string>)
            [
                PlainText.Sentence(one.Name.Value), one.Sla is { } sla ? sla.Value.ToString() : NoPromise, one.Sla is { } promise ? OutageTime.Of(new ErrorBudget(promise.Value, plan.Period)) : "",
            ]),
        ],
        $"{char.ToUpperInvariant(Together(plan.Slo.DependsOn)[0])}{Together(plan.Slo.DependsOn)[1..]}, and the objective is {plan.Slo.Objective.Value}.");

    public static IReadOnlyList<Objective> Promises(IReadOnlyList<Dependency> all) => [.. all.Select(one => one.Sla?.Value).OfType<Objective>()];

    private static string Together(IReadOnlyList<Dependency> all)
    {
        var promises = Promises(all);
        return promises.Count == 0 ? "nobody knows what they allow together"
            : promises.Count == 1 ? $"what is known of them allows {promises[0]}"
            : $"together they allow {Availability.RoundedDown(Dependencies.Best(promises))} at best, if they fail independently, and {Availability.RoundedDown(Dependencies.Worst(promises)) ?? "nothing"} at worst";
    }
}
