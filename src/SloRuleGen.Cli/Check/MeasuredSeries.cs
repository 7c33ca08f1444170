using SloRuleGen.PromQL.Tree;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>Series that an SLO is measured with.</summary>
/// <param name="Field">How the spec calls them.</param>
/// <param name="Beside">Of series that may be missing as long as nothing fails: those that are there in any case. Null for these themselves.</param>
internal sealed record MeasuredSeries(string Field, VectorSelector Selector, SourceSpan Place, VectorSelector? Beside = null)
{
    public static IReadOnlyList<MeasuredSeries> Of(SloPlan slo) => slo.Slo.Sli switch
    {
        Sli.Events events =>
        [
            new("total", events.Total.Vector, events.Total.Span),
            new(events.PartIsGood ? "good" : "bad", events.Part.Vector, events.Part.Span, events.Total.Vector),
        ],
        Sli.Outcomes outcomes =>
        [
            new("good", outcomes.Good.Vector, outcomes.Good.Span),
            new("bad", outcomes.Bad.Vector, outcomes.Bad.Span, outcomes.Good.Vector),
        ],
        Sli.Latency latency => OfLatency(latency),
        Sli.Probe probe => [new("gauge", probe.Gauge.Vector, probe.Gauge.Span)],
        Sli.Rates rates => OfQueries(rates),
        Sli.ErrorRatio ratio => OfRatio(ratio),
        var sli => throw new InvalidOperationException($"{sli.GetType().Name} has no series."),
    };

    private static IReadOnlyList<MeasuredSeries> OfLatency(Sli.Latency latency)
    {
        var vector = latency.IsNative ? latency.Histogram.Vector : latency.Histogram.Vector.Rename(name => name + "_bucket");
        var all = new MeasuredSeries("histogram", vector, latency.Histogram.Span);
        return latency.Successful is [] ? [all] : [all, new("histogram", vector with { Matchers = [.. vector.Matchers, .. latency.Successful] }, latency.Histogram.Span, vector)];
    }

    private static IReadOnlyList<MeasuredSeries> OfQueries(Sli.Rates rates)
    {
        List<MeasuredSeries> total = [.. In("total", rates.Total, rates.Total.Expr, null)];
        return [.. total, .. In("bad", rates.Bad, rates.Bad.Expr, total.FirstOrDefault()?.Selector)];
    }

    /// <summary>What a ratio divides by is there in any case.</summary>
    private static IReadOnlyList<MeasuredSeries> OfRatio(Sli.ErrorRatio sli)
    {
        const string Field = "error_ratio";
        if (sli.Ratio.Expr.DescendantsAndSelf().OfType<BinaryExpr>().FirstOrDefault(binary => binary.Operator == BinaryOperator.Div) is not { } division)
            return [.. In(Field, sli.Ratio, sli.Ratio.Expr, null)];
        List<MeasuredSeries> below = [.. In(Field, sli.Ratio, division.Right, null)];
        return [.. below, .. In(Field, sli.Ratio, division.Left, below.FirstOrDefault()?.Selector)];
    }

    private static IEnumerable<MeasuredSeries> In(string field, PromQuery query, Expr part, VectorSelector? beside) =>
        part.Selectors().Select(selector => new MeasuredSeries(field, AskedServer.Plain(selector), PlaceIn(query, selector), beside));

    /// <summary>Where a selector stands. In text whose characters are written otherwise than they read, that is the whole text.</summary>
    private static SourceSpan PlaceIn(PromQuery query, VectorSelector selector)
    {
        var (span, part) = (query.Span, selector.Span);
        var start = span.Start + (span.Source.CharAt(span.Start) is '\'' or '"' ? 1 : 0) + part.Start;
        var written = start + part.Length <= span.End ? span.Source.Content.AsSpan(start, part.Length) : "";
        return part.Length > 0 && written.StartsWith(selector.MetricName ?? "{", StringComparison.Ordinal) && !span.Source.Content.AsSpan(span.Start, start - span.Start).ContainsAny('\n', '\\')
            ? span.Source.Span(start, start + part.Length)
            : span;
    }
}
