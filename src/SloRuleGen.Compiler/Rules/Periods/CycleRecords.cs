using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>
/// A period that starts anew: calendar weeks, months, quarters and years, and cycles of a fixed length. The start of the
/// current one is recorded, and every sum leaves out what came before it.
/// </summary>
internal sealed class CycleRecords(SloPlan slo) : PeriodRecords(slo)
{
    /// <summary>Just under a day: Prometheus 2 includes a step at the old edge of a window, which belongs to the day before.</summary>
    private static readonly PromDuration s_underADay = PromDuration.FromMinutes(24 * 60 - 1);

    private const long SecondsOfDay = 86_400;

    private readonly SloPeriod _period = slo.Slo.Period.Value;

    public override IEnumerable<Record> Place()
    {
        yield return new(RecordNames.CycleStart, CycleClock.Start(_period), "When the current cycle started: the rules below count from there.");
        var recorded = Prom.Add(Prom.Time, Prom.Multiply(Prom.Number(0), Series.Ungrouped(RecordNames.CycleStart)));
        yield return new(
            RecordNames.RulesStart,
            Prom.Or(
                Prom.OverSteps("min_over_time", recorded, Slo.LookBack, StepWidth.OfStart(Slo.LookBack)),
                Prom.Call("vector", Prom.Time)),
            "Since when these rules are evaluated: nothing is known of a part of the cycle before that.");
        if (InDays) yield return new(RecordNames.DayStart, DayStart);
        if (!HasFixedLength) yield return new(RecordNames.CycleLength, CycleClock.Length(_period, Series.Ungrouped(RecordNames.CycleStart)));
        yield return Elapsed;
    }

    public override IEnumerable<Record> OfEvents(RawEvents raw, Exclusion exclusion)
    {
        var (bad, total, recent) = (RecordNames.BadIncrease(_period), RecordNames.TotalIncrease(_period), RecordNames.TotalIncrease(Slo.MeanWindow));
        yield return new(
            recent,
            Slo.ProjectionMovesEvenly ? UpToEvaluation(Recent) : Recent,
            $"Events of the last {Slo.MeanWindow}: their mean stands for the rest of the cycle.");
        yield return StartRecord.For(Slo, Series.Now(RecordNames.TotalFiveMinutes), Series.Now(recent));
        foreach (var record in Holes(Slo.MeanWindow)) yield return record;
        yield return new(total, SoFar(EventSeries.Total), "Events of the cycle so far.");
        yield return new(bad, SoFar(EventSeries.Bad));
        foreach (var record in Corrections.Records(events => Slo.PeriodSource == WindowSource.Hours ? AfterTheHour(events) : null)) yield return record;
        yield return new(RecordNames.ErrorRatio(_period), Corrections.Ratio(Series.Now(bad), Series.Now(total)));
    }

    private Expr Recent => Series.SumOfSteps(EventSeries.Total, Slo.MeanWindow, WindowSource.FiveMinutes);

    public override IEnumerable<Record> OfRatio(string ratio, Func<PromDuration, Expr> raw)
    {
        var isAlive = Prom.Max(Series.By, Prom.OverSteps("present_over_time", Series.Select(ratio), Slo.MeanWindow, StepWidth.FiveMinutes));
        yield return StartRecord.For(Slo, Series.Now(ratio), isAlive);
        foreach (var record in Holes(Slo.MeanWindow)) yield return record;
        yield return new(
            RecordNames.ErrorRatio(_period),
            Prom.Ratio(SoFar("sum_over_time", Series.Select(ratio)), SoFar("count_over_time", Series.Select(ratio))));
    }

    public override IEnumerable<Record> Projection()
    {
        // The sum so far ends with the last step. The time since then is filled by the present rate, or by the mean.
        var soFar = Series.Now(RecordNames.TotalIncrease(_period));
        var untilEnd = Slo.ProjectionMovesEvenly ? Prom.Subtract(Seconds, Prom.Time) : Prom.Add(Prom.Subtract(SinceStep, Prom.Time), Seconds);
        var mean = Prom.Divide(Series.Now(RecordNames.TotalIncrease(Slo.MeanWindow)), CountedSeconds(Slo.MeanWindow, toLastStep: !Slo.ProjectionMovesEvenly, LeastCounted));
        yield return new(
            RecordNames.TotalProjected(_period),
            Prom.Add(
                Slo.ProjectionMovesEvenly ? UpToEvaluation(soFar) : soFar,
                Prom.Multiply(mean, Prom.Add(untilEnd, MeasuredFrom))),
            "Events of the whole cycle: those so far, and the mean for the time that was not measured.");
    }

    /// <summary>Nothing is spent before there is anything to count.</summary>
    public override Expr BurnRateOfEvents => OrZero(Prom.Divide(
        Corrections.Without(EventSeries.Bad, Series.Now(RecordNames.BadIncrease(_period))),
        Prom.Greater(Prom.Multiply(Prom.Number(Slo.ErrorBudget), Corrections.Without(EventSeries.Total, Series.Projected)), Prom.Number(0))));

    public override Expr BurnRateOfRatio => OrZero(Prom.Multiply(
        Prom.Divide(Series.Now(RecordNames.ErrorRatio(_period)), Prom.Number(Slo.ErrorBudget)),
        Prom.Divide(Prom.Subtract(Prom.Time, MeasuredFrom), Seconds)));

    public override Expr Seconds =>
        HasFixedLength ? Prom.Number(_period.NominalLength.Seconds) : Prom.Call("scalar", Series.Ungrouped(RecordNames.CycleLength));

    public override Expr UpToEnd(PromDuration time)
    {
        var end = Prom.Add(Series.Ungrouped(RecordNames.CycleStart), Seconds);
        return Prom.Call("scalar", Prom.Call("clamp_max", Prom.Subtract(end, Prom.Time), Prom.Number(time.Seconds)));
    }

    /// <summary>Only bad events that are both in the window and in the cycle count, so both sums have to be over the bound.</summary>
    public override Expr BadOver(PromDuration window, Expr bound) => Prom.And(
        Prom.Greater(Series.BadIn(window), bound),
        Prom.Greater(Series.Now(RecordNames.BadIncrease(_period)), bound));

    /// <summary>Whether the cycle is summed day by day and today by itself: that is a fraction of the work. Only for cycles longer than a day.</summary>
    private bool InDays => _period.NominalLength > StepWidth.Day;

    private bool HasFixedLength => _period.ShortestLength == _period.LongestLength;

    /// <summary>
    /// From when on the cycle is known: from its start, or from the first evaluation of the rules if that was later. Time without events
    /// after that counts as measured. Backfilled events count from the first of them.
    /// </summary>
    private Expr MeasuredFrom => Prom.Call(
        "clamp_min",
        Prom.Call("clamp_max", Series.Start, Prom.Call("scalar", Series.Ungrouped(RecordNames.RulesStart))),
        Prom.Call("scalar", Series.Ungrouped(RecordNames.CycleStart)));

    private Record Elapsed => new(
        RecordNames.PeriodElapsed,
        Prom.Divide(
            Prom.Subtract(Prom.Time, Series.Ungrouped(RecordNames.CycleStart)),
            HasFixedLength ? Seconds : Series.Ungrouped(RecordNames.CycleLength)));

    /// <summary>
    /// How long before midnight in UTC the days of the period end, zero to under a day. The steps of a subquery stand at midnight in UTC
    /// whatever the days: so each reads the day that ended so much earlier.
    /// </summary>
    private PromDuration Shift => PromDuration.FromSeconds((_period.Offset.Seconds % SecondsOfDay + SecondsOfDay) % SecondsOfDay);

    /// <summary>The end of the last day that a step has read; in the first hours of a cycle that can be before its start.</summary>
    private Expr DayStart => Shift == PromDuration.Zero
        ? Prom.Call("vector", CycleClock.StartOfDay())
        : Prom.Call("clamp_min", Prom.Call("vector", Prom.Subtract(CycleClock.StartOfDay(), Prom.Number(Shift.Seconds))), Prom.Call("scalar", Series.Ungrouped(RecordNames.CycleStart)));

    private Expr SoFar(EventSeries events) => SoFar(
        "sum_over_time",
        Series.Select(events.FiveMinutes),
        Slo.PeriodSource == WindowSource.Hours && Shift.Milliseconds % StepWidth.Hour.Milliseconds == 0 ? Prom.OverSteps("sum_over_time", AfterTheHour(events), s_underADay, StepWidth.Hour) : null);

    /// <summary>
    /// The hourly sums, read one slow interval later, when the slow group has recorded an hour with its last step. So a day neither lacks its
    /// last five minutes nor holds those of the day before: a failure at the end of a cycle would otherwise count in the next.
    /// </summary>
    private ParenExpr AfterTheHour(EventSeries events) => new(
        Series.Select(events.Hour) with { Offset = new OffsetModifier(new DurationLiteral(SloPlan.LongestInterval), Negative: true) });

    /// <summary>A sum or count over the steps of the cycle so far: over its whole days, and over today.</summary>
    /// <param name="function"><c>sum_over_time</c> or <c>count_over_time</c>.</param>
    /// <param name="steps">Read at steps of 5m.</param>
    /// <param name="day">The result for a whole day, where another record has it cheaper.</param>
    private Expr SoFar(string function, Expr steps, Expr? day = null)
    {
        if (!InDays) return Sum(function, Since(RecordNames.CycleStart, steps), _period.LongestLength, StepWidth.FiveMinutes);
        day ??= Prom.OverSteps(function, steps, s_underADay, StepWidth.FiveMinutes);
        return Prom.Add(
            Sum("sum_over_time", Since(RecordNames.CycleStart, Earlier(day), Shift), _period.LongestLength + Shift, StepWidth.Day),
            Sum(function, Since(RecordNames.DayStart, steps), StepWidth.Day + Shift, StepWidth.FiveMinutes));
    }

    /// <summary>The same of the day that ended before midnight in UTC.</summary>
    private Expr Earlier(Expr day) => Shift == PromDuration.Zero ? day
        : day.Map(node => node is SubqueryExpr subquery ? subquery with { Offset = new OffsetModifier(new DurationLiteral(Shift), Negative: false) } : node);

    private Expr Sum(string function, Expr steps, PromDuration range, PromDuration step) =>
        Prom.Or(Prom.Sum(Series.By, Prom.OverSteps(function, steps, range, step)), Series.Zero);

    /// <summary>
    /// Keeps the steps of a subquery that come after a recorded instant. In a subquery <c>time()</c> is the time of the step, and
    /// <c>@ end()</c> reads the instant at the time of the evaluation.
    /// </summary>
    /// <param name="shift">How long before the step ended what it reads.</param>
    private Expr Since(string instant, Expr steps, PromDuration shift = default) => Prom.AndOnNothing(
        steps,
        Prom.Greater(Prom.Call("vector", shift == PromDuration.Zero ? Prom.Time : Prom.Subtract(Prom.Time, Prom.Number(shift.Seconds))), Prom.Max([], Series.Select(instant) with { At = new AtModifier.End() })));

    /// <summary>With 0 for each group that has events, so that there is a value from the first instant of a cycle on, even without traffic.</summary>
    private Expr OrZero(Expr expr) => Prom.Or(expr, Prom.Multiply(Prom.Number(0), Series.Start));
}
