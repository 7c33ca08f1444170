using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Model.Binding;

/// <summary>Reads the PromQL of an SLI. Each method returns null where the field is absent or wrong; what is wrong is reported.</summary>
internal sealed class QueryBinder(DiagnosticBag diagnostics)
{
    private static readonly string[] s_histogramSuffixes = ["_bucket", "_count", "_sum"];

    private readonly PromQLReader _reader = new(diagnostics);
    private readonly QueryLints _lints = new(diagnostics);

    /// <summary>A gauge: a plain selector.</summary>
    public PromSelector? Gauge(Fields fields, string field) =>
        ReadSelector(fields, field, "probe_success{job=\"blackbox\"}") is var (vector, scalar) ? new PromSelector(vector, scalar.Span) : null;

    /// <summary>A plain selector that the rules take the rate of.</summary>
    public PromSelector? Counter(Fields fields, string field)
    {
        if (ReadSelector(fields, field, "http_requests_total{job=\"checkout\"}") is not var (vector, scalar)) return null;
        _lints.CheckCounter(vector, scalar.Span, $"the rate of '{field}'");
        return new PromSelector(vector, scalar.Span);
    }

    /// <summary>The base name of a classic histogram, with matchers for its buckets.</summary>
    public PromSelector? Histogram(Fields fields, string field)
    {
        if (ReadSelector(fields, field, "http_request_duration_seconds{job=\"checkout\"}") is not var (vector, scalar)) return null;
        var name = vector.MetricName;
        var suffix = s_histogramSuffixes.FirstOrDefault(s => name?.EndsWith(s, StringComparison.Ordinal) == true);
        if (name is null || suffix is not null)
        {
            var help = suffix is null ? "such as http_request_duration_seconds" : $"without '{suffix}': {name![..^suffix.Length]}";
            diagnostics.Add(QueryDiagnostics.NotABaseName, scalar.Span, $"'{field}' takes the base name of a histogram, {help}");
        }

        return HasLe(vector.Matchers, field, scalar) || name is null || suffix is not null ? null : new PromSelector(vector, scalar.Span);
    }

    /// <summary>Matchers without a metric and without braces; none if the field is absent.</summary>
    public IReadOnlyList<LabelMatcher>? Matchers(Fields fields, string field)
    {
        if (fields.Find(field) is not { } node) return [];
        if (_reader.ReadMatchers(node, field) is not { } matchers) return null;
        _lints.CheckMatchers(matchers.Items, matchers.Scalar);
        return HasLe(matchers.Items, field, matchers.Scalar) ? null : matchers.Items;
    }

    /// <summary>An expression over <c>$window</c> that returns an instant vector.</summary>
    public PromQuery? Query(Fields fields, string field, IReadOnlyList<string> by) =>
        ReadQuery(fields, field, by) is { } query ? new PromQuery(query.Expr, query.Scalar.Span) : null;

    /// <summary>A query that returns exactly the labels of <paramref name="by"/>.</summary>
    public PromQuery? Ratio(Fields fields, string field, IReadOnlyList<string> by)
    {
        if (ReadQuery(fields, field, by) is not { } query) return null;
        _lints.CheckOtherLabels(query, field, by);
        return new PromQuery(query.Expr, query.Scalar.Span);
    }

    private (VectorSelector Vector, ScalarSyntax Scalar)? ReadSelector(Fields fields, string field, string example)
    {
        if (fields.Find(field) is not { } node || _reader.Read(node, field) is not { } query) return null;
        _lints.Check(query);
        var problem = query.Expr switch
        {
            VectorSelector { Offset: null, At: null } => null,
            VectorSelector or MatrixSelector { Vector: { Offset: not null } or { At: not null } } => "without 'offset' or '@'",
            MatrixSelector => "without a range: the rules add the windows",
            CallExpr { Function: "rate" or "irate" or "increase" or "sum_over_time" or "avg_over_time" } call => $"without '{call.Function}()': the rules add it",
            _ => "and no other expression: an SLI of the kind 'query' takes any",
        };
        if (problem is null) return ((VectorSelector)query.Expr, query.Scalar);
        diagnostics.Add(QueryDiagnostics.NotASelector, query.Scalar.Span, $"'{field}' takes a plain selector such as {example}, {problem}");
        return null;
    }

    private ParsedQuery? ReadQuery(Fields fields, string field, IReadOnlyList<string> by)
    {
        if (fields.Find(field) is not { } node || _reader.Read(node, field) is not { } query) return null;
        _lints.Check(query);
        _lints.CheckGroups(query, field, by);
        var isVector = query.Type == ExprType.InstantVector;
        var hasWindow = query.Expr.UsesWindow();
        if (!isVector)
            diagnostics.Add(QueryDiagnostics.NotAVector, query.Scalar.Span, $"'{field}' must return an instant vector, not {Wording.TypeOf(query.Type)}");
        if (!hasWindow)
            diagnostics.Add(QueryDiagnostics.WindowMissing, query.Scalar.Span, $"'{field}' must hold $window, which stands for each window of the rules, such as rate(requests_total[$window])");
        return isVector && hasWindow ? query : null;
    }

    private bool HasLe(IEnumerable<LabelMatcher> matchers, string field, ScalarSyntax scalar)
    {
        var onLe = matchers.Where(m => m.Name == "le").ToList();
        foreach (var matcher in onLe)
        {
            diagnostics.Add(
                QueryDiagnostics.LeMatcher, scalar.SpanOf(matcher.Span.Start, matcher.Span.End),
                $"'{field}' cannot match 'le': the rules choose the bucket by 'threshold'");
        }

        return onLe.Count > 0;
    }
}
