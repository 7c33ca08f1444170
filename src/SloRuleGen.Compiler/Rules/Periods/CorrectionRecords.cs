using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>
/// What corrections take out of the sums of the period: the recorded steps of each stretch, as far as they are still in the period. Burn
/// alerts read none of it.
/// </summary>
internal sealed class CorrectionRecords(SloPlan slo)
{
    /// <summary>Sums of fractions are never quite whole: with fewer events left than this there are none.</summary>
    private static readonly Fraction s_none = new(1, 100);

    /// <summary>Less than an hour and over its last step but one, so that a range holds the steps of one hour.</summary>
    private static readonly PromDuration s_underAnHour = PromDuration.FromMinutes(59);

    private readonly SloSeries _series = new(slo);
    private readonly IReadOnlyList<TakenStretch> _stretches = slo.TakenOut;

    private SloPeriod Period => slo.Slo.Period.Value;

    public bool Any => _stretches.Count > 0;

    /// <summary>The events that are taken out. Empty without corrections.</summary>
    /// <param name="hours">The recorded events of hours, where the period is summed from them; null where it is not.</param>
    public IEnumerable<Record> Records(Func<EventSeries, Expr?> hours)
    {
        if (!Any) yield break;
        yield return new(RecordNames.TotalCorrected(Period), TakenOut(EventSeries.Total, hours), "What corrections take out of the period, and of its bad events.");
        yield return new(RecordNames.BadCorrected(Period), TakenOut(EventSeries.Bad, hours));
    }

    /// <summary>A sum of the period, less what is taken out.</summary>
    public Expr Without(EventSeries events, Expr sum) => Any ? Prom.Subtract(sum, _series.Now(NameOf(events))) : sum;

    /// <summary>The share of bad events among those that are left.</summary>
    public Expr Ratio(Expr bad, Expr total) => Any
        ? Prom.Divide(Parenthesised(Without(EventSeries.Bad, bad)), Prom.Greater(Without(EventSeries.Total, total), Prom.Number(s_none)))
        : Prom.Ratio(bad, total);

    /// <summary>Has a value where something has: what is left, or what is taken out.</summary>
    public Expr Alive(Expr left) => Any ? Prom.Or(left, Prom.Greater(_series.Now(RecordNames.TotalCorrected(Period)), Prom.Number(0))) : left;

    /// <summary>When the first events were that count.</summary>
    public Expr Start => slo.Reset is { } reset
        ? Prom.Call("clamp_min", _series.Start, Prom.Multiply(Seconds(reset), Prom.Bool(BinaryOperator.GreaterOrEqual, Prom.Time, Seconds(reset))))
        : _series.Start;

    /// <summary>How many seconds since <see cref="Start"/> stretches take out of a rolling period. Empty where all that is taken out is before it.</summary>
    public IEnumerable<Record> SecondsOf(PromDuration length)
    {
        List<(long After, long UpTo)> stretches = [.. slo.Slo.Corrections.Where(correction => !correction.IsReset).Select(correction => TakenStretch.StepsOf(correction, 0))];
        if (stretches.Count == 0) yield break;
        var first = Prom.Call("clamp_min", Start, Prom.Subtract(Prom.Time, Prom.Number(length.Seconds)));
        yield return new(
            RecordNames.Corrected(length),
            stretches.Select(stretch => Prom.Subtract(
                Prom.Call("scalar", Within(stretch, Prom.Call("vector", Prom.Time))),
                Within(stretch, first))).Aggregate(Prom.Add),
            "How many seconds of the period that is.");
    }

    private static Expr Within((long After, long UpTo) stretch, Expr instant) =>
        Prom.Call("clamp", Prom.Subtract(instant, Prom.Number(stretch.After)), Prom.Number(0), Prom.Number(stretch.UpTo - stretch.After));

    private Expr TakenOut(EventSeries events, Func<EventSeries, Expr?> hours) => _stretches.Select(Expr (stretch) => TakenOut(events, stretch, hours)).Aggregate(Prom.Add);

    private ParenExpr TakenOut(EventSeries events, TakenStretch stretch, Func<EventSeries, Expr?> hours)
    {
        var fives = _series.Select(events.FiveMinutes);
        var steps = stretch.Step == StepWidth.FiveMinutes ? fives : hours(events) ?? Prom.OverSteps("sum_over_time", fives, s_underAnHour, StepWidth.FiveMinutes);

        // A minute less: Prometheus 2 includes a step at the old edge of a range, which is before the stretch.
        var range = PromDuration.FromMilliseconds(stretch.Length.Milliseconds - StepWidth.Minute.Milliseconds);
        var sum = Sum(Range(steps) with { At = new AtModifier.Timestamp(stretch.UpTo.ToString(System.Globalization.CultureInfo.InvariantCulture)) });
        if (Period is SloPeriod.Rolling rolling)
        {
            // What has left the period already. An hour that leaves it counts as gone as a whole, or more would be taken out than there is.
            var gone = Range(Prom.AndOnNothing(steps, Prom.Greater(Prom.Call("vector", Prom.Time), Prom.Number(stretch.After)))) with
            {
                Offset = new OffsetModifier(new DurationLiteral(PromDuration.FromMilliseconds(rolling.Length.Milliseconds - stretch.Step.Milliseconds + StepWidth.FiveMinutes.Milliseconds)), Negative: false),
            };
            sum = Prom.Subtract(sum, new ParenExpr(Prom.Or(Sum(gone), _series.Zero)));
        }

        // In the period: a cycle that is over has another start, and the steps of a stretch leave a rolling one with the last of them.
        var now = Prom.Call("vector", Prom.Time);
        var due = stretch.Since is { } since ? Prom.AtLeast(now, Prom.Number(since)) : now;
        return new ParenExpr(Prom.Or(Prom.AndOnNothing(sum, Prom.Less(due, Prom.Number(stretch.Until))), _series.Zero));

        SubqueryExpr Range(Expr expr) => new(expr, new DurationLiteral(range), new DurationLiteral(stretch.Step));

        Expr Sum(SubqueryExpr subquery) => Prom.Sum(_series.By, Prom.Call("sum_over_time", subquery));
    }

    private static ParenExpr Parenthesised(Expr expr) => new(expr);

    private static Expr Seconds(DateTimeOffset instant) => Prom.Number(instant.ToUnixTimeSeconds());

    private string NameOf(EventSeries events) => events == EventSeries.Total ? RecordNames.TotalCorrected(Period) : RecordNames.BadCorrected(Period);
}
