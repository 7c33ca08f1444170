using SloRuleGen.Diagnostics;
using SloRuleGen.Lints;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Binding;

/// <summary>Reads the PromQL of an SLO. Each method returns null where the field is absent or wrong; what is wrong, or only odd, is reported.</summary>
internal sealed class QueryBinder(PrometheusServer server, DiagnosticBag diagnostics)
{
    private static readonly string[] s_histogramSuffixes = ["_bucket", "_count", "_sum"];

    private readonly PromQLReader _reader = new(server, diagnostics);

    /// <summary>A gauge: a plain selector.</summary>
    public SpecQuery? Gauge(Fields fields, string field) => ReadSelector(fields, field, QueryUse.Selector, "probe_success{job=\"blackbox\"}");

    /// <summary>A plain selector that the rules take the rate of.</summary>
    public SpecQuery? Counter(Fields fields, string field) => ReadSelector(fields, field, QueryUse.Counter, "http_requests_total{job=\"checkout\"}");

    /// <summary>The base name of a classic histogram, with matchers for its buckets.</summary>
    public SpecQuery? Histogram(Fields fields, string field)
    {
        if (ReadSelector(fields, field, QueryUse.Selector, "http_request_duration_seconds{job=\"checkout\"}") is not { Expr: VectorSelector vector } query) return null;
        var name = vector.Metric();
        var suffix = s_histogramSuffixes.FirstOrDefault(s => name?.EndsWith(s, StringComparison.Ordinal) == true);
        if (name is null || suffix is not null)
        {
            var help = suffix is null ? "such as http_request_duration_seconds" : $"without '{suffix}': {name![..^suffix.Length]}";
            diagnostics.Add(QueryDiagnostics.NotABaseName, query.Scalar.Span, $"'{field}' takes the base name of a histogram, {help}");
        }

        return HasLe(query) || name is null || suffix is not null ? null : query;
    }

    /// <summary>Matchers without a metric and without braces; none if the field is absent.</summary>
    public IReadOnlyList<LabelMatcher>? Matchers(Fields fields, string field)
    {
        if (fields.Find(field) is not { } node) return [];
        if (_reader.ReadMatchers(node, field) is not { } read) return null;
        var matchers = Lint(new SpecQuery(new VectorSelector(null, read.Items), read.Scalar, field, QueryUse.Selector, []));
        return HasLe(matchers) ? null : read.Items;
    }

    /// <summary>An expression over <c>$window</c> that returns an instant vector: events per second.</summary>
    public SpecQuery? Query(Fields fields, string field, IReadOnlyList<string> by, bool isMetricsQL) => ReadQuery(fields, field, QueryUse.Rates, by, isMetricsQL);

    /// <summary>A query that returns exactly the labels of <paramref name="by"/>.</summary>
    public SpecQuery? Ratio(Fields fields, string field, IReadOnlyList<string> by, bool isMetricsQL) => ReadQuery(fields, field, QueryUse.Ratio, by, isMetricsQL);

    /// <summary>An expression without <c>$window</c> that returns an instant vector, or nothing.</summary>
    public SpecQuery? Condition(Fields fields, string field, bool isMetricsQL)
    {
        if (isMetricsQL) return ReadMetricsQL(fields, field, QueryUse.Condition, []);
        if (fields.Find(field) is not { } node || _reader.Read(node, field, suggestsRanges: true) is not { } read) return null;
        var query = Lint(new SpecQuery(read.Expr, read.Scalar, field, QueryUse.Condition, []));
        var isVector = read.Type == ExprType.InstantVector;
        if (!isVector)
            diagnostics.Add(QueryDiagnostics.NotAVector, read.Scalar.Span, $"'{field}' must return an instant vector, not {InWords(read.Type)}");
        if (!read.Expr.NamesWindow()) return isVector ? query : null;
        diagnostics.Add(QueryDiagnostics.WindowInCondition, read.Scalar.Span, $"'{field}' is asked at each moment, not for the windows of the rules: write a range such as [5m] in place of $window");
        return null;
    }

    private SpecQuery? ReadSelector(Fields fields, string field, QueryUse use, string example)
    {
        if (fields.Find(field) is not { } node || _reader.Read(node, field, suggestsRanges: false) is not { } read) return null;
        var problem = read.Expr switch
        {
            VectorSelector { Extension: not RangeExtension.None } => "without 'anchored' or 'smoothed'",
            VectorSelector { Offset: null, At: null } => null,
            VectorSelector or MatrixSelector { Vector: { Offset: not null } or { At: not null } } => "without 'offset' or '@'",
            MatrixSelector => "without a range: the rules add the windows",
            CallExpr { Function: "rate" or "irate" or "increase" or "sum_over_time" or "avg_over_time" } call => $"without '{call.Function}()': the rules add it",
            _ => "and no other expression: an SLI of the kind 'query' takes any",
        };
        var query = Lint(new SpecQuery(read.Expr, read.Scalar, field, use, []));
        if (problem is null) return query;
        diagnostics.Add(QueryDiagnostics.NotASelector, read.Scalar.Span, $"'{field}' takes a plain selector such as {example}, {problem}");
        return null;
    }

    private SpecQuery? ReadMetricsQL(Fields fields, string field, QueryUse use, IReadOnlyList<string> by) =>
        fields.Find(field) is { } node && _reader.ReadMetricsQL(node, field, needsWindow: use != QueryUse.Condition) is { } read
            ? new SpecQuery(read.Expr, read.Scalar, field, use, by)
            : null;

    private SpecQuery? ReadQuery(Fields fields, string field, QueryUse use, IReadOnlyList<string> by, bool isMetricsQL)
    {
        if (isMetricsQL) return ReadMetricsQL(fields, field, use, by);
        if (fields.Find(field) is not { } node || _reader.Read(node, field, suggestsRanges: true) is not { } read) return null;
        var query = Lint(new SpecQuery(read.Expr, read.Scalar, field, use, by));
        var isVector = read.Type == ExprType.InstantVector;
        var hasWindow = read.Expr.UsesWindow();
        if (!isVector)
            diagnostics.Add(QueryDiagnostics.NotAVector, read.Scalar.Span, $"'{field}' must return an instant vector, not {InWords(read.Type)}");
        if (!hasWindow) ReportMissingWindow(query);
        return isVector && hasWindow ? query : null;
    }

    private static string InWords(ExprType type) => type switch
    {
        ExprType.Scalar => "a scalar",
        ExprType.InstantVector => "an instant vector",
        ExprType.RangeVector => "a range vector",
        _ => "a string",
    };

    private SpecQuery Lint(SpecQuery read)
    {
        var query = read with { Server = server.Release };
        SpecLinter.Check(query, diagnostics);
        return query;
    }

    /// <summary>A range that is written out was probably meant to be the window.</summary>
    private void ReportMissingWindow(SpecQuery query)
    {
        var problem = $"'{query.Field}' must hold $window, which stands for each window of the rules";
        var ranges = FixedRanges.In(query.Expr).ToList();
        foreach (var range in ranges)
            diagnostics.Add(query.Report(QueryDiagnostics.WindowMissing, range, $"{problem}: write it in place of '{query.TextOf(range.Span)}'"));
        if (ranges.Count == 0)
            diagnostics.Add(QueryDiagnostics.WindowMissing, query.Scalar.Span, $"{problem}, such as rate(requests_total[$window])");
    }

    private bool HasLe(SpecQuery query)
    {
        var onLe = query.Matchers.Select(place => place.Matcher).Where(matcher => matcher.Name == "le").ToList();
        foreach (var matcher in onLe)
        {
            diagnostics.Add(query.Report(
                QueryDiagnostics.LeMatcher, matcher, $"'{query.Field}' cannot match 'le': the rules choose the bucket by 'threshold'"));
        }

        return onLe.Count > 0;
    }
}
