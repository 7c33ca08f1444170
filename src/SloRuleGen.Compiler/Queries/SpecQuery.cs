using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Queries;

/// <summary>What the rules do with a query.</summary>
internal enum QueryUse
{
    /// <summary>A selector that is read as it is, or in parts.</summary>
    Selector,

    /// <summary>A selector that the rules take the rate of.</summary>
    Counter,

    /// <summary>Per-second rates, summed by the labels of <c>by</c>.</summary>
    Rates,

    /// <summary>A ratio, recorded as it is.</summary>
    Ratio,

    /// <summary>Something that holds while it returns anything.</summary>
    Condition,
}

/// <summary>PromQL of a spec that Prometheus takes, and where it was written.</summary>
/// <param name="By">The labels that split the SLI.</param>
internal sealed record SpecQuery(Expr Expr, ScalarSyntax Scalar, string Field, QueryUse Use, IReadOnlyList<string> By)
{
    /// <summary>The labels of each part.</summary>
    public LabelFlow Labels { get; } = LabelFlow.Through(Expr);

    /// <summary>The oldest Prometheus that is to load the rules.</summary>
    public Version Server { get; init; } = PromQLReleases.Newest;

    /// <summary>Every matcher, and the selector that it stands in.</summary>
    public IEnumerable<(LabelMatcher Matcher, VectorSelector Selector)> Matchers =>
        Expr.Selectors().SelectMany(selector => selector.Matchers.Select(matcher => (matcher, selector)));

    /// <exception cref="InvalidCastException">The query is no plain selector.</exception>
    public PromSelector ToSelector() => new((VectorSelector)Expr, Scalar.Span.InInput);

    public PromQuery ToQuery() => new(Expr, Scalar.Span.InInput)
    {
        PerWindow = PerWindow.In(Expr) is { } call ? new Located<string>(call.Function, Scalar.SpanOf(call.Span.Start, call.Span.End).InInput) : null,
    };

    /// <summary>Whether the text itself says that the result has the label: an aggregation by it does, a selector does not.</summary>
    public bool Keeps(string label) => Labels[Expr] is { IsOpen: false } labels && labels.MayHave(label);

    public string TextOf(TextSpan span) => Scalar.Value[span.Start..span.End];

    public Diagnostic Report(DiagnosticDescriptor descriptor, Node node, string message) => Report(descriptor, node.Span, message);

    public Diagnostic Report(DiagnosticDescriptor descriptor, TextSpan span, string message) =>
        new(descriptor, Scalar.SpanOf(span.Start, span.End), message);
}
