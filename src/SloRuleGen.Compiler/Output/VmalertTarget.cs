using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>Rule files for vmalert, which evaluates them on VictoriaMetrics.</summary>
/// <param name="Version">The oldest vmalert that is to load them.</param>
public sealed record VmalertTarget(Version Version) : RuleTarget
{
    /// <summary>The version of Debian 12, with which rules are tested.</summary>
    public static Version OldestVersion { get; } = new(1, 79);

    private Vmalert Evaluator => new(Version);

    internal override string? WhyNoExactCounting(Version prometheus) => Vmalert.WhyNoExactCounting;

    internal override string? WhyNoQueryOffset(Version prometheus) => Vmalert.WhyNoQueryOffset;

    internal override bool TakesMetricsQL => true;

    internal override bool KnowsGroupLabels(Version prometheus) => true;

    internal override IEnumerable<RuleGroup> Arrange(RuleGroup group) => [Evaluator.Arrange(group)];

    internal override void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics) =>
        Evaluator.Check(plan, diagnostics);
}
