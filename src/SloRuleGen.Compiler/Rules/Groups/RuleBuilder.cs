using SloRuleGen.Planning;
using SloRuleGen.Rules.Alerts;
using SloRuleGen.Rules.Records;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Groups;

/// <summary>Writes the rules of a plan: records first, then the alerts that read them, in groups by how often they are evaluated.</summary>
internal static class RuleBuilder
{
    /// <summary>All rules of a plan.</summary>
    public static IReadOnlyList<ServiceRules> Build(RulePlan plan) =>
        [.. plan.Services.Zip(Files(plan), (service, file) => file with { Groups = [.. Groups(service)] })];

    /// <summary>The services of a plan without their rules: what their files are called.</summary>
    public static IReadOnlyList<ServiceRules> Files(RulePlan plan) =>
        [.. plan.Services.Zip(FileStems.Of(plan), (service, stem) => new ServiceRules(service.Service.Name.Value, service.Service.SourceName, []) { FileStem = stem })];

    /// <summary>The groups of a service, each made as one comes to it.</summary>
    public static IEnumerable<RuleGroup> Groups(ServicePlan service) => service.Slos.SelectMany(Build);

    private static IEnumerable<RuleGroup> Build(SloPlan slo)
    {
        foreach (var speed in Enum.GetValues<EvaluationSpeed>())
        {
            List<Rule> rules = [.. Records(slo, speed), .. Alerts(slo, speed)];
            if (rules.Count == 0) continue;
            yield return new RuleGroup(
                GroupName(slo, speed), slo.IntervalOf(speed), rules)
            {
                QueryOffset = slo.Service.QueryOffset?.Value,
                Limit = slo.Service.Limit?.Value,
            };
        }
    }

    /// <summary>Such as <c>checkout/availability/fast</c>, with the values of the identity behind the names: groups of a file have different names.</summary>
    private static string GroupName(SloPlan slo, EvaluationSpeed speed) =>
        string.Join('/', [slo.Id, .. slo.Identity.Values, speed == EvaluationSpeed.Fast ? "fast" : "slow"]);

    private static IEnumerable<Rule> Records(SloPlan slo, EvaluationSpeed speed)
    {
        var records = SloRecords.Of(slo).In(speed).Select(record => new Rule.Recording(record.Name, record.Expr, SlothLabels.OfRecord(slo, record.Name), record.Comment));
        return speed == EvaluationSpeed.Slow ? [.. records, Info(slo), .. SlothLabels.InfoOf(slo), .. Corrections(slo)] : records;
    }

    private static IEnumerable<Rule> Alerts(SloPlan slo, EvaluationSpeed speed) =>
    [
        .. slo.Tiers.Where(tier => tier.Enabled && tier.Speed == speed).Select(tier => new BurnAlert(slo, tier).Build()),
        .. speed == EvaluationSpeed.Slow ? slo.Slo.BudgetPolicy.Select(tier => new PolicyAlert(slo, tier).Build()) : [],
        .. speed == EvaluationSpeed.Slow && slo.Slo.Alerting.NoData is { } noData ? [new NoDataAlert(slo, noData).Build()] : Array.Empty<Rule>(),
    ];

    /// <summary>When each correction begins and ends, and why, for boards.</summary>
    private static IEnumerable<Rule.Recording> Corrections(SloPlan slo)
    {
        foreach (var correction in slo.Slo.Corrections)
        {
            // A reset is an instant, which a board would hardly see.
            var (from, to) = correction.From is { } first ? (first, correction.To) : (correction.To, correction.To.AddMinutes(5));
            var labels = RuleLabels.Of(slo);
            labels[RecordNames.CorrectionLabel] = from.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
            labels[RecordNames.ReasonLabel] = correction.Reason.ReplaceLineEndings(" ");
            yield return new(RecordNames.CorrectionFrom, Prom.Vector(from.ToUnixTimeSeconds()), labels);
            yield return new(RecordNames.CorrectionTo, Prom.Vector(to.ToUnixTimeSeconds()), labels);
        }
    }

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
