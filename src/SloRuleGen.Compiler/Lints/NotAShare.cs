using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>error_ratio: histogram_quantile(0.99, …)</c>, or <c>x_sum / x_count</c>: seconds, and no share of anything.</summary>
internal sealed class NotAShare : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO244", DiagnosticSeverity.Warning, "Quantile or mean where a share is needed");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Use != QueryUse.Ratio ? [] : query.Expr.ResultsIn().Select(part => (Part: part, What: WhatIs(part))).Where(found => found.What is not null).Take(1)
            .Select(found => query.Report(
                Descriptor, found.Part,
                $"{found.What} is in the unit of what it measures, such as seconds, and no share of events from 0 to 1: half a second would read as half of all events; "
                + "use an SLI of the kind 'latency', which counts the events over a threshold"));

    private static string? WhatIs(Expr part) => part switch
    {
        CallExpr { Function: "histogram_quantile" } => "a quantile",
        BinaryExpr { Operator: BinaryOperator.Div } mean when EndsWith(mean.Left, "_sum") is { } sum && EndsWith(mean.Right, "_count") == sum => "a mean",
        _ => null,
    };

    /// <summary>What stands before the ending in the name of the only metric.</summary>
    private static string? EndsWith(Expr expr, string ending) =>
        expr.Selectors().ToList() is [var only] && only.Metric() is { } name && name.EndsWith(ending, StringComparison.Ordinal) ? name[..^ending.Length] : null;
}
