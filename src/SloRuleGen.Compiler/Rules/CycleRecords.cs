using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Rules;

/// <summary>
/// A period that starts anew: calendar weeks, months, quarters and years, and cycles of a fixed length. The start of the
/// current one is recorded, and what stands before it is left out of every sum.
/// </summary>
internal sealed class CycleRecords(SloPlan slo) : PeriodRecords(slo)
{
    /// <summary>The mean traffic is that of up to four whole weeks, in which each weekday counts as often as any other.</summary>
    private static readonly PromDuration s_longestMean = PromDuration.FromDays(28);

    /// <summary>
    /// How long after a full hour its sum is read. Recorded each 2m or more often, there is one by then that holds the hour and no
    /// other: a sum from before the hour's end would lack its last five minutes and hold five from before its start.
    /// </summary>
    private static readonly PromDuration s_afterTheHour = PromDuration.FromMinutes(4);

    private readonly SloPeriod _period = slo.Slo.Period.Value;

    public override WindowSource Source => InHours ? WindowSource.Hours : WindowSource.FiveMinutes;

    public override Expr ShareMeasured =>
        Prom.Divide(Prom.Call("clamp_max", History, Prom.Subtract(Prom.Time, Start)), Length);

    public override IEnumerable<Record> Place()
    {
        yield return new(RecordNames.CycleStart, CycleClock.Start(_period), "When the current cycle started: the rules below count from there.");
        yield return new(RecordNames.CycleLength, CycleClock.Length(_period, Series.Ungrouped(RecordNames.CycleStart)));
        yield return new(
            RecordNames.PeriodElapsed,
            Prom.Divide(
                Prom.Subtract(Prom.Time, Series.Ungrouped(RecordNames.CycleStart)),
                Series.Ungrouped(RecordNames.CycleLength)));
    }

    public override string TotalOfLate => RecordNames.TotalMean(MeanWindow);

    public override Expr EventsSoFar(EventSeries events) =>
        OrZero(InHours ? SumSoFar("sum_over_time", events.Hour) : SumSoFar("sum_over_time", events.FiveMinutes));

    public override IEnumerable<Record> Projection()
    {
        var mean = RecordNames.TotalMean(MeanWindow);
        var history = Prom.Call("clamp", History, Prom.Number(Windows.LeastHistory.Seconds), Prom.Number(MeanWindow.Seconds));
        yield return new(
            mean,
            Prom.Divide(Series.EventsOver(EventSeries.Total, MeanWindow), history),
            "Events per second, the mean of late: what is still to come of the cycle.");

        // What is measured ends with the last step that was counted.
        var sinceStart = Prom.Subtract(Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(Step.Seconds))), Start);
        yield return new(
            RecordNames.TotalProjected(_period),
            Prom.Add(
                Series.Now(RecordNames.TotalIncrease(_period)),
                Prom.Multiply(Series.Now(mean), Prom.Subtract(Length, Prom.Call("clamp_max", History, sinceStart)))),
            "Events of the whole cycle: those so far, and the mean for the time that is not measured.");
    }

    public override IEnumerable<Record> Mean(string ratio)
    {
        if (InHours) yield return new(RecordNames.ErrorRatioHour, Series.MeanOver(ratio, Windows.Hour), "The mean of an hour.");
        var read = InHours ? RecordNames.ErrorRatioHour : ratio;
        yield return new(RecordNames.ErrorRatio(_period), Prom.Divide(SumSoFar("sum_over_time", read), SumSoFar("count_over_time", read)));
    }

    /// <summary>Nothing is spent before there is anything to count.</summary>
    public override Expr OrUntouched(Expr burnRate) => OrZero(burnRate);

    private bool InHours => Windows.SourceOf(_period.LongestLength) == WindowSource.Hours;

    private PromDuration Step => InHours ? Windows.Hour : Windows.Base;

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

    private Expr SumSoFar(string function, string record)
    {
        var selector = Series.Select(record);
        if (InHours) selector = selector with { Offset = new OffsetModifier(new DurationLiteral(s_afterTheHour), Negative: true) };
        return Prom.Sum(Series.By, Prom.OverSteps(function, InCycle(selector), _period.LongestLength, Step));
    }

    /// <summary>
    /// True at those steps of a subquery that belong to the current cycle: <c>time()</c> is the step's time there, and
    /// <c>@ end()</c> the time of the evaluation.
    /// </summary>
    private Expr InCycle(Expr expr)
    {
        var start = Prom.Max([], Series.Select(RecordNames.CycleStart) with { At = new AtModifier.End() });
        return Prom.AndOnNothing(expr, Prom.Greater(Prom.Call("vector", Prom.Time), start));
    }

    /// <summary>Zero for each group that was ever seen, so that there is a value at the first instant of a cycle, traffic or not.</summary>
    private Expr OrZero(Expr expr) => Prom.Or(expr, Prom.Multiply(Prom.Number(0), History));
}
