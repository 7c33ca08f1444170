using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Status;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Gate;

/// <summary>Says of each SLO whether a release may go, and why not.</summary>
internal sealed class GateJudge(GateConditions conditions, GateFacts facts)
{
    /// <summary>The SLO that is the worst reason first.</summary>
    public IReadOnlyList<SloVerdict> Judge(IEnumerable<ExpectedSlo> slos) =>
        [.. slos.Select(Judge).OrderBy(slo => slo.Verdict).ThenBy(slo => slo.Remaining ?? double.NegativeInfinity).ThenBy(slo => slo.Name, StringComparer.Ordinal)];

    private SloVerdict Judge(ExpectedSlo slo)
    {
        var statuses = StatusOrder.WorstFirst(slo.In(facts.Statuses));
        var shared = SharedLabels(statuses);
        var all = statuses.SelectMany(status => ReasonsOf(slo, status, Where(status, shared))).Distinct().ToList();
        return new SloVerdict(
            slo,
            statuses.Min(status => status.Remaining),
            statuses.MinBy(status => status.Remaining ?? double.PositiveInfinity) is { } worst ? Where(worst, shared) : "",
            [.. all.Where(reason => reason.Verdict != Verdict.Go).OrderBy(reason => reason.Verdict)],
            [.. all.Where(reason => reason.Verdict == Verdict.Go)]);
    }

    private IEnumerable<GateReason> ReasonsOf(ExpectedSlo slo, BudgetStatus status, string where)
    {
        if (WhyUnknown(slo, status) is var (kind, verdict, problem)) yield return new(verdict, kind, where, problem);
        if (conditions.MinRemaining is { } least && status.Remaining is { } left && (left <= 0 || left < (double)least.Numerator / (double)least.Denominator))
        {
            var asked = left <= 0 ? "" : $", and {Percentage.Of(least)} is asked for";
            yield return new(Verdict.Wait, GateReasonKind.Budget, where, $"{GateWording.Left(left)} ({status.Objective} in {status.Period}){asked}");
        }

        foreach (var alert in status.Alerts.Where(alert => !alert.IsNoData))
        {
            var severity = alert.IsPage ? AlertSeverity.Page : AlertSeverity.Ticket;
            var window = alert.LongWindow.Length == 0 ? "" : $" over {alert.LongWindow}";
            yield return new(
                conditions.NoFiring.Contains(severity) ? Verdict.Wait : Verdict.Go, GateReasonKind.Alert, where,
                $"its {(alert.IsPage ? "page" : "ticket")}{window} fires: {alert.Name}");
        }

        foreach (var tier in status.Firing.Select(alert => alert.PolicyTier).Where(tier => tier.Length > 0).Distinct())
        {
            var action = slo.ActionOf(tier);
            yield return new(
                conditions.IsReason(tier) ? Verdict.Wait : Verdict.Go, GateReasonKind.Policy, where,
                $"its budget policy is at {Wording.Quote(tier)}{(action is null ? ", which names no action" : "")}", action);
        }
    }

    private (GateReasonKind Kind, Verdict Verdict, string Problem)? WhyUnknown(ExpectedSlo slo, BudgetStatus status)
    {
        var isNew = (!status.IsLoaded || status.Remaining is null) && !facts.HadBudget(slo);
        var ofNew = isNew && conditions.AllowMissing ? Verdict.Go : Verdict.Unknown;
        return status switch
        {
            { IsLoaded: false } => (GateReasonKind.NoRules, ofNew, isNew
                ? "the server has no rules of it, and had none within the last 7 days"
                : "the server had rules of it within the last 7 days, and has none now: are they still evaluated?"),
            { Remaining: null } => (GateReasonKind.NoData, ofNew, isNew
                ? "its rules have recorded no budget yet"
                : "its rules recorded a budget within the last 7 days, and record none now"),
            { IsOld: true, Age: { } age } => (GateReasonKind.OldData, Verdict.Unknown, $"its budget was recorded {Shares.Span(age)} ago, and not since"),
            { Age: null } => (GateReasonKind.OldData, Verdict.Unknown, "the server does not tell when its budget was recorded"),
            _ when status.Alerts.FirstOrDefault(alert => alert.IsNoData) is { } alert => (GateReasonKind.NoData, Verdict.Unknown, $"what it measures has no data: {alert.Name} fires"),
            _ => null,
        };
    }

    /// <summary>The labels by which one of several copies or groups is told from the others.</summary>
    private static string Where(BudgetStatus status, HashSet<KeyValuePair<string, string>> shared)
    {
        var own = new LabelSet(status.Labels.All.Where(label => !shared.Contains(label)).Concat(status.Group.All));
        return own.All.Count == 0 ? "" : own.ToString();
    }

    private static HashSet<KeyValuePair<string, string>> SharedLabels(IReadOnlyList<BudgetStatus> statuses) =>
        [.. statuses[0].Labels.All.Where(label => statuses.All(status => status.Labels[label.Key] == label.Value))];
}
