using SloRuleGen.Cli.Samples;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>What the past makes of an SLO, or of one group of it.</summary>
internal sealed class ReplayedBudget
{
    private const int MostWorst = 10;

    private readonly MeasuredSlo _slo;
    private readonly MeasuredGroup _group;

    public ReplayedBudget(MeasuredSlo slo, MeasuredGroup group)
    {
        (_slo, _group) = (slo, group);
        var events = group.Events();
        IsGiven = !events.IsRecorded;
        Timeline = Simulator.Run(slo.Plan, events, SimulationOptions.Default with { From = slo.From });
        Steps = new MeasuredSteps(slo.Plan, events, slo.From);
        Tally = AlertTally.Of(slo.Plan, Timeline);
        Periods = ReplayedPeriod.Of(slo.Plan, Steps, Timeline);
        Gaps = Steps.Gaps();
        Corrected = CorrectedTime.Of(slo.Plan, Steps);
        Worst =
        [
            .. Steps.Over(Allowed(slo.Plan)).OrderByDescending(stretch => stretch.Bad).Take(MostWorst)
                .Select(stretch => stretch with { Corrected = CorrectedTime.EventsIn(slo.Plan, Steps, stretch.From, stretch.To, Steps.To).Bad }),
        ];
    }

    public SloPlan Plan => _slo.Plan;

    public LabelSet Group => _group.Labels;

    /// <summary>Such as <c>checkout/availability</c>, with the labels of the group behind it.</summary>
    public string Name => Group.All.Count == 0 ? Plan.Id : $"{Plan.Id} {Group}";

    /// <summary>Since when it is what rules recorded; null for never.</summary>
    public DateTimeOffset? RecordedSince => _slo.RecordedSince;

    /// <summary>Whether events were given as they are, by a file, and no rates of them.</summary>
    public bool IsGiven { get; }

    /// <summary>From where on it was to be told of, which may be before there is data.</summary>
    public DateTimeOffset Wanted => _slo.From;

    public Timeline Timeline { get; }

    public MeasuredSteps Steps { get; }

    public AlertTally Tally { get; }

    /// <summary>At least one, the latest last.</summary>
    public IReadOnlyList<ReplayedPeriod> Periods { get; }

    /// <summary>Times without data, in order of time.</summary>
    public IReadOnlyList<TimeStretch> Gaps { get; }

    /// <summary>What corrections take out of this time.</summary>
    public IReadOnlyList<CorrectedTime> Corrected { get; }

    /// <summary>The times of most errors, the worst first.</summary>
    public IReadOnlyList<TimeStretch> Worst { get; }

    /// <summary>All alerts that fired, in order of time.</summary>
    public IReadOnlyList<Episode> Fired => [.. Timeline.Episodes.Where(episode => episode.FiringFrom is not null).OrderBy(episode => episode.FiringFrom)];

    /// <summary>The share of the budget that is left at the end; NaN where it is not known.</summary>
    public double Remaining => Periods[^1].Remaining;

    /// <summary>The least that it came to.</summary>
    public double Lowest => Timeline.Budget.Select(point => point.Remaining).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();

    public TimeSpan Missing => Gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + gap.Length);

    /// <summary>The share of a whole period's budget that some bad events are, the period having as many events as this time would have in its length.</summary>
    public double BudgetOf(double bad) => bad / (Allowed(Plan) * Steps.Total / Steps.Measured.TotalSeconds * Plan.Period.Milliseconds / 1000);

    /// <summary>Runs another plan on the same events.</summary>
    public Timeline Run(SloPlan plan) => Simulator.Run(plan, _group.Events(), SimulationOptions.Default with { From = _slo.From });

    /// <summary>The share of events that may be bad.</summary>
    public static double Allowed(SloPlan plan) => (double)plan.ErrorBudget.Numerator / (double)plan.ErrorBudget.Denominator;
}
