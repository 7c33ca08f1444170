using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>Whether the raw series are gone. A group is missed only if it was there of late.</summary>
internal sealed class Missing(SloPlan plan, Recorded recorded)
{

    private readonly NoData? _noData = plan.Slo.Alerting.NoData;

    private readonly Grid? _seenInHours = IsGroup(plan) ? recorded.Rates(PromDuration.FromHours(1)) : null;

    private readonly Grid? _seenInMinutes = IsGroup(plan) ? recorded.Rates(WindowSources.Base) : null;

    public AlertState State { get; } = new(new(AlertKind.NoData, 0), plan.Slo.Alerting.NoData?.After ?? PromDuration.Zero, PromDuration.Zero);

    public Episode? Evaluate(long at) =>
        _noData is null ? null : State.Evaluate(at, !recorded.IsExcluded && !recorded.IsThere(at) && WasThere(at));

    private bool WasThere(long at) => _seenInHours is null
        || _seenInHours.Sum(at - MissedGroups.AfterHours.Milliseconds, at).Recorded > 0
        || _seenInMinutes!.Sum(at - MissedGroups.AfterMinutes.Milliseconds, at).Recorded > 0;

    private static bool IsGroup(SloPlan plan) => plan.Slo.Sli.By.Count > 0 && plan.Slo.Alerting.NoData is { Groups: true };
}
