using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Rules.Periods;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Records;

/// <summary>The recorded series of one SLO, in the order in which they build on each other.</summary>
internal abstract class SloRecords(SloPlan slo)
{
    protected SloPlan Slo { get; } = slo;

    protected SloSeries Series { get; } = new(slo);

    protected PeriodRecords InPeriod { get; } = PeriodRecords.Of(slo);

    public static SloRecords Of(SloPlan slo) => slo.Slo is { HasCounts: false, Sli: Sli.ErrorRatio ratio }
        ? new RatioRecords(slo, ratio)
        : new EventRecords(slo, RawEvents.Of(slo));

    /// <summary>All records of a group.</summary>
    public IEnumerable<Record> In(EvaluationSpeed speed)
    {
        var windows = Slo.Windows.Where(window => window.Speed == speed).SelectMany(Window);
        var projection = Slo.NeedsProjection && Slo.ProjectionSpeed == speed ? InPeriod.Projection() : [];
        return speed == EvaluationSpeed.Fast
            ? [.. Base(), .. projection, .. windows]
            : [.. InPeriod.Place(), .. Steps(), .. windows, .. Period(), .. projection, .. Budget(), .. Constants()];
    }

    /// <summary>The records that all others read: evaluated first, in the fast group.</summary>
    protected abstract IEnumerable<Record> Base();

    /// <summary>The five-minute and hour sums that long windows and the period are made of, in the slow group.</summary>
    protected abstract IEnumerable<Record> Steps();

    /// <summary>What alerts compare of a window.</summary>
    protected abstract IEnumerable<Record> Window(WindowPlan window);

    /// <summary>The ratio and the counts of the period, and when the first events were.</summary>
    protected abstract IEnumerable<Record> Period();

    /// <summary>The share of the period's budget that is spent.</summary>
    protected abstract Expr BurnRate { get; }

    protected Record CurrentBurnRate() => new(
        RecordNames.CurrentBurnRate,
        Prom.Divide(Series.Now(RecordNames.ErrorRatio(StepWidth.FiveMinutes)), Prom.Number(Slo.ErrorBudget)));

    /// <summary>The share of the time with events, where a ratio alert of the slow group corrects its threshold by it.</summary>
    protected IEnumerable<Record> ShareMeasured() =>
        Slo.Method == AlertMethod.BurnRate && Slo.Tiers.Any(tier => tier is { Enabled: true, Speed: EvaluationSpeed.Slow }) ? [new Presence(Slo).Share()] : [];

    /// <summary>How much of the budget the period spent so far, and what is left.</summary>
    private IEnumerable<Record> Budget()
    {
        yield return new(RecordNames.PeriodBurnRate, BurnRate, "1 spends the whole error budget.");
        yield return new(RecordNames.BudgetRemaining, Prom.Subtract(Prom.Number(1), Series.Now(RecordNames.PeriodBurnRate)));
    }

    /// <summary>The SLO's own numbers.</summary>
    private IEnumerable<Record> Constants()
    {
        yield return new(RecordNames.Objective, Prom.Vector(Slo.Slo.Objective.Value.Ratio));
        yield return new(RecordNames.ErrorBudget, Prom.Vector(Slo.ErrorBudget));
        yield return new(RecordNames.PeriodDays, Prom.Vector(Slo.Period.Days));
    }
}
