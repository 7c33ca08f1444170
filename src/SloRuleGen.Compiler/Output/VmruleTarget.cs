using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>A resource of the kind <c>VMRule</c> for each service, which the operator of VictoriaMetrics hands to vmalert.</summary>
/// <param name="Version">The oldest vmalert that is to load the rules.</param>
/// <seealso href="https://docs.victoriametrics.com/operator/api/#vmrule"/>
public sealed record VmruleTarget(string? Namespace, IReadOnlyDictionary<string, string> Labels, Version Version) : ResourceTarget(Namespace, Labels)
{
    public override string FileSuffix => ResourceFile;

    internal static string ResourceFile => ".vmrule.yaml";

    internal override string ApiVersion => "operator.victoriametrics.com/v1beta1";

    internal override string Kind => "VMRule";

    private Vmalert Evaluator => new(Version);

    internal override string? WhyNoExactCounting(Version prometheus) => Vmalert.WhyNoExactCounting;

    internal override string? WhyNoQueryOffset(Version prometheus) => Vmalert.WhyNoQueryOffset;

    internal override bool TakesMetricsQL => true;

    internal override bool KnowsGroupLabels(Version prometheus) => true;

    internal override IEnumerable<RuleGroup> Arrange(RuleGroup group) => [Evaluator.Arrange(group)];

    internal override void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics)
    {
        base.Check(plan, files, rules, diagnostics);
        Evaluator.Check(plan, diagnostics);
    }
}
