using SloRuleGen.PromQL;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>What an SLI counts, for people.</summary>
internal static class SliWording
{
    public static string Of(Sli sli) => sli switch
    {
        Sli.Events { PartIsGood: true } => "Events of two counters: those that are good, and all.",
        Sli.Events => "Events of two counters: those that are bad, and all.",
        Sli.Outcomes => "Events of two counters: those that are bad, and those that are good.",
        Sli.Latency latency => $"Events of a histogram: those of up to {latency.Threshold.Value} are good{(latency.Successful.Count > 0 ? ", if they succeed too" : "")}.",
        Sli.Probe { Quorum: { } quorum } => $"Samples of a gauge: an instant is bad at which it is 0 in {quorum} places or more.",
        Sli.Probe => "Samples of a gauge: one is bad if it is 0.",
        Sli.Rates => "Two rates in PromQL: of bad events, and of all.",
        Sli.ErrorRatio => "A share of bad events in PromQL, without their number.",
        _ => throw new InvalidOperationException($"No wording for {sli.GetType().Name}."),
    };

    /// <summary>Its queries by what they select, each on one line.</summary>
    public static IReadOnlyList<(string Name, string Query)> Queries(Sli sli)
    {
        string[] names = sli switch
        {
            Sli.Events events => [events.PartIsGood ? "good" : "bad", "total"],
            Sli.Outcomes => ["bad", "good"],
            Sli.Latency => ["histogram"],
            Sli.Probe => ["gauge"],
            Sli.Rates => ["bad", "total"],
            _ => ["error_ratio"],
        };
        return [.. names.Zip(sli.Queries, (name, query) => (name, PromQLPrinter.Print(query.Expr).ReplaceLineEndings(" ")))];
    }
}
