using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>
/// A period that starts anew: calendar weeks, months, quarters and years, and cycles of a fixed length. The start of the
/// current one is recorded, and what stands before it is left out of every sum.
/// </summary>
internal sealed class CycleRecords(SloPlan slo) : PeriodRecords(slo)
{
    /// <summary>A hair under a day: Prometheus 2 counts a step on a window's far edge too, and that is the day before's.</summary>
    private static readonly PromDuration s_underADay = PromDuration.FromMinutes(24 * 60 - 1);

    /// <summary>The mean traffic is that of up to four whole weeks, in which each weekday counts as often as any other.</summary>
    private static readonly PromDuration s_longestMean = PromDuration.FromDays(28);

    private readonly SloPeriod _period = slo.Slo.Period.Value;

    public override IEnumerable<Record> Place()
    {
        yield return new(RecordNames.CycleStart, CycleClock.Start(_period), "When the current cycle started: the rules below count from there.");
        var recorded = Prom.Add(Prom.Time, Prom.Multiply(Prom.Number(0), Series.Ungrouped(RecordNames.CycleStart)));
        yield return new(
            RecordNames.RulesStart,
            Prom.Or(
                Prom.OverSteps("min_over_time", recorded, Slo.LookBack, StartRecord.StepOf(Slo.LookBack)),
                Prom.Call("vector", Prom.Time)),
            "Since when these rules are evaluated: nothing is known of a part of the cycle before that.");
        if (InDays) yield return new(RecordNames.DayStart, Prom.Call("vector", CycleClock.StartOfDay));
        if (!HasFixedLength) yield return new(RecordNames.CycleLength, CycleClock.Length(_period, Series.Ungrouped(RecordNames.CycleStart)));
        yield return Elapsed;
    }

    public override IEnumerable<Record> OfEvents(RawEvents raw, Exclusion exclusion)
    {
        var (bad, total, recent) = (RecordNames.BadIncrease(_period), RecordNames.TotalIncrease(_period), RecordNames.TotalIncrease(MeanWindow));
        yield return new(
            recent,
            MovesEvenly ? UpToEvaluation(Recent) : Recent,
            $"Events of the last {MeanWindow}: their mean stands for the rest of the cycle.");
        yield return StartRecord.For(Slo, Series.Now(RecordNames.TotalFiveMinutes), Series.Now(recent));
        foreach (var record in Holes(MeanWindow)) yield return record;
        yield return new(total, SoFar(EventSeries.Total), "Events of the cycle so far.");
        yield return new(bad, SoFar(EventSeries.Bad));
        yield return new(RecordNames.ErrorRatio(_period), Prom.Ratio(Series.Now(bad), Series.Now(total)));
    }

    private Expr Recent => Series.SumOfSteps(EventSeries.Total, MeanWindow, WindowSource.FiveMinutes);

    public override IEnumerable<Record> OfRatio(string ratio, Func<PromDuration, Expr> raw)
    {
        var isAlive = Prom.Max(Series.By, Prom.OverSteps("present_over_time", Series.Select(ratio), MeanWindow, Windows.Base));
        yield return StartRecord.For(Slo, Series.Now(ratio), isAlive);
        foreach (var record in Holes(MeanWindow)) yield return record;
        yield return new(
            RecordNames.ErrorRatio(_period),
            Prom.Ratio(SoFar("sum_over_time", Series.Select(ratio)), SoFar("count_over_time", Series.Select(ratio))));
    }

    public override IEnumerable<Record> Projection()
    {
        // What was counted so far ends with the last step: the rest of the time up to now goes by the present rate, or by the mean.
        var soFar = Series.Now(RecordNames.TotalIncrease(_period));
        var untilEnd = MovesEvenly ? Prom.Subtract(Seconds, Prom.Time) : Prom.Add(Prom.Subtract(SinceStep, Prom.Time), Seconds);
        var mean = Prom.Divide(Series.Now(RecordNames.TotalIncrease(MeanWindow)), CountedSeconds(MeanWindow, toLastStep: !MovesEvenly, LeastCounted));
        yield return new(
            RecordNames.TotalProjected(_period),
            Prom.Add(
                MovesEvenly ? UpToEvaluation(soFar) : soFar,
                Prom.Multiply(mean, Prom.Add(untilEnd, MeasuredFrom))),
            "Events of the whole cycle: those so far, and the mean for the time that was not measured.");
    }

    /// <summary>Nothing is spent before there is anything to count.</summary>
    public override Expr BurnRateOfEvents => OrZero(Prom.Divide(
        Series.Now(RecordNames.BadIncrease(_period)),
        Prom.Greater(Prom.Multiply(Prom.Number(Slo.ErrorBudget), Series.Projected), Prom.Number(0))));

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

    /// <summary>A window that reaches back before the start has more events than the cycle, a shorter one fewer: the least of both counts.</summary>
    public override Expr BadOver(PromDuration window, Expr bound) => Prom.And(
        Prom.Greater(Series.BadIn(window), bound),
        Prom.Greater(Series.Now(RecordNames.BadIncrease(_period)), bound));

    /// <summary>Cycles of more than a day are counted in whole days and what is over: a step for each day is a fraction of the work.</summary>
    private bool InDays => _period.NominalLength > Windows.Day;

    private bool HasFixedLength => _period.ShortestLength == _period.LongestLength;

    private PromDuration MeanWindow
    {
        get
        {
            var weeks = ((ExactDuration)_period.NominalLength).RoundDownTo(PromDuration.FromDays(7));
            return weeks == PromDuration.Zero ? _period.NominalLength : weeks < s_longestMean ? weeks : s_longestMean;
        }
    }

    /// <summary>
    /// When the cycle began, or the rules if that was later: a service that was at rest or gone meanwhile had no events then. Events that
    /// were backfilled count from the first of them.
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

    private Expr SoFar(EventSeries events) => SoFar(
        "sum_over_time",
        Series.Select(events.FiveMinutes),
        Slo.PeriodSource == WindowSource.Hours ? Prom.OverSteps("sum_over_time", AfterTheHour(events), s_underADay, Windows.Hour) : null);

    /// <summary>
    /// Once the slow group has recorded an hour with its last step: a day must neither lack its last five minutes nor hold those of the day
    /// before, or a failure at the end of a cycle would be taken for one of the next.
    /// </summary>
    private ParenExpr AfterTheHour(EventSeries events) => new(
        Series.Select(events.Hour) with { Offset = new OffsetModifier(new DurationLiteral(SloPlan.LongestInterval), Negative: true) });

    /// <summary>What a function makes of the steps of the cycle so far: of its whole days, and of today.</summary>
    /// <param name="function"><c>sum_over_time</c> or <c>count_over_time</c>.</param>
    /// <param name="steps">Read at steps of 5m.</param>
    /// <param name="day">What the function makes of a whole day, where another record tells it cheaper.</param>
    private Expr SoFar(string function, Expr steps, Expr? day = null)
    {
        if (!InDays) return Sum(function, Since(RecordNames.CycleStart, steps), _period.LongestLength, Windows.Base);
        day ??= Prom.OverSteps(function, steps, s_underADay, Windows.Base);
        return Prom.Add(
            Sum("sum_over_time", Since(RecordNames.CycleStart, day), _period.LongestLength, Windows.Day),
            Sum(function, Since(RecordNames.DayStart, steps), Windows.Day, Windows.Base));
    }

    private Expr Sum(string function, Expr steps, PromDuration range, PromDuration step) =>
        Prom.Or(Prom.Sum(Series.By, Prom.OverSteps(function, steps, range, step)), Series.Zero);

    /// <summary>
    /// Keeps those steps of a subquery that come after an instant which is recorded: <c>time()</c> is the step's time there, and
    /// <c>@ end()</c> the time of the evaluation.
    /// </summary>
    private Expr Since(string instant, Expr steps) => Prom.AndOnNothing(
        steps,
        Prom.Greater(Prom.Call("vector", Prom.Time), Prom.Max([], Series.Select(instant) with { At = new AtModifier.End() })));

    /// <summary>Zero for each group that has events, so that there is a value at the first instant of a cycle, traffic or not.</summary>
    private Expr OrZero(Expr expr) => Prom.Or(expr, Prom.Multiply(Prom.Number(0), Series.Start));
}
