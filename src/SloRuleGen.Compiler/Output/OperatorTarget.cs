using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Text;

namespace SloRuleGen.Output;

/// <summary>A resource of the kind <c>PrometheusRule</c> for each service, which the Prometheus operator picks up.</summary>
/// <param name="Namespace">Where the resources are to be, or null for wherever they are applied.</param>
/// <param name="Labels">Of the resources: operators select by them which resources they pick up.</param>
public sealed record OperatorTarget(string? Namespace, IReadOnlyDictionary<string, string> Labels) : RuleTarget
{
    public override string FileSuffix => ResourceFile;

    internal static string ResourceFile => ".prometheusrule.yaml";

    internal override string Template => "operator.sbn";

    internal override string GroupsBelow => "spec";

    internal override bool SeparatesServices => true;

    /// <summary>
    /// <c>kubectl apply</c> keeps what was applied in an annotation, as JSON, which is a fifth shorter than these files; annotations hold 256 KiB.
    /// The operator itself refuses more than 512 KiB of rules.
    /// </summary>
    internal override int? LongestDocument => 256 * 1024;

    internal override DocumentHead HeadOf(IReadOnlyList<ServiceRules> services)
    {
        var service = services.Single();
        var name = KubernetesName.OfResource(service.FileStem);
        return new() { Name = service.Part == 1 ? name : $"{name}-{service.Part}", Namespace = Namespace, Labels = Labels };
    }

    /// <summary>Services with different names may give resources of one name, of which the last applied would remain.</summary>
    internal override void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var (service, stem) in plan.Services.Zip(files, (service, of) => (service.Service.Name, of.FileStem)))
        {
            var resource = KubernetesName.OfResource(stem);
            if (names.TryAdd(resource, service)) continue;
            var other = names[resource];
            diagnostics.Add(
                TargetDiagnostics.SameResourceName,
                service.Span,
                $"the service '{service.Value}' makes a resource of the name '{resource}', as '{other.Value}' does at {Wording.Place(other.Span)}; "
                + "rename one of them");
        }
    }
}
