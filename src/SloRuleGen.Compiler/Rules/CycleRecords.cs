using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>
/// A period that starts anew: calendar weeks, months, quarters and years, and cycles of a fixed length. The start of the
/// current one is recorded, and what stands before it is left out of every sum.
/// </summary>
internal sealed class CycleRecords(SloPlan slo) : PeriodRecords(slo)
{
    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    /// <summary>A hair under a day: Prometheus 2 counts a step on a window's far edge too, and that is the day before's.</summary>
    private static readonly PromDuration s_underADay = PromDuration.FromMinutes(24 * 60 - 1);

    /// <summary>The mean traffic is that of up to four whole weeks, in which each weekday counts as often as any other.</summary>
    private static readonly PromDuration s_longestMean = PromDuration.FromDays(28);

    private readonly SloPeriod _period = slo.Slo.Period.Value;

    public override WindowSource Source =>
        Series.Sources.Of(_period.LongestLength) == WindowSource.Hours ? WindowSource.Hours : WindowSource.FiveMinutes;

    public override Expr ShareMeasured =>
        Prom.Divide(Prom.Call("clamp_max", History, Prom.Subtract(Prom.Time, Start)), Length);

    public override IEnumerable<Record> Place()
    {
        yield return new(RecordNames.CycleStart, CycleClock.Start(_period), "When the current cycle started: the rules below count from there.");
        if (InDays) yield return new(RecordNames.DayStart, Prom.Call("vector", CycleClock.StartOfDay));
        yield return new(RecordNames.CycleLength, CycleClock.Length(_period, Series.Ungrouped(RecordNames.CycleStart)));
        yield return new(
            RecordNames.PeriodElapsed,
            Prom.Divide(
                Prom.Subtract(Prom.Time, Series.Ungrouped(RecordNames.CycleStart)),
                Series.Ungrouped(RecordNames.CycleLength)));
    }

    public override Expr Seconds => Length;

    public override Expr UpToEnd(PromDuration time)
    {
        var end = Prom.Add(Series.Ungrouped(RecordNames.CycleStart), Series.Ungrouped(RecordNames.CycleLength));
        return Prom.Call("scalar", Prom.Call("clamp_max", Prom.Subtract(end, Prom.Time), Prom.Number(time.Seconds)));
    }

    /// <summary>A window that reaches back before the start has more events than the cycle, a shorter one fewer: the least of both counts.</summary>
    public override Expr BadOver(PromDuration window, Expr bound) => Prom.And(
        Prom.Greater(Series.Now(RecordNames.BadIncrease(window)), bound),
        Prom.Greater(Series.Now(RecordNames.BadIncrease(_period)), bound));

    public override string TotalOfLate => RecordNames.TotalMean(MeanWindow);

    public override Expr EventsSoFar(EventSeries events) =>
        SoFar("sum_over_time", Series.AtStep(events.FiveMinutes), Source == WindowSource.Hours ? HoursOfADay(events) : null);

    public override IEnumerable<Record> Projection()
    {
        var mean = RecordNames.TotalMean(MeanWindow);
        var counted = Prom.Call("clamp_max", CountedHistory([Windows.Base]), Prom.Number(MeanWindow.Seconds));
        var holes = Holes(counted, Series.AtStep(RecordNames.TotalFiveMinutes), MeanWindow, Windows.Base);
        if (holes is not null) yield return holes;
        yield return new(
            mean,
            Prom.Divide(Series.FiveMinutesSoFar(EventSeries.Total, MeanWindow), Less(counted, holes)),
            $"Events per second, the mean of {MeanWindow}.");

        // What was counted so far ends with the last step.
        var sinceStart = Prom.Subtract(Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(Windows.Base.Seconds))), Start);
        yield return new(
            RecordNames.TotalProjected(_period),
            Prom.Add(
                Series.Now(RecordNames.TotalIncrease(_period)),
                Prom.Multiply(Series.Now(mean), Prom.Subtract(Length, Prom.Call("clamp_max", History, sinceStart)))),
            "Events of the whole cycle: those so far, and the mean for the time that was not measured.");
    }

    public override IEnumerable<Record> Mean(string ratio)
    {
        yield return new(
            RecordNames.ErrorRatio(_period),
            Prom.Divide(SoFar("sum_over_time", Series.Select(ratio)), Prom.Greater(SoFar("count_over_time", Series.Select(ratio)), Prom.Number(0))));
    }

    /// <summary>Nothing is spent before there is anything to count.</summary>
    public override Expr OrUntouched(Expr burnRate) => OrZero(burnRate);

    /// <summary>Cycles of more than a day are counted in whole days and what is over: a step for each day is a fraction of the work.</summary>
    private bool InDays => _period.NominalLength > s_day;

    private PromDuration MeanWindow
    {
        get
        {
            var weeks = ((ExactDuration)_period.NominalLength).RoundDownTo(PromDuration.FromDays(7));
            return weeks == PromDuration.Zero ? _period.NominalLength : weeks < s_longestMean ? weeks : s_longestMean;
        }
    }

    private Expr Start => Prom.Call("scalar", Series.Ungrouped(RecordNames.CycleStart));

    private Expr Length => Prom.Call("scalar", Series.Ungrouped(RecordNames.CycleLength));

    /// <summary>What a function makes of the steps of the cycle so far: of its whole days, and of today.</summary>
    /// <param name="function"><c>sum_over_time</c> or <c>count_over_time</c>.</param>
    /// <param name="steps">Read at steps of 5m.</param>
    /// <param name="day">What the function makes of a whole day, where another record tells it cheaper.</param>
    private Expr SoFar(string function, Expr steps, Expr? day = null)
    {
        if (!InDays) return Sum(function, Since(RecordNames.CycleStart, steps), _period.LongestLength, Windows.Base);
        day ??= Prom.OverSteps(function, steps, s_underADay, Windows.Base);
        return Prom.Add(
            Sum("sum_over_time", Since(RecordNames.CycleStart, day), _period.LongestLength, s_day),
            Sum(function, Since(RecordNames.DayStart, steps), s_day, Windows.Base));
    }

    private Expr HoursOfADay(EventSeries events) =>
        Prom.OverSteps("sum_over_time", Series.AtStep(events.Hour), s_underADay, Windows.Hour);

    private Expr Sum(string function, Expr steps, PromDuration range, PromDuration step) =>
        OrZero(Prom.Sum(Series.By, Prom.OverSteps(function, steps, range, step)));

    /// <summary>
    /// Keeps those steps of a subquery that come after an instant which is recorded: <c>time()</c> is the step's time there, and
    /// <c>@ end()</c> the time of the evaluation.
    /// </summary>
    private Expr Since(string instant, Expr steps) => Prom.AndOnNothing(
        steps,
        Prom.Greater(Prom.Call("vector", Prom.Time), Prom.Max([], Series.Select(instant) with { At = new AtModifier.End() })));

    /// <summary>Zero for each group that was ever seen, so that there is a value at the first instant of a cycle, traffic or not.</summary>
    private Expr OrZero(Expr expr) => Prom.Or(expr, Prom.Multiply(Prom.Number(0), History));
}
