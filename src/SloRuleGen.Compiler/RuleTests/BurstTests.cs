using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>
/// Where verdicts are counted (of slices, or of votes), shows for each tier of up to an hour how many bad ones in a row fire it, and that
/// one less does not. In windows of up to an hour the rules read the verdicts themselves, without delay.
/// </summary>
internal sealed class BurstTests(SloBench bench)
{
    private static readonly PromDuration s_longest = PromDuration.FromMinutes(50);

    private readonly ReadingLag _lag = new(bench.Plan);

    /// <summary>The tiers of which it is shown how many verdicts fire them.</summary>
    public IEnumerable<TierPlan> Shown => Bursts().Select(burst => burst.Tier);

    public IEnumerable<RuleTest> Build() => Bursts().SelectMany(burst => Tests(burst.Tier, burst.Least));

    /// <summary>The shortest time that is a multiple both of a verdict and of an evaluation: promtool sees verdicts only at its evaluations.</summary>
    private PromDuration Unit
    {
        get
        {
            var (judged, evaluation) = (bench.JudgedEvery!.Value.Milliseconds, bench.Evaluation.Milliseconds);
            var unit = judged;
            while (unit % evaluation != 0) unit += judged;
            return PromDuration.FromMilliseconds(unit);
        }
    }

    /// <summary>When the burst begins: after an hour of verdicts, and the few minutes before the first of them.</summary>
    private PromDuration Began => ((ExactDuration)PromDuration.FromMinutes(65)).RoundUpTo(Unit);

    /// <summary>Each tier that can be shown, with the length of the shortest burst that fires it.</summary>
    private IEnumerable<(TierPlan Tier, PromDuration Least)> Bursts()
    {
        if (bench.JudgedEvery is null || bench.Plan.Method != AlertMethod.BurnRate) yield break;
        foreach (var tier in bench.Tiers.Where(tier => tier.Tier.LongWindow <= StepWidth.Hour && tier.Tier.For == PromDuration.Zero && IsExact(tier)))
        {
            for (var lasting = Unit; lasting <= s_longest; lasting += Unit)
            {
                if (!IsSharp(lasting)) break;
                if (new TierForecast(bench.Plan, tier, TimelineOf(lasting)).Fullness(SeenAt(lasting)) <= 1) continue;
                yield return (tier, lasting);
                break;
            }
        }
    }

    private bool IsExact(TierPlan tier) => _lag.Of(tier.Tier.LongWindow) == PromDuration.Zero && _lag.Of(tier.Tier.ShortWindow) == PromDuration.Zero;

    /// <summary>Whether no sample of a probe is at the edge of two slices, where it would count in both.</summary>
    private bool IsSharp(PromDuration lasting) =>
        !bench.Traffic.IsProbed || bench.Plan.Slo.Slices is null || bench.Quorum is not null || (Began + lasting).Milliseconds % bench.Step.Milliseconds != 0;

    /// <summary>When every bad verdict has been counted, the last one at the next evaluation.</summary>
    private PromDuration SeenAt(PromDuration lasting) => Began + lasting + (bench.Evaluation > bench.JudgedEvery!.Value ? bench.Evaluation : PromDuration.Zero);

    private IEnumerable<RuleTest> Tests(TierPlan tier, PromDuration least)
    {
        if (least > Unit)
        {
            var shorter = PromDuration.FromMilliseconds(least.Milliseconds - Unit.Milliseconds);
            yield return Test(shorter, $"{Count(shorter)} are too few for {SloBench.NameOf(tier)}", at =>
                bench.ViewOf(tier).StaysSilent(PromDuration.Zero, at + bench.Evaluation, $"{SloBench.Capital(SloBench.NameOf(tier))} stays silent."));
        }

        yield return Test(least, $"{Count(least)} are enough for {SloBench.NameOf(tier)}", at =>
            bench.ViewOf(tier).Fires(at, bench.Failing, $"{SloBench.Capital(SloBench.NameOf(tier))} fires."));
    }

    private RuleTest Test(PromDuration lasting, string name, Func<PromDuration, Check> check) => new(
        $"{bench.Name}: {name}",
        [$"{bench.Name}: after {Began} without bad {bench.Plan.Counted} there are {Count(lasting)}, and then none."],
        bench.Step,
        [.. bench.Series(TimelineOf(lasting))],
        [check(SeenAt(lasting))]);

    private string Count(PromDuration lasting) => $"{lasting.Milliseconds / bench.JudgedEvery!.Value.Milliseconds} bad {bench.Plan.Counted}";

    private Timeline TimelineOf(PromDuration lasting) => bench.TimelineOf(
        new Stretch(Began, bench.PerMinute, 0), new Stretch(lasting, bench.PerMinute, 1), new Stretch(PromDuration.FromMinutes(10), bench.PerMinute, 0));
}
