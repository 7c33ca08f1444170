using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Rules.Periods;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Alerts;

/// <summary>
/// The alert on raw series that are gone. A crash that takes the metrics with it leaves no bad events to count; a service at rest still has
/// its series. The alert has the labels of <c>by</c>, but none of the other labels that the selectors match.
/// </summary>
internal sealed class NoDataAlert(SloPlan slo, NoData noData)
{
    private readonly SloPlan _watched = noData.Groups ? slo : slo.AsAWhole;

    private readonly SloSeries _series = new(noData.Groups ? slo : slo.AsAWhole);

    private readonly RawEvents? _events = slo.Slo is { HasCounts: false } ? null : RawEvents.Of(noData.Groups ? slo : slo.AsAWhole);

    private readonly IReadOnlyList<Expr> _needed = [.. NeededOf(slo).Select(needed => noData.Groups && slo.Slo.Sli.By.Count > 0 ? needed : Watched.Of(needed))];

    public Rule.Alerting Build() => new(
        AlertNames.NoData(slo.Slo.Alerting),
        new Exclusion(slo).OutOf((_series.By.Count == 0 ? Absent() : Missed()).Concat(Contradicting()).Aggregate(Prom.Or)),
        noData.After,
        PromDuration.Zero,
        RuleLabels.OfAlert(slo, noData.Severity),
        AlertAnnotations.Of(_watched, noData.Severity, $"no data for {noData.After}", Description()),
        _series.By.Count == 0
            ? "Fires where there is no series at all; a service at rest still exposes its own."
            : "Fires for a group that was there and has no series now; a group at rest still exposes its own.");

    private static IReadOnlyList<Expr> NeededOf(SloPlan slo) =>
        slo.Slo is { HasCounts: false, Sli: Sli.ErrorRatio ratio } ? [new RawRatio(ratio).Needed] : RawEvents.Of(slo).Needed;

    private IEnumerable<Expr> Contradicting()
    {
        if (_events?.Contradiction is { } contradiction) yield return contradiction;
    }

    /// <summary>No series at all, even if there never were any.</summary>
    private IEnumerable<Expr> Absent() => _needed.Select(needed => Prom.Call("absent", Prom.Group([], needed)));

    /// <summary>Groups that were there within the last days and are gone, and groups that have one kind of series without the other.</summary>
    private IEnumerable<Expr> Missed()
    {
        var measured = !slo.Slo.HasCounts ? RecordNames.ErrorRatio(StepWidth.FiveMinutes) : RecordNames.TotalRate;
        var seen = Prom.Group(_series.By, Prom.Or(Seen(measured, MissedGroups.AfterHours, StepWidth.Hour), Seen(measured, MissedGroups.AfterMinutes, StepWidth.FiveMinutes)));
        yield return Prom.Unless(seen, Now(_needed[0]));
        foreach (var other in _needed.Skip(1)) yield return Prom.Unless(Now(_needed[0]), Now(other));
    }

    private Expr Seen(string record, PromDuration window, PromDuration step) =>
        Prom.OverSteps("present_over_time", _series.Select(record), window, step);

    private Expr Now(Expr needed) => Prom.Group(_series.By, needed);

    private string Description()
    {
        var missing = string.Join(", or none for ", _needed.Select(needed => AlertAnnotations.Quoted(needed.ToString())));
        var (whose, reason, what) = _series.By.Count == 0
            ? ("", "the service is down, nobody scrapes it, or the query does not match what it exposes", "SLO")
            : (" of this group", "what was there within the last 7 days is down, or nobody scrapes it", "group");
        return $"For {noData.After} or longer there has been no series{whose} for {missing}: {reason}. "
            + $"Until it is back nothing measures this {what}, and none of its other alerts can fire."
            + (_events?.Contradiction is null ? "" : $" Or what is there cannot be right together: {Contradictory}.");
    }

    private string Contradictory => slo.Slo.Sli is Sli.Events { PartIsGood: true }
        ? "within the last hour more events were good than there were at all, so that bad ones are hidden"
        : $"failures of the last hour have other values of {Enumeration.Or(_series.By)} than all events have, or none, so that they count in no group";
}
