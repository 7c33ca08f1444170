using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>A rolling period: at each instant, the last so many days.</summary>
internal sealed class RollingRecords(SloPlan slo, PromDuration length) : PeriodRecords(slo)
{
    private readonly string _ratio = RecordNames.ErrorRatio(length);
    private readonly string _total = RecordNames.TotalIncrease(length);

    public override IEnumerable<Record> Place() => [];

    public override IEnumerable<Record> OfEvents(RawEvents raw, Exclusion exclusion)
    {
        var isRaw = Slo.PeriodSource == WindowSource.Raw;
        foreach (var record in Corrections.Records(events => Slo.PeriodSource == WindowSource.Hours ? Series.Select(events.Hour) : null)) yield return record;
        yield return new(_ratio, isRaw
            ? exclusion.OutOf(raw.ErrorRatio(length, Series.Now(RecordNames.BadRate)))
            : Corrections.Ratio(Sum(EventSeries.Bad), Sum(EventSeries.Total)));
        var first = isRaw
            ? new ParenExpr(Prom.Greater(raw.Total(StepWidth.FiveMinutes, EventUnit.PerSecond), Prom.Number(0)))
            : Series.Now(RecordNames.TotalFiveMinutes);
        yield return StartRecord.For(Slo, first, Corrections.Alive(Series.Now(_ratio)));
        foreach (var record in (IEnumerable<Record>)[.. Holes(length), .. Corrections.SecondsOf(length)]) yield return record;
        if (isRaw && Slo.NeedsProjection) yield return new(_total, raw.Total(length, EventUnit.Count));
        else if (Slo.ProjectionMovesEvenly) yield return new(_total, UpToEvaluation(Sum(EventSeries.Total)), $"Events of {length}.");
    }

    public override IEnumerable<Record> OfRatio(string ratio, Func<PromDuration, Expr> raw)
    {
        var isRaw = Slo.PeriodSource == WindowSource.Raw;
        yield return new(_ratio, isRaw ? raw(length) : Prom.Divide(
            Series.SumOverSteps(Series.Select(ratio), length, StepWidth.OfSums(length)), Series.CountOverSteps(Series.Select(ratio), length, StepWidth.OfSums(length))));
        yield return StartRecord.For(Slo, isRaw ? raw(StepWidth.FiveMinutes) : Series.Now(ratio), Series.Now(_ratio));
        foreach (var record in Holes(length)) yield return record;
    }

    public override IEnumerable<Record> Projection()
    {
        var events = Slo.PeriodSource == WindowSource.Raw ? Series.Now(_total) : Slo.ProjectionMovesEvenly ? UpToNow : Sum(EventSeries.Total);
        var factor = Prom.Divide(Less(Prom.Number(length.Seconds), length), CountedSeconds(length, toLastStep: !Slo.ProjectionMovesEvenly, LeastCounted));
        yield return new(
            RecordNames.TotalProjected(Slo.Slo.Period.Value),
            Prom.Greater(Prom.Multiply(events, Slo.Slo.Exclude is null ? factor : Prom.Call("clamp_min", factor, Prom.Number(1))), Prom.Number(0)),
            $"Events of {length}, projected while there is less history.");
    }

    /// <summary>What the slow group counted, and the present rate since then.</summary>
    private Expr UpToNow => Prom.Add(
        Series.Now(_total),
        AtPresentRate(Prom.Subtract(Prom.Time, Prom.Max(Series.By, Prom.Call("timestamp", Series.Select(_total))))));

    public override Expr BurnRateOfEvents => Corrections.Any
        ? Prom.Multiply(Prom.Divide(Series.Now(_ratio), Prom.Number(Slo.ErrorBudget)), Prom.Call("clamp_max", Prom.Divide(CorrectedSeconds, LessCorrected(Less(Seconds, length))), Prom.Number(1)))
        : BurnRateOfRatio;

    /// <summary>For how many seconds events were counted that corrections leave.</summary>
    private Expr CorrectedSeconds => Prom.Call(
        "clamp",
        LessCorrected(Less(Prom.Subtract(Prom.Subtract(Prom.Time, Prom.Number(LeastCounted)), Corrections.Start), length)),
        Prom.Number(0),
        Seconds);

    private Expr LessCorrected(Expr time) =>
        Slo.Slo.Corrections.All(correction => correction.IsReset) ? time : Prom.Subtract(time, Series.Now(RecordNames.Corrected(length)));

    /// <summary>Only what was measured so far is spent.</summary>
    public override Expr BurnRateOfRatio => Prom.Multiply(
        Prom.Divide(Series.Now(_ratio), Prom.Number(Slo.ErrorBudget)),
        Slo.Slo.Exclude is null
            ? Prom.Divide(CountedSeconds(length, toLastStep: false, 0), Seconds)
            : Prom.Call("clamp_max", Prom.Divide(CountedSeconds(length, toLastStep: false, 0), Less(Seconds, length)), Prom.Number(1)));

    public override Expr Seconds => Prom.Number(length.Seconds);

    public override Expr UpToEnd(PromDuration time) => Prom.Number(time.Seconds);

    public override Expr BadOver(PromDuration window, Expr bound) => Prom.Greater(Series.BadIn(window), bound);

    private Expr Sum(EventSeries events) => Series.SumOfSteps(events, length, Slo.PeriodSource);
}
