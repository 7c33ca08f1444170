using SloRuleGen.PromQL.Checking;

namespace SloRuleGen.Queries;

/// <summary>Why a function that some Prometheus has is refused all the same.</summary>
internal static class FunctionHelp
{
    private const string Flag = "--enable-feature=promql-experimental-functions";

    /// <param name="name">What was refused, a function or anything else.</param>
    /// <returns>The end of a message, with what parts it from the beginning; empty for anything else.</returns>
    public static string Of(string name) => name switch
    {
        "holt_winters" => $"; Prometheus 3 has it no more, and what took its place, double_exponential_smoothing, only with {Flag}",
        _ when PromQLReleases.ReleaseOfExperiment(name) is { } release => $"; Prometheus has it from {release} on, and only with {ExperimentFlag(name)}, which rules should not depend on: say the same here if the servers have it",
        _ => "",
    };

    private static string ExperimentFlag(string name) => name == "start_timestamp" ? "--enable-feature=use-start-timestamps" : Flag;
}
