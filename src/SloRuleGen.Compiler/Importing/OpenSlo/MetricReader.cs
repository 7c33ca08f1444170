using SloRuleGen.Importing.Documents;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>Reads where a metric comes from, and its query.</summary>
internal sealed class MetricReader(OpenSloObjects objects, ImportRun run)
{
    /// <summary>Sources that are asked in PromQL, in lower case and without blanks, dashes and underscores.</summary>
    private static readonly string[] s_sources =
        ["prometheus", "promql", "thanos", "mimir", "cortex", "grafanamimir", "victoriametrics", "amazonprometheus", "amazonmanagedprometheus", "googlemanagedprometheus"];

    private static readonly string[] s_queries = ["query", "promql", "expr"];

    private const string DataSource = OpenSloObjects.DataSource;

    /// <summary>The query of a metric; null, with a report, if it is none of Prometheus.</summary>
    /// <param name="ofMoments">Whether values of single moments are asked for, so that ranges in the query stay as they are.</param>
    public ForeignQuery? Read(Fields ratio, string field, bool ofMoments = false)
    {
        if (ratio.Mapping(field, OpenSloLevels.Metric) is not { } metric) return null;
        var entry = metric.Has("metricSource") ? OfMetricSource(metric) : metric.Has("query") ? OfSource(metric) : OfDataSource(metric);
        return entry is null ? null : ForeignQuery.Read(entry, run) is { } query ? ofMoments ? query : WithWindow(query) : null;
    }

    /// <summary>Version 1.</summary>
    private EntrySyntax? OfMetricSource(Fields metric)
    {
        if (metric.Mapping("metricSource", OpenSloLevels.MetricSource) is not { } source) return null;
        if (source.Text("type") is { } type)
        {
            if (source.Text("metricSourceRef") is { } named && objects.TryFind(DataSource, named.Value) is null)
                run.LeftOut(named.Span, $"no DataSource {Wording.Quote(named.Value)} is among the documents: 'type' says what is asked");
            return IsPrometheus(type) ? QueryIn(source) : null;
        }

        if (source.Text("metricSourceRef") is { } reference) return IsPrometheusSource(reference) ? QueryIn(source) : null;
        run.Refuse(source.Place, "nothing says what is asked: write 'type: Prometheus', or 'metricSourceRef' of a DataSource");
        return null;
    }

    /// <summary>Version 2.</summary>
    private EntrySyntax? OfDataSource(Fields metric)
    {
        if (metric.Mapping("dataSourceSpec", OpenSloLevels.DataSource) is { } inline)
        {
            LeaveOutDetails(inline);
            return inline.Text("type") is { } type && IsPrometheus(type) ? QueryIn(metric) : null;
        }

        if (metric.Text("dataSourceRef") is { } reference) return IsPrometheusSource(reference) ? QueryIn(metric) : null;
        run.Refuse(metric.Place, "nothing says what is asked: write 'metricSource' with 'type: Prometheus', or 'dataSourceRef'");
        return null;
    }

    /// <summary>Version 1 alpha.</summary>
    private EntrySyntax? OfSource(Fields metric)
    {
        metric.Require("source", "source: prometheus");
        if (metric.Text("source") is not { } source || !IsPrometheus(source)) return null;
        if (metric.Text("queryType") is { } type && type.Value is not ("promql" or "query"))
        {
            run.Refuse(type.Span, $"queries of the type {Wording.Quote(type.Value)} are not known here: 'promql' is");
            return null;
        }

        if (metric.Has("metadata")) run.LeftOut(metric.KeyOf("metadata"), "'metadata' of a query is left out: it reaches no rule");
        return metric.Scalar("query") is null ? null : metric.Entry("query");
    }

    private EntrySyntax? QueryIn(Fields source)
    {
        if (source.Mapping("spec") is not { } spec)
        {
            source.Require("spec", "spec: {query: sum(rate(requests_total[{{.window}}]))}");
            return null;
        }

        var queries = spec.Entries.Where(entry => s_queries.Contains(entry.Key.Value)).ToList();
        foreach (var other in spec.Entries.Except(queries)) run.LeftOut(other.Key.Span, $"'{other.Key.Value}' is left out: Prometheus is asked by '{s_queries[0]}' alone");
        if (queries is [{ Value: ScalarSyntax { IsNull: false } } query]) return query;
        run.Refuse(source.KeyOf("spec"), $"'spec' of a metric needs one query of Prometheus, as {Enumeration.Or(s_queries)}");
        return null;
    }

    /// <summary>
    /// A source that is described, or the only one that is named and described nowhere: that is often set up beside the documents, and
    /// whatever its query may be, it has to be PromQL.
    /// </summary>
    private bool IsPrometheusSource(Located<string> reference)
    {
        if (objects.IsOnlySource(reference)) return true;
        if (objects.Find(DataSource, reference) is not { } source || objects.SpecOf(source, OpenSloLevels.DataSource) is not { } spec) return false;
        LeaveOutDetails(spec);
        spec.Require("type", "type: Prometheus");
        return spec.Text("type") is { } type && IsPrometheus(type);
    }

    private void LeaveOutDetails(Fields source)
    {
        if (source.Has("connectionDetails"))
            run.LeftOut(source.KeyOf("connectionDetails"), "'connectionDetails' are left out: the rules are evaluated by Prometheus itself, which asks nobody else");
    }

    private bool IsPrometheus(Located<string> type)
    {
        var plain = string.Concat(type.Value.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        if (s_sources.Contains(plain)) return true;
        run.Refuse(type.Span, $"{Wording.Quote(type.Value)} is no source that is asked in PromQL: such SLOs have to be measured elsewhere");
        return false;
    }

    /// <summary>A range that is written out stands for the window: each window of the rules takes its place.</summary>
    private ForeignQuery WithWindow(ForeignQuery query)
    {
        if (query.Expr.UsesWindow()) return query;
        var ranges = query.Expr.DescendantsAndSelf().OfType<MatrixSelector>().Select(matrix => matrix.Range).ToList();
        if (ranges.Count == 0 || ranges.Distinct().Count() > 1 || query.Expr.DescendantsAndSelf().Any(node => node is SubqueryExpr)) return query;
        if (query.With(ranges.Select(range => (range.Span, "$window")), run) is not { } changed) return query;
        run.Otherwise(query.Text.SpanOf(ranges[0].Span), $"the range {ranges[0]} is that of one moment: each window of the rules takes its place");
        return changed;
    }
}
