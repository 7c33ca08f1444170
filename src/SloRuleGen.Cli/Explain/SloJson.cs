using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>The plan of an SLO for programs.</summary>
internal sealed class SloJson(SloPlan plan)
{
    private readonly Slo _slo = plan.Slo;

    public string Service => plan.Service.Name.Value;
    public string Name => _slo.Name.Value;
    public IReadOnlyDictionary<string, string> Identity => plan.Identity;
    public string? Description => _slo.Description;
    public string? Owner => _slo.Owner;
    public string? Runbook => _slo.Runbook;
    public ExactNumber Objective => _slo.Objective.Value.Ratio;
    public string Period => _slo.Period.Value.ToString();
    public string PeriodKind => PeriodWording.Kind(_slo.Period.Value);
    public PeriodLengthJson PeriodLength => new(_slo.Period.Value);
    public BudgetJson Budget => new(plan.ErrorBudget, plan.Budget.Minutes, plan.Budget.EventsPerMillion);
    public SlicesJson? Slices => _slo.Slices is { } slices ? new(plan, slices) : null;
    public SlaJson? Sla => _slo.Sla is { } sla ? new(sla.Value.Ratio, plan.SlaHeadroomMinutes) : null;
    public string Alert => _slo.Alerting.AlertName.Value;
    public string Method => plan.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate";
    public string MethodReason => plan.MethodReason;
    public string Windows => plan.PolicyName;
    public IEnumerable<AdaptationJson> Adapted => plan.Adaptations.Select(adaptation => new AdaptationJson(plan, adaptation));
    public string Counting => _slo.Counting.Value == Spec.Counting.Exact ? "exact" : "extrapolated";
    public string? QueryOffset => plan.Service.QueryOffset?.Value.ToString();
    public long MinBadEvents => _slo.Alerting.MinBadEvents.Value;
    public IReadOnlyList<string> By => _slo.Sli.By;
    public string? Exclude => _slo.Exclude is { } exclude ? PromQLPrinter.Print(exclude.Query.Expr) : null;
    public IEnumerable<TierJson> Tiers => plan.Tiers.Select(tier => new TierJson(plan, tier));
    public NoDataJson? NoData => _slo.Alerting.NoData is { } noData ? new(_slo.Alerting, noData) : null;
    public IEnumerable<PolicyTierJson> BudgetPolicy => _slo.BudgetPolicy.Select(tier => new PolicyTierJson(plan, tier));
    public RisksJson? Risks => _slo.Risks is { } risks ? new(risks.Value) : null;
}

internal sealed class PeriodLengthJson(SloPeriod period)
{
    public string Nominal => period.NominalLength.ToString();
    public string Shortest => period.ShortestLength.ToString();
    public string Longest => period.LongestLength.ToString();
}

internal sealed record BudgetJson(ExactNumber Ratio, ExactNumber Minutes, ExactNumber EventsPerMillion);

internal sealed class SlicesJson(SloPlan plan, Slices slices)
{
    public string Length => slices.Length.Value.ToString();
    public ExactNumber GoodWhen => slices.GoodWhen;
    public ExactNumber? InPeriod => plan.SlicesOfPeriod;
    public ExactNumber InBudget => plan.Budget.EventsOf(plan.SlicesOfPeriod!.Value);
}

internal sealed record SlaJson(ExactNumber Objective, ExactNumber? HeadroomMinutes);
