using SloRuleGen.Model;
using SloRuleGen.Planning;

namespace SloRuleGen.Rules;

/// <summary>Writes the rules of a plan: records first, then the alerts that read them, in groups by how often they are evaluated.</summary>
public static class RuleBuilder
{
    public static IReadOnlyList<ServiceRules> Build(RulePlan plan) => 
        [.. plan.Services.Zip(FileStems.Of(plan), (service, stem) => Build(service) with { FileStem = stem })];

    private static ServiceRules Build(ServicePlan service) =>
        new(service.Service.Name.Value, service.Service.SourceName, [.. service.Slos.SelectMany(Build)]);

    private static IEnumerable<RuleGroup> Build(SloPlan slo)
    {
        foreach (var speed in Enum.GetValues<EvaluationSpeed>())
        {
            List<Rule> rules = [.. Records(slo, speed), .. Alerts(slo, speed)];
            if (rules.Count == 0) continue;
            yield return new RuleGroup(
                $"{slo.Service.Name.Value}/{slo.Slo.Name.Value}/{speed.ToString().ToLowerInvariant()}", slo.IntervalOf(speed), rules);
        }
    }

    private static IEnumerable<Rule> Records(SloPlan slo, EvaluationSpeed speed)
    {
        var records = SloRecords.Of(slo);
        IEnumerable<Record> inGroup =
        [
            .. speed == EvaluationSpeed.Fast ? new Exclusion(slo).Records().Concat(records.Base()) : [],
            .. speed == EvaluationSpeed.Slow ? records.Place().Concat(records.Steps()) : [],
            .. NeedsHistory(slo, speed) ? [records.History(speed)] : Array.Empty<Record>(),
            .. slo.Windows.Where(window => window.Speed == speed).SelectMany(window => records.Window(window).Concat(records.MeasuredIn(window))),
            .. speed == EvaluationSpeed.Slow ? records.Period() : records.Constants(),
        ];
        foreach (var record in inGroup) yield return new Rule.Recording(record.Name, record.Expr, RuleLabels.Of(slo), record.Comment);
        if (speed == EvaluationSpeed.Fast) yield return Info(slo);
    }

    private static IEnumerable<Rule> Alerts(SloPlan slo, EvaluationSpeed speed) =>
    [
        .. slo.Tiers.Where(tier => tier.Enabled && tier.Speed == speed).Select(tier => new BurnAlert(slo, tier).Build()),
        .. speed == EvaluationSpeed.Slow ? slo.Slo.BudgetPolicy.Select(tier => new PolicyAlert(slo, tier).Build()) : [],
        .. speed == EvaluationSpeed.Slow && slo.Slo.Alerting.NoData is { } noData ? [new NoDataAlert(slo, noData).Build()] : Array.Empty<Rule>(),
    ];

    /// <summary>The budget's projection reads it, and alerts on ratios; a count alert reads the projection.</summary>
    private static bool NeedsHistory(SloPlan slo, EvaluationSpeed speed) =>
        speed == EvaluationSpeed.Slow
        || (slo.Method == AlertMethod.BurnRate && slo.Tiers.Any(tier => tier.Enabled && tier.Speed == speed && !MeasuredTime.HasHoles(slo, tier.Tier.LongWindow)));

    private static Rule.Recording Info(SloPlan slo)
    {
        var labels = RuleLabels.Of(slo);
        labels[RecordNames.ObjectiveLabel] = slo.Slo.Objective.Value.ToString();
        labels[RecordNames.PeriodLabel] = slo.Slo.Period.Value.ToString();
        labels[RecordNames.MethodLabel] = slo.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate";
        if (slo.Slo.Owner is { } owner) labels[RecordNames.OwnerLabel] = owner;
        return new Rule.Recording(RecordNames.Info, Prom.Vector(1), labels);
    }
}
