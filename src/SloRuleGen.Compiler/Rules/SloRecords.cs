using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules;

/// <summary>A record before its labels.</summary>
internal sealed record Record(string Name, Expr Expr, string? Comment = null);

/// <summary>The recorded series of one SLO, in the order in which they build on each other.</summary>
internal abstract class SloRecords(SloPlan slo)
{
    protected SloPlan Slo { get; } = slo;

    protected SloSeries Series { get; } = new(slo);

    protected PeriodRecords InPeriod { get; } = PeriodRecords.Of(slo);

    public static SloRecords Of(SloPlan slo) => slo.Slo is { HasCounts: false, Sli: Sli.ErrorRatio ratio }
        ? new RatioRecords(slo, ratio)
        : new EventRecords(slo, RawEvents.Of(slo));

    /// <summary>Where in time the period stands, first in the slow group.</summary>
    public IEnumerable<Record> Place() => InPeriod.Place();

    /// <summary>What everything else reads: evaluated first, in the fast group.</summary>
    public abstract IEnumerable<Record> Base();

    /// <summary>What windows of more than three days are summed from, in the slow group.</summary>
    public abstract IEnumerable<Record> Steps();

    public abstract IEnumerable<Record> Window(WindowPlan window);

    /// <summary>The ratio, the counts and the budget of the period, in the slow group.</summary>
    public abstract IEnumerable<Record> Period();

    /// <summary>How long the SLO has been measured, as far as the alerts of a group care.</summary>
    public Record History(EvaluationSpeed speed)
    {
        var now = Series.Now(Measured);
        var kept = speed == EvaluationSpeed.Fast ? now : Prom.Or(now, Series.Now(MeasuredOfLate));

        // Raw counters were there before any rule: a period that is read from them is as old as they are.
        var life = speed == EvaluationSpeed.Slow && InPeriod.Source == WindowSource.Raw
            ? new Lifetime(RawBase, RawBase, now, kept)
            : new Lifetime(Series.Select(Measured), Series.Select(MeasuredInSteps), now, kept);
        return HistoryRecord.For(Series, life, Slo.HistoryOf(speed));
    }

    /// <summary>In how much of a window the SLO was measured, where alerts need to know it.</summary>
    public IEnumerable<Record> MeasuredIn(WindowPlan window) =>
        window.NeedsMeasuredTime ? [MeasuredTime.For(Slo, Measured, window.Length)] : [];

    /// <summary>The record that is there for as long as the SLO is measured.</summary>
    protected abstract string Measured { get; }

    /// <summary>What that record is of.</summary>
    protected abstract Expr RawBase { get; }

    /// <summary>The one that tells it at the least cost where hours do not matter.</summary>
    protected abstract string MeasuredInSteps { get; }

    /// <summary>The record that is there if the SLO was measured at any time of the period, or in weeks.</summary>
    protected abstract string MeasuredOfLate { get; }

    /// <summary>The SLO's own numbers.</summary>
    public IEnumerable<Record> Constants()
    {
        yield return new(RecordNames.Objective, Prom.Vector(Slo.Slo.Objective.Value.Ratio));
        yield return new(RecordNames.ErrorBudget, Prom.Vector(Slo.ErrorBudget));
        yield return new(RecordNames.PeriodDays, Prom.Vector(Slo.Period.Days));
    }

    /// <summary>How much of the budget the period spent so far, and what is left.</summary>
    protected IEnumerable<Record> Budget(Expr burnRate)
    {
        yield return new(RecordNames.PeriodBurnRate, InPeriod.OrUntouched(burnRate), "1 spends the whole error budget.");
        yield return new(RecordNames.BudgetRemaining, Prom.Subtract(Prom.Number(1), Series.Now(RecordNames.PeriodBurnRate)));
    }

    protected Record CurrentBurnRate() => new(
        RecordNames.CurrentBurnRate,
        Prom.Divide(Series.Now(RecordNames.ErrorRatio(Windows.Base)), Prom.Number(Slo.ErrorBudget)));
}
