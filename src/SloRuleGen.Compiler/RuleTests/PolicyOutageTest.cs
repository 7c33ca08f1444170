using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Shows tiers of a budget policy while a new SLO's budget runs out in a full outage.</summary>
internal sealed class PolicyOutageTest
{
    private static readonly PromDuration s_began = PromDuration.FromHours(1);

    private static readonly PromDuration s_longest = PromDuration.FromHours(8);

    private readonly SloBench _bench;
    private readonly Timeline _timeline;
    private readonly Dictionary<PolicyTier, (PromDuration First, PromDuration Last)> _firing = [];

    /// <summary>The tiers that stop while the outage goes on.</summary>
    private readonly IReadOnlyList<PolicyTier> _ending;

    public PolicyOutageTest(SloBench bench, IReadOnlyList<PolicyTier> tiers)
    {
        _bench = bench;
        var longest = TimelineOf(s_longest);
        foreach (var tier in bench.FollowsPeriod ? tiers : [])
        {
            if (new PolicyForecast(bench.Plan, tier, longest).Firing(s_began) is not var (first, until)) continue;

            // What holds for minutes only may in truth not hold for long enough to fire.
            var isLasting = first + Slack(first) + tier.KeepFiringFor <= until;
            if (isLasting && By(first) < until && By(first) < longest.End) _firing[tier] = (first, until);
        }

        _ending = [.. _firing.Keys.Where(tier => By(_firing[tier].Last) < longest.End)];
        var last = _firing.Select(tier => By(_ending.Contains(tier.Key) ? tier.Value.Last : tier.Value.First)).Append(s_began).Max();
        _timeline = TimelineOf(((ExactDuration)(last - s_began)).RoundUpTo(PromDuration.FromMinutes(10)));
    }

    /// <summary>The tiers that are seen to fire.</summary>
    public IEnumerable<PolicyTier> Shown => _firing.Keys;

    public IEnumerable<RuleTest> Build()
    {
        if (_firing.Count == 0) yield break;
        yield return new RuleTest(
            $"{_bench.Name}: the budget in an outage",
            [$"{_bench.Name}: {Fault}, of a new SLO, until the budget is spent as far as its policy asks."],
            _bench.Step,
            [.. _bench.Series(_timeline)],
            [.. _firing.OrderBy(tier => tier.Value.First).SelectMany(tier => Checks(tier.Key, tier.Value.First, tier.Value.Last))]);
    }

    private string Fault => _bench.JudgedEvery is null
        ? $"after an hour of {_bench.PerMinute} good events a minute all fail"
        : $"after an hour without bad {_bench.Plan.Counted} all are bad";

    private IEnumerable<Check> Checks(PolicyTier tier, PromDuration first, PromDuration last)
    {
        var view = _bench.ViewOf(tier);
        var due = ((ExactDuration)(first - s_began)).RoundDownTo(PromDuration.FromMinutes(1));
        var early = Slack(first) + _bench.Evaluation;
        if (first - s_began > early)
            yield return view.StaysSilent(PromDuration.FromMinutes(10), _bench.DownToEvaluation(first - early), $"{tier.Name.Value} is due {due} after the outage began, not before.");
        yield return view.Fires(By(first), _bench.Failing, $"{tier.Name.Value} fires: {_bench.ConditionsOf(tier)}.");
        if (_ending.Contains(tier))
            yield return view.StaysSilent(By(last), _bench.DownToEvaluation(_timeline.End), $"That holds no longer, and {tier.KeepFiringFor} is over: {tier.Name.Value} is silent.");
    }

    private PromDuration By(PromDuration first) => _bench.UpToEvaluation(first + _bench.Step + _bench.Evaluation + Slack(first));

    /// <summary>Sums of the period grow each five minutes, and a projection is right to a few percent.</summary>
    private static PromDuration Slack(PromDuration first) =>
        PromDuration.FromMinutes(10) + ((first - s_began) * new Fraction(1, 20)).RoundUpTo(TierForecast.Grid);

    private Timeline TimelineOf(PromDuration outage) =>
        _bench.TimelineOf(new Stretch(s_began, _bench.PerMinute, 0), new Stretch(outage, _bench.PerMinute, 1));
}
