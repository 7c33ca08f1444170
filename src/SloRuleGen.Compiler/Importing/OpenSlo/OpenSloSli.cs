using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.Shapes;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>How an SLO counts.</summary>
internal enum BudgetingMethod
{
    Occurrences,
    Timeslices,
    RatioTimeslices,
}

/// <summary>Maps an SLI: a ratio of two metrics, a ratio that is stored, or a metric that is compared with a value.</summary>
/// <param name="ratiosOfSlices">Whether the mean of ratios is asked for, and no counts.</param>
internal sealed class OpenSloSli(MetricReader metrics, bool ratiosOfSlices, ImportRun run)
{
    private const string PerWindow = "$window";

    /// <summary>What is bad where so is good.</summary>
    private static readonly (string Word, string Bad)[] s_comparisons = [("lt", ">="), ("lte", ">"), ("gt", "<="), ("gte", "<")];

    /// <param name="fields"><c>spec</c> of an SLI.</param>
    /// <param name="objective">The objective, which has the value of a threshold.</param>
    public NativeMapping? Map(Fields fields, Fields objective)
    {
        if (fields.Has("ratioMetric") == fields.Has("thresholdMetric"))
        {
            run.Diagnostics.Add(SpecDiagnostics.SliKind, fields.Place, "an SLI of OpenSLO has one of ratioMetric or thresholdMetric");
            return null;
        }

        if (fields.Has("thresholdMetric")) return Threshold(fields, objective);
        foreach (var field in (string[])["op", "value"])
        {
            if (objective.Has(field)) run.LeftOut(objective.KeyOf(field), $"'{field}' is left out: it is for threshold metrics, and this is a ratio");
        }

        return fields.Mapping("ratioMetric", OpenSloLevels.Ratio) is { } ratio ? Ratio(ratio) : null;
    }

    /// <summary>A ratio, wherever it stands.</summary>
    public NativeMapping? Ratio(Fields ratio)
    {
        if (ratio.Has("raw")) return Raw(ratio);
        var parts = ((string[])["good", "bad"]).Where(ratio.Has).ToList();
        ratio.Require("total", "total: {metricSource: …}");
        if (parts.Count != 1)
        {
            run.Diagnostics.Add(SpecDiagnostics.SliKind, ratio.Place, "a ratio has 'good' or 'bad', and 'total', or it is 'raw'");
            return null;
        }

        var isGood = parts[0] == "good";
        var isCounter = (ratio.Flag("counter") ?? ratio.Flag("incremental"))?.Value;
        var part = metrics.Read(ratio, parts[0]);
        var total = metrics.Read(ratio, "total");
        if (part is null || total is null) return null;
        if (!part.Expr.UsesWindow() || !total.Expr.UsesWindow())
        {
            var counts = isCounter ?? (LooksLikeCounter(part.Expr) && LooksLikeCounter(total.Expr));
            part = counts ? Rates(part) : Averages(part);
            total = counts ? Rates(total) : Averages(total);
            if (part is null || total is null) return null;
        }

        var shapes = new ShapeFinder(takesSelectors: false);
        var shape = isGood ? shapes.OfGood(part.Expr, total.Expr) : shapes.OfBad(part.Expr, total.Expr);
        var mapper = new SliMapper(ratio.Place);
        if (shape is not null && !ratiosOfSlices) return mapper.Of(shape, part.FieldOfShape(parts[0], run), total.FieldOfShape("total", run));
        part = part.PerSecond(run, out var change);
        total = total.PerSecond(run, out var other);
        if ((change ?? other) is { } changed) run.Otherwise(ratio.Place, $"the queries count what a whole window holds, and events are per second here: {changed}");
        IReadOnlyList<string> by = [.. part.Labels.Intersect(total.Labels)];
        if (ratiosOfSlices) return mapper.OfQueries(by, RatioOf(part, total, isGood, by));
        return isGood
            ? mapper.OfQueries(by, total.Around("(", ") - (" + part.Text.Value + ")", run).Field("bad", run), total.Field("total", run))
            : mapper.OfQueries(by, part.Field("bad", run), total.Field("total", run));
    }

    /// <summary>Both parts summed and divided: of each slice of time a ratio, which weighs as much as any other.</summary>
    private NativeField RatioOf(ForeignQuery part, ForeignQuery total, bool isGood, IReadOnlyList<string> by)
    {
        var sum = !part.KeepsUnnamed && !total.KeepsUnnamed ? "" : by.Count > 0 ? $"sum by ({string.Join(", ", by)}) " : "sum";
        return part.Around($"{(isGood ? "1 - " : "")}{sum}(", $") / {sum}({total.Text.Value})", run).Field("error_ratio", run);
    }

    private NativeMapping? Raw(Fields ratio)
    {
        ratio.Require("rawType", "rawType: success");
        var isGood = ratio.Choice("rawType", ("success", true), ("failure", false));
        if (metrics.Read(ratio, "raw") is not { } query || isGood is not { } good) return null;
        var mapper = new SliMapper(ratio.Place);
        if (query.Expr.UsesWindow() && !ratiosOfSlices && new ShapeFinder(takesSelectors: false).OfRatio(query.Expr, good.Value) is { } shape)
            return mapper.Of(shape, query.FieldOfShape("bad", run), new NativeField("total", SliMapper.Code(query.Text), query.Text.Span, FieldComments.None));
        run.Diagnostics.Add(
            ImportDiagnostics.NoCounts, query.Text.Span,
            "a ratio tells no numbers of events, so budgets weigh every hour alike, and no alert can ask for a number of bad ones: give 'good' or 'bad' and 'total' where they can be counted");
        var averaged = query.Expr.UsesWindow() ? query : Averages(query);
        if (averaged is null) return null;
        if (averaged.KeepsUnnamed) averaged = averaged.Around("avg(", ")", run);
        if (good.Value) averaged = averaged.Around("1 - ", "", run);
        return mapper.OfQueries(averaged.Labels, averaged.Field("error_ratio", run));
    }

    /// <summary>Each sample of a metric is good or bad by a value; they are counted each minute.</summary>
    private NativeMapping? Threshold(Fields sli, Fields objective)
    {
        objective.Require("op", "op: lte");
        objective.Require("value", "value: 0.5");
        var comparison = objective.Choice("op", [.. s_comparisons.Select((pair, index) => (pair.Word, index))]);
        var value = objective.Scalar("value");
        if (metrics.Read(sli, "thresholdMetric", ofMoments: true) is not { } query || comparison is not { } chosen || value is null) return null;
        if (query.Expr.DescendantsAndSelf().Any(node => node is CallExpr { Function: "histogram_quantile" }))
        {
            run.Refuse(query.Text.Span, "a quantile of a histogram cannot be counted: promise the share of events within a time instead, with good events of the bucket, such as requests_seconds_bucket{le=\"0.5\"}, and all of requests_seconds_count");
            return null;
        }

        if (query.Expr.UsesWindow())
        {
            run.Refuse(query.Text.Span, "what is compared with a value is a value of one moment: write a range such as [5m] where the window stands");
            return null;
        }

        if (!Units.Fraction.TryParseDecimal(value.Value.AsSpan(0, Math.Min(value.Value.Length, 40)), out _))
        {
            new Values(run.Diagnostics).ReportWrong(value, "value", "a number such as 0.5");
            return null;
        }

        run.Otherwise(query.Text.Span, "the metric is looked at each minute: each of its series is an event then, and bad if it is beyond the value");
        var mapper = new SliMapper(sli.Place);
        var labels = query.Labels;
        var sum = labels.Count > 0 ? $"sum by ({string.Join(", ", labels)}) " : "sum";
        return mapper.OfQueries(
            labels,
            query.Around($"{sum}(count_over_time((", $" {s_comparisons[chosen.Value].Bad} {value.Value})[{PerWindow}:1m])) / {PerWindow}", run).Field("bad", run),
            query.Around($"{sum}(count_over_time((", $")[{PerWindow}:1m])) / {PerWindow}", run).Field("total", run));
    }

    /// <summary>The rate of each counter in a query without windows.</summary>
    private ForeignQuery? Rates(ForeignQuery query)
    {
        if (query.Expr.UsesWindow()) return query;
        var selectors = query.Expr.DescendantsAndSelf().OfType<VectorSelector>().Where(SumOfRates.IsPlain).ToList();
        var rates = query.With(selectors.Select(selector => (selector.Span, $"rate({query.Text.Value[selector.Span.Start..selector.Span.End]}[{PerWindow}])")), run);
        // A counter alone is one series of many: what counts is their sum.
        return rates?.Expr is CallExpr ? rates.Around("sum(", ")", run) : rates;
    }

    /// <summary>The mean of values that go up and down.</summary>
    private ForeignQuery? Averages(ForeignQuery query) => query.Expr.UsesWindow() ? query
        : query.Expr.Bare() is VectorSelector ? query.Around("avg_over_time(", $"[{PerWindow}])", run)
        : query.Around("avg_over_time((", $")[{PerWindow}:1m])", run);

    private static bool LooksLikeCounter(Expr expr) => expr.Selectors().All(selector =>
        selector.Metric() is { } name && (name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_bucket", StringComparison.Ordinal)));
}
