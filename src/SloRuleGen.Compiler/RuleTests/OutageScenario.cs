using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>
/// An hour of healthy traffic, an outage that is long enough for every tier, the recovery, a rest without traffic, and the loss of all
/// series. How long each takes follows from the formulas.
/// </summary>
internal sealed class OutageScenario
{
    /// <summary>A ticket at the rate that lasts a month is due after 7.2h at an objective of 90%, and after 10.8h at 85%.</summary>
    private static readonly PromDuration s_longestOutage = PromDuration.FromHours(12);

    /// <summary>The end of an alert is shown for control windows of 6h, but not of 12h.</summary>
    private static readonly PromDuration s_longestRecovery = PromDuration.FromHours(7);

    private static readonly PromDuration s_leastStretch = PromDuration.FromMinutes(10);

    private static readonly PromDuration s_rest = PromDuration.FromMinutes(20);

    /// <summary>Multiples of the usual traffic: an outage at ten times the traffic may fire a tier that one at the usual traffic does not.</summary>
    private static readonly int[] s_peaks = [1, 10];

    private readonly SloBench _bench;
    private readonly ReadingLag _lag;

    public OutageScenario(SloBench bench)
    {
        (_bench, _lag) = (bench, new ReadingLag(bench.Plan));
        var peaks = bench.CanPeak ? s_peaks : [1];
        (Peak, Noticed) = peaks.Select(peak => (peak, Tiers: NoticedAt(peak))).MaxBy(choice => choice.Tiers.Count);
        var noticed = Noticed.Select(tier => NoticedBy(tier, FiringIn(tier, s_longestOutage, PromDuration.Zero)!.Value.First));
        Ended = RoundedUp(noticed.Append(Began + s_leastStretch).Max() + bench.Evaluation);
        Firing = Noticed.ToDictionary(tier => tier, tier => FiringIn(tier, Ended - Began, s_longestRecovery + s_leastStretch)!.Value);
        Resetting = [.. Noticed.Where(tier =>
            Firing[tier].Last >= Ended && Firing[tier].Last <= Ended + s_longestRecovery && !_lag.IsInHours(tier.Tier.ShortWindow))];
        Resting = RoundedUp(Resetting.Select(ResetBy).Append(Ended + s_leastStretch).Max() + bench.Evaluation);
        Gone = bench.Traffic.IsProbed ? Resting : Resting + s_rest;
        var end = bench.Plan.Slo.Alerting.NoData is { } noData ? RoundedUp(NoDataBy(noData.After)) - Gone : PromDuration.Zero;
        Timeline = bench.TimelineOf(
        [
            .. Fault(Peak, Ended - Began),
            Clean(Resting - Ended),
            new Stretch(Gone - Resting, 0, 0),
            new Stretch(end, 0, 0) { IsGone = true },
        ]);
    }

    /// <summary>Up to then series that only count failures are missing, where an SLI has such.</summary>
    public static PromDuration WithoutFailures { get; } = PromDuration.FromMinutes(10);

    public static PromDuration Began { get; } = PromDuration.FromHours(1);

    /// <summary>The traffic of the outage, in multiples of that before and after it.</summary>
    public int Peak { get; }

    public PromDuration Ended { get; }

    /// <summary>From then on there is no traffic.</summary>
    public PromDuration Resting { get; }

    /// <summary>From then on there are no series.</summary>
    public PromDuration Gone { get; }

    public Timeline Timeline { get; }

    /// <summary>The tiers that fire.</summary>
    public IReadOnlyList<TierPlan> Noticed { get; }

    /// <summary>The tiers that are seen to stop.</summary>
    public IReadOnlyList<TierPlan> Resetting { get; }

    /// <summary>When the formulas let each tier start and stop.</summary>
    public IReadOnlyDictionary<TierPlan, (PromDuration First, PromDuration Last)> Firing { get; }

    /// <summary>The last evaluation at which a tier must not fire yet. It may be before the outage.</summary>
    public PromDuration NotNoticedAt(TierPlan tier) => _bench.DownToEvaluation(Less(Firing[tier].First, _bench.Evaluation + Spread(tier, tier.Tier.LongWindow)));

    /// <summary>The first evaluation at which a tier must fire.</summary>
    public PromDuration NoticedBy(TierPlan tier) => NoticedBy(tier, Firing[tier].First);

    public PromDuration NotResetAt(TierPlan tier) => _bench.DownToEvaluation(Less(Firing[tier].Last, _bench.Evaluation + Spread(tier, tier.Tier.ShortWindow)));

    public PromDuration ResetBy(TierPlan tier) => _bench.UpToEvaluation(Firing[tier].Last + Chain + Spread(tier, tier.Tier.ShortWindow));

    /// <summary>By when the alert on missing data fires: a query that reads a window has a result until that is empty.</summary>
    public PromDuration NoDataBy(PromDuration after) => _bench.UpToEvaluation(Gone + PromDuration.FromMinutes(5) + after + Chain);

    /// <summary>A scrape and an evaluation: promtool evaluates all groups at once.</summary>
    private PromDuration Chain => _bench.Step + _bench.Evaluation;

    private static PromDuration Less(PromDuration time, PromDuration by) => by < time ? time - by : PromDuration.Zero;

    private static PromDuration RoundedUp(PromDuration time) => ((ExactDuration)time).RoundUpTo(PromDuration.FromMinutes(5));

    private PromDuration NoticedBy(TierPlan tier, PromDuration first) => _bench.UpToEvaluation(first + Chain + Spread(tier, tier.Tier.LongWindow));

    /// <summary>
    /// How far the rules may be off the formulas: recorded rates spread events in time, a projection is right to a few percent, and a verdict
    /// stands until the next evaluation.
    /// </summary>
    private PromDuration Spread(TierPlan tier, PromDuration window)
    {
        var due = FiringIn(tier, s_longestOutage, PromDuration.Zero)!.Value.First - Began;
        var verdict = _bench.Plan.Slo.Slices is { } slices ? slices.Length.Value + _bench.Evaluation : PromDuration.Zero;
        return verdict + _lag.Of(window) + (due * new Fraction(1, 20)).RoundUpTo(TierForecast.Grid);
    }

    private List<TierPlan> NoticedAt(int peak) =>
    [
        .. _bench.Tiers.Where(tier => !_lag.IsInHours(tier.Tier.LongWindow)
            && FiringIn(peak, tier, s_longestOutage, PromDuration.Zero) is var (first, last) && first + s_leastStretch <= last),
    ];

    private (PromDuration First, PromDuration Last)? FiringIn(TierPlan tier, PromDuration outage, PromDuration recovery) =>
        FiringIn(Peak, tier, outage, recovery);

    private (PromDuration First, PromDuration Last)? FiringIn(int peak, TierPlan tier, PromDuration outage, PromDuration recovery) =>
        new TierForecast(_bench.Plan, tier, _bench.TimelineOf([.. Fault(peak, outage), Clean(recovery)])).Firing(Began);

    private IReadOnlyList<Stretch> Fault(int peak, PromDuration outage) =>
    [
        .. _bench.Traffic.FailuresMayBeAbsent
            ? [Clean(WithoutFailures) with { WithoutFailures = true }, Clean(Began - WithoutFailures)]
            : new[] { Clean(Began) },
        new Stretch(outage, _bench.PerMinute * peak, 1),
    ];

    private Stretch Clean(PromDuration lasting) => new(lasting, _bench.PerMinute, 0);
}
