using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>What the targets say of their metrics, against what the rules take them for.</summary>
internal sealed class TypeCheck : IServerCheck
{
    private static readonly string[] s_suffixes = ["_total", "_bucket", "_count", "_sum"];

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        var found = new List<Diagnostic>();
        foreach (var series in MeasuredSeries.Of(slo).DistinctBy(series => series.Selector.Metric()))
        {
            if (series.Selector.Metric() is not { } metric || await TypeAsync(metric, server).ConfigureAwait(false) is not { } type) continue;
            if (ProblemWith(type, metric, series, slo.Slo.Sli) is { } problem) found.Add(new(ServerDiagnostics.OtherType, series.Place, $"{Wording.Quote(metric)} {problem}"));
        }

        return found;
    }

    private static string? ProblemWith(string type, string metric, MeasuredSeries series, Sli sli) => sli switch
    {
        Sli.Probe => type == "counter" ? "is a counter: a probe is a gauge that is 0 or 1" : null,
        Sli.Latency => type is "summary" or "gauge" or "counter" ? $"is a {type}: 'latency' needs a histogram" : null,
        Sli.Events or Sli.Outcomes => type switch
        {
            "gauge" => "is a gauge, whose rate means nothing: events are counted by counters",
            "histogram" or "summary" when !s_suffixes.Any(suffix => metric.EndsWith(suffix, StringComparison.Ordinal)) => $"is a {type}: its events are counted by {Wording.Quote(metric + "_count")}",
            _ => null,
        },
        _ => type == "gauge" && IsReadAsCounter(sli, series.Selector) ? "is a gauge, whose rate means nothing" : null,
    };

    private static bool IsReadAsCounter(Sli sli, VectorSelector selector) => sli.Queries.SelectMany(query => query.Expr.DescendantsAndSelf()).Any(node =>
        node is CallExpr { Function: "rate" or "irate" or "increase", Arguments: [MatrixSelector { Vector: var vector }] } && vector.Metric() == selector.Metric());

    /// <summary>Null where the server does not know. Some formats of expositions name a counter without its ending.</summary>
    private static async Task<string?> TypeAsync(string metric, AskedServer server)
    {
        IEnumerable<string> names = [metric, .. s_suffixes.Where(suffix => metric.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => metric[..^suffix.Length])];
        foreach (var name in names)
        {
            var metadata = await server.TryAsync("the types of metrics", (client, cancellation) => client.MetadataAsync(name, cancellation)).ConfigureAwait(false);
            if (metadata?.GetValueOrDefault(name) is not { Count: > 0 } said) continue;
            // Targets that disagree tell nothing.
            return said.Select(one => one.Type).Distinct().ToList() is [{ } type and not ("unknown" or "untyped")] ? type : null;
        }

        return null;
    }
}
