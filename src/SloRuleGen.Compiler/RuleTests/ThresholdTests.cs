using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>
/// Shows that each tier is silent just under its threshold and fires just over it. There is one test for each error rate, and it checks all
/// tiers at that rate.
/// </summary>
internal sealed class ThresholdTests(SloBench bench)
{
    private static readonly PromDuration s_settled = PromDuration.FromMinutes(15);

    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    private static readonly PromDuration s_warmUp = PromDuration.FromHours(1);

    /// <summary>The error rates that are tried, as multiples of the threshold.</summary>
    private static readonly (Fraction Under, Fraction Over) s_ofRatio = (new(9, 10), new(11, 10));

    /// <summary>The same for a new SLO, whose counts and ages are right to a few percent only.</summary>
    private static readonly (Fraction Under, Fraction Over) s_ofCount = (new(17, 20), new(23, 20));

    private static readonly Fraction s_near = new(1, 25);

    private readonly ReadingLag _lag = new(bench.Plan);

    /// <summary>
    /// Whether the SLO is made to look as old as its period. That is enough for alerts that compare ratios, but not for counts, which are
    /// compared with those of the period, nor with maintenance, where measured time is counted.
    /// </summary>
    private bool IsOld => bench.Plan.Method == AlertMethod.BurnRate && bench.Plan.Slo.Exclude is null;

    private (Fraction Under, Fraction Over) Margin => IsOld ? s_ofRatio : s_ofCount;

    /// <summary>The tiers of which it is shown that they fire just over their thresholds.</summary>
    public IEnumerable<TierPlan> Shown => Faults().SelectMany(fault => fault.Tiers).Select(tier => tier.Tier);

    public IEnumerable<RuleTest> Build() => Faults().SelectMany(Tests);

    /// <summary>Tiers that the same fault can fire stand together, each with the error rate at which it does.</summary>
    private IEnumerable<Fault> Faults()
    {
        if (!bench.CanFailInPart) yield break;
        var left = bench.Tiers.Where(tier => IsOld || !_lag.IsInHours(tier.Tier.LongWindow)).ToList();
        foreach (var (lasting, peak) in Shapes())
        {
            var tiers = new List<Edge>();
            foreach (var tier in left)
            {
                if (EdgeOf(tier, lasting, peak) is { } edge && edge.Critical * Margin.Over <= 1) tiers.Add(edge);
            }

            if (tiers.Count > 0) yield return new Fault(lasting, peak, [.. tiers.OrderBy(tier => tier.Critical)]);
            left.RemoveAll(tier => tiers.Exists(found => found.Tier == tier));
        }
    }

    /// <summary>How long a fault lasts, and at how many times the usual traffic.</summary>
    private IEnumerable<(PromDuration Lasting, int Peak)> Shapes()
    {
        var waits = ((ExactDuration)bench.Tiers.Select(tier => tier.Tier.For).Append(PromDuration.Zero).Max()).RoundUpTo(PromDuration.FromMinutes(5));
        if (IsOld)
        {
            yield return (Settled() + waits, 1);
            if (bench.Plan.Slo.Alerting.MinBadEvents.Value > 0) yield return (PromDuration.FromHours(4) + waits, 1);
            yield break;
        }

        yield return (PromDuration.FromHours(1) + waits, 1);
        yield return (PromDuration.FromHours(4) + waits, 1);
        if (bench.CanPeak) yield return (PromDuration.FromHours(1) + waits, 10);
    }

    /// <summary>As long as the longest window of the fast group, which must be full of events, and over an hour where sums of hours are read.</summary>
    private PromDuration Settled()
    {
        var fast = bench.Tiers.Where(tier => tier.Speed == EvaluationSpeed.Fast).Select(tier => tier.Tier.LongWindow);
        var hours = bench.Tiers.Where(tier => _lag.IsInHours(tier.Tier.LongWindow)).Select(_ => PromDuration.FromMinutes(70));
        var longest = fast.Concat(hours).Append(PromDuration.Zero).Max();
        return ((ExactDuration)(longest + s_settled)).RoundUpTo(PromDuration.FromMinutes(5));
    }

    private IEnumerable<RuleTest> Tests(Fault fault)
    {
        foreach (var rate in fault.Tiers.SelectMany(tier => new[] { tier.Least * Margin.Under, tier.Critical * Margin.Over }).Select(SloBench.Rounded).Distinct().Order())
        {
            var timeline = TimelineOf(fault.Lasting, fault.Peak, rate);
            var at = bench.DownToEvaluation(timeline.End);
            yield return new RuleTest(
                $"{bench.Name}: {SloBench.Percent(rate)} of the events fail",
                [StoryOf(fault, rate)],
                bench.Step,
                [.. IsOld ? bench.LongHistory() : [], .. bench.Series(timeline)],
                [.. Checks(fault, rate, at)]);
        }
    }

    private IEnumerable<Check> Checks(Fault fault, Fraction rate, PromDuration at)
    {
        var said = fault.Tiers.Where(tier => !IsNear(rate, tier.Critical) && !IsNear(rate, tier.Least) && (rate > tier.Critical || rate < tier.Least)).ToList();
        var (over, under) = (said.Where(tier => rate > tier.Critical).ToList(), said.Where(tier => rate < tier.Least).ToList());
        if (said.Count == bench.Tiers.Count())
        {
            yield return over.Count == 0 ? Silent(under, at) : Firing(over, under, at);
            yield break;
        }

        // Where nothing can be said of some tiers, each of the others is looked at by itself.
        foreach (var tier in over) yield return Firing([tier], [], at);
        foreach (var tier in under) yield return Silent([tier], at);
    }

    private static bool IsNear(Fraction rate, Fraction critical) => (rate / critical - 1).Abs() <= s_near;

    private string StoryOf(Fault fault, Fraction rate)
    {
        var what = $"{bench.Name}: {SloBench.Percent(rate)} of the events fail for {fault.Lasting}";
        return IsOld
            ? $"{what}, of an SLO that has been measured for {bench.Plan.LookBack}."
            : $"{what}{(fault.Peak == 1 ? "" : $", at {fault.Peak} times the usual traffic")}, after an hour without failures.";
    }

    private Check Firing(List<Edge> over, List<Edge> under, PromDuration at)
    {
        var others = under.Count == 0 ? "" : $", {Thresholds(under)} {(under.Count == 1 ? "does" : "do")} not";
        return bench.ViewOf([.. over.Concat(under).Select(tier => tier.Tier)])
            .Fires(at, bench.Failing, $"{SloBench.Capital(Thresholds(over))} fire{(over.Count == 1 ? "s" : "")}{others}.", over.Count);
    }

    private Check Silent(List<Edge> under, PromDuration at) =>
        bench.ViewOf([.. under.Select(tier => tier.Tier)]).StaysSilent(
            PromDuration.Zero, at, $"{SloBench.Capital(Thresholds(under))} {(under.Count == 1 ? "stays" : "stay")} silent.");

    /// <summary>Such as <c>the 1h page (over 1.44%)</c>.</summary>
    private static string Thresholds(List<Edge> tiers) =>
        string.Join(", ", tiers.Select(tier => $"{SloBench.NameOf(tier.Tier)} (over {SloBench.Percent(SloBench.Rounded(tier.Critical))})"));

    /// <summary>Null where not even a full outage of this shape fires the tier at its end.</summary>
    private Edge? EdgeOf(TierPlan tier, PromDuration lasting, int peak)
    {
        var timeline = TimelineOf(lasting, peak, 1);
        var forecast = new TierForecast(bench.Plan, tier, timeline, IsOld);
        var atEnd = forecast.Held(timeline.End);
        if (atEnd.Sign == 0) return null;
        var most = atEnd;
        // At a peak of traffic the events of a whole period seem to become more and more, so that a tier may fire only in between.
        if (peak > 1)
        {
            for (var at = s_warmUp; at < timeline.End; at += s_minute)
            {
                if (forecast.Held(at) is var held && held > most) most = held;
            }
        }

        return new Edge(tier, 1 / atEnd, 1 / most);
    }

    private Timeline TimelineOf(PromDuration lasting, int peak, Fraction rate) => IsOld
        ? new Timeline(new Stretch(lasting, bench.PerMinute, rate))
        : new Timeline(new Stretch(s_warmUp, bench.PerMinute, 0), new Stretch(lasting, bench.PerMinute * peak, rate));

    /// <summary>The error rates of a fault over which a tier fires.</summary>
    /// <param name="Critical">At the end of the fault.</param>
    /// <param name="Least">At any time of it.</param>
    private sealed record Edge(TierPlan Tier, Fraction Critical, Fraction Least);

    private sealed record Fault(PromDuration Lasting, int Peak, List<Edge> Tiers);
}
