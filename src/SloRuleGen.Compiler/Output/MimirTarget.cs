using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>A namespace of Mimir's ruler for each service, within the limits that Mimir has by default.</summary>
public sealed record MimirTarget : RuleTarget
{
    /// <summary>Mimir's default of <c>ruler_max_rules_per_rule_group</c>.</summary>
    private const int MostRulesInGroup = 20;

    /// <summary>Mimir's default of <c>ruler_max_rule_groups_per_tenant</c>.</summary>
    private const int MostGroupsOfTenant = 70;

    /// <summary>It takes the field and drops it.</summary>
    internal override string? WhyNoLimit => "Mimir keeps no limit of a group, but one of a tenant: 'ruler_max_rule_evaluation_results'";

    internal override string Template => "mimir.sbn";

    internal override bool SeparatesServices => true;

    internal override IEnumerable<RuleGroup> Arrange(RuleGroup group) => GroupSplitter.Split(group, MostRulesInGroup);

    internal override DocumentHead HeadOf(IReadOnlyList<ServiceRules> services) => new() { Namespace = services.Single().FileStem };

    /// <summary>One warning, at the service with which the limit is passed.</summary>
    internal override void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics)
    {
        var counts = rules.Select(service => service.Groups.Count).ToList();
        var sum = 0;
        foreach (var (service, count) in plan.Services.Zip(counts))
        {
            sum += count;
            if (sum <= MostGroupsOfTenant) continue;
            diagnostics.Add(
                TargetDiagnostics.TooManyGroups,
                service.Service.Name.Span,
                $"from '{service.Service.Name.Value}' on there are more than {MostGroupsOfTenant} rule groups, {counts.Sum()} in all: Mimir refuses them unless "
                + "'ruler_max_rule_groups_per_tenant' is raised");
            return;
        }
    }
}
