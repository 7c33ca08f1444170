using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.Shapes;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Pyrra;

/// <summary>Maps <c>indicator</c>, which is one of four.</summary>
internal sealed class PyrraSli(ImportRun run)
{
    /// <summary>The SLI, or null if it is missing or wrong.</summary>
    /// <param name="by">The labels that it is split by.</param>
    public NativeMapping? Map(Fields indicator, out IReadOnlyList<string> by)
    {
        by = [];
        var kinds = PyrraLevels.Indicator.Fields.Where(indicator.Has).ToList();
        if (kinds.Count != 1)
        {
            run.Diagnostics.Add(SpecDiagnostics.SliKind, indicator.Place, $"'indicator' has one of {Enumeration.Or(PyrraLevels.Indicator.Fields)}, not {(kinds.Count == 0 ? "none" : Enumeration.And(kinds))}");
            return null;
        }

        var level = kinds[0] switch
        {
            "ratio" => PyrraLevels.Ratio,
            "latency" => PyrraLevels.Latency,
            "latencyNative" => PyrraLevels.LatencyNative,
            _ => PyrraLevels.BoolGauge,
        };
        if (indicator.Mapping(kinds[0], level) is not { } fields) return null;
        by = Grouping(fields);
        return kinds[0] switch
        {
            "ratio" => Ratio(fields, by),
            "latency" => Latency(fields, by),
            "latencyNative" => Native(fields, by),
            _ => Gauge(fields, by),
        };
    }

    private NativeMapping? Ratio(Fields fields, IReadOnlyList<string> by)
    {
        var errors = Selector(fields, "errors");
        var total = Selector(fields, "total");
        return errors is null || total is null ? null
            : new SliMapper(fields.Place).Of(new SliShape.Events(errors.Value.Selector, null, total.Value.Selector, by), errors.Value.Query.FieldOfShape("bad", run), total.Value.Query.FieldOfShape("total", run));
    }

    private NativeMapping? Latency(Fields fields, IReadOnlyList<string> by)
    {
        var success = Selector(fields, "success");
        var total = Selector(fields, "total");
        if (success is not { } good || total is not { } all) return null;
        var shape = Bucket.Of(good.Selector, all.Selector, by) ?? (SliShape)new SliShape.Events(null, good.Selector, all.Selector, by);
        return new SliMapper(fields.Place).Of(shape, good.Query.FieldOfShape("good", run), all.Query.FieldOfShape("total", run));
    }

    private NativeMapping? Native(Fields fields, IReadOnlyList<string> by)
    {
        fields.Require("latency", "latency: 200ms");
        var total = Selector(fields, "total");
        if (total is not { } all || fields.PositiveDuration("latency") is not { } threshold) return null;
        var sli = new SliMapper(fields.Place).Of(new SliShape.Latency(all.Selector, threshold.Value, false, [], by), all.Query.FieldOfShape("histogram", run), fieldOf(all.Query));
        var latency = (NativeMapping)sli.Find("latency")!.Value;
        latency.Set(run.Field("threshold", fields.Entry("latency")!, new NativeText(threshold.Value.ToString(), TextKind.Word, threshold.Span)));
        latency.Set("native", new NativeText("true", TextKind.Word, threshold.Span));
        latency.MoveToEnd("by");
        return sli;

        static NativeField fieldOf(ForeignQuery query) => new("total", SliMapper.Code(query.Text), query.Text.Span, FieldComments.None);
    }

    private NativeMapping? Gauge(Fields fields, IReadOnlyList<string> by) =>
        SelectorOf(fields) is { } gauge ? new SliMapper(fields.Place).Of(new SliShape.Probe(gauge.Selector, by), gauge.Query.FieldOfShape("gauge", run), gauge.Query.FieldOfShape("gauge", run)) : null;

    private (VectorSelector Selector, ForeignQuery Query)? Selector(Fields fields, string field)
    {
        fields.Require(field, $"{field}: {{metric: http_requests_total}}");
        return fields.Mapping(field, PyrraLevels.Query) is { } query ? SelectorOf(query) : null;
    }

    private (VectorSelector Selector, ForeignQuery Query)? SelectorOf(Fields query)
    {
        query.Require("metric", "metric: http_requests_total");
        if (query.Scalar("metric") is null || ForeignQuery.Read(query.Entry("metric")!, run) is not { } read) return null;
        if (read.Expr is VectorSelector vector && SumOfRates.IsPlain(vector)) return (vector, read);
        run.Refuse(read.Text.Span, "Pyrra takes a plain selector such as http_requests_total{job=\"api\"} here, and so does this program: write other queries as 'query' of a spec");
        return null;
    }

    private List<string> Grouping(Fields fields)
    {
        var values = new Values(run.Diagnostics);
        return [.. (fields.List("grouping", "label names such as handler") ?? []).Select(item => values.Text(item, "grouping")?.Value).OfType<string>().Distinct()];
    }
}
