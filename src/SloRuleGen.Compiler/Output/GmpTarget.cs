using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Spec;

namespace SloRuleGen.Output;

/// <summary>
/// A resource for each service that the operator of Google's managed Prometheus reads: <c>Rules</c>, whose rules see one namespace, or
/// <c>ClusterRules</c>. That operator adds the labels of that scope to every selector and every rule, and refuses rules that do it themselves.
/// </summary>
/// <param name="Namespace">Where the resources are, and what their rules see; null for the whole cluster.</param>
/// <seealso href="https://docs.cloud.google.com/stackdriver/docs/managed-prometheus/rules-managed"/>
public sealed record GmpTarget(string? Namespace, IReadOnlyDictionary<string, string> Labels) : ResourceTarget(Namespace, Labels)
{
    private const string NamespaceLabel = "namespace";

    private static readonly string[] s_ofCluster = ["project_id", "location", "cluster"];

    public override string FileSuffix => ResourceFile;

    internal static string ResourceFile => ".gmp.yaml";

    internal override string ApiVersion => "monitoring.googleapis.com/v1";

    internal override string Kind => Namespace is null ? "ClusterRules" : "Rules";

    /// <summary>The labels of the scope.</summary>
    private IReadOnlyList<string> OwnLabels => Namespace is null ? s_ofCluster : [.. s_ofCluster, NamespaceLabel];

    internal override bool KnowsGroupLabels(Version prometheus) => false;

    internal override string? WhyNoExactCounting(Version prometheus) => "Google's managed Prometheus does not know 'anchored': leave 'counting' out";

    internal override string? WhyNoQueryOffset(Version prometheus) => "groups of Google's managed Prometheus have no such field: leave it out";

    internal override string? WhyNoLimit => "groups of Google's managed Prometheus have no such field: leave it out";

    internal override IEnumerable<RuleGroup> Arrange(RuleGroup group) => [FiringOn.Without(group)];

    internal override void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics)
    {
        base.Check(plan, files, rules, diagnostics);
        foreach (var (service, made) in plan.Services.Zip(rules))
        {
            CheckLabels(service.Service, made, diagnostics);
            foreach (var slo in service.Slos)
            {
                FiringOn.Report(slo, diagnostics, "would fire on for a while, which Google's managed Prometheus does not know: its alert ends with its condition, and may flap");
                foreach (var query in slo.Slo.Queries) CheckSelectors(query, diagnostics);
            }
        }
    }

    /// <summary>Labels come from the spec, from its classes of alerts and from the run: each is told of once for a service.</summary>
    private void CheckLabels(Service service, ServiceRules made, DiagnosticBag diagnostics)
    {
        foreach (var label in OwnLabels)
        {
            if (!made.Groups.Any(group => group.Rules.Any(rule => rule.Labels.ContainsKey(label)))) continue;
            diagnostics.Add(
                TargetDiagnostics.RefusedByGoogle,
                service.Identity.TryGetValue(label, out var value) ? value.Span : service.Name.Span,
                $"rules of '{service.Name.Value}' have the label '{label}', which Google's managed Prometheus sets itself and lets no rule set: "
                + "leave it out of the spec, of '--label' and of the settings");
        }
    }

    private void CheckSelectors(PromQuery query, DiagnosticBag diagnostics)
    {
        foreach (var selector in query.Expr.Selectors())
        {
            if (selector.MetricName is null && !selector.Matchers.Any(matcher => matcher is { Name: "__name__", Operator: MatchOperator.Equal }))
            {
                diagnostics.Add(
                    TargetDiagnostics.RefusedByGoogle, query.Span,
                    "this selects series of no one name, which Google's managed Prometheus does not evaluate: say which metric is meant");
            }

            foreach (var matcher in selector.Matchers)
            {
                if (!OwnLabels.Contains(matcher.Name) || IsOfScope(matcher)) continue;
                var instead = matcher.Name == NamespaceLabel ? $"; here it is '{Namespace}'" : "";
                diagnostics.Add(
                    TargetDiagnostics.RefusedByGoogle, query.Span,
                    $"this selects by '{matcher.Name}', which Google's managed Prometheus adds to every selector itself: leave it out{instead}");
            }
        }
    }

    /// <summary>Of all labels of the scope, the operator takes a matcher of this one alone, and knows its value when it looks.</summary>
    private bool IsOfScope(LabelMatcher matcher) => matcher is { Name: NamespaceLabel, Operator: MatchOperator.Equal } && matcher.Value == Namespace;
}
