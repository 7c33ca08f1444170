using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Records;

/// <summary>The rates of five minutes that all other records of an SLO are built from, and how to ask a server for them.</summary>
/// <param name="Bad">Bad events per second; of a ratio without counts, the ratio.</param>
/// <param name="Total">All events per second; null of a ratio without counts.</param>
/// <param name="Excluded">Has a value while nothing is counted for maintenance; null of an SLO that excludes nothing.</param>
internal sealed record BaseRates(BaseRate Bad, BaseRate? Total, BaseRate? Excluded)
{
    public static BaseRates Of(SloPlan slo)
    {
        var (series, raw) = (new SloSeries(slo), new Dictionary<string, Expr>());
        foreach (var record in SloRecords.Of(slo).In(EvaluationSpeed.Fast)) raw.TryAdd(record.Name, InPlace(record.Expr));
        return slo.Slo.HasCounts
            ? new(Rate(RecordNames.BadRate), Rate(RecordNames.TotalRate), Maintenance())
            : new(Rate(RecordNames.ErrorRatio(StepWidth.FiveMinutes)), null, Maintenance());

        BaseRate Rate(string record) => new(record, series.Now(record), raw[record]);

        BaseRate? Maintenance() => slo.Slo.Exclude is { } exclude
            ? new(RecordNames.Excluded, Prom.Max(exclude.By, series.Select(RecordNames.Excluded)), raw[RecordNames.Excluded])
            : null;

        // Records read those above them, and these are all known by then.
        Expr InPlace(Expr expr) => expr
            .Map(node => node is MatrixSelector matrix && IsKnown(matrix.Vector) ? new SubqueryExpr(matrix.Vector, matrix.Range, new DurationLiteral(slo.IntervalOf(EvaluationSpeed.Fast))) : node)
            .Map(node => node is VectorSelector vector && IsKnown(vector) ? raw[vector.MetricName!] : node);

        bool IsKnown(VectorSelector vector) => vector.MetricName is { } name && raw.ContainsKey(name);
    }
}

/// <summary>A record, and two ways to its values.</summary>
/// <param name="Record">Its name.</param>
/// <param name="Recorded">What rules have recorded, one series for each group.</param>
/// <param name="Raw">What rules would record now, from what was scraped alone.</param>
internal sealed record BaseRate(string Record, Expr Recorded, Expr Raw);
