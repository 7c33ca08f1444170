using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Text;

namespace SloRuleGen.Output;

/// <summary>A resource of Kubernetes for each service.</summary>
/// <param name="Namespace">Where the resources are to be, or null for wherever they are applied.</param>
/// <param name="Labels">Of the resources: what reads them selects them by these.</param>
public abstract record ResourceTarget(string? Namespace, IReadOnlyDictionary<string, string> Labels) : RuleTarget
{
    /// <summary>The group and the version of the kind, such as <c>monitoring.coreos.com/v1</c>.</summary>
    internal abstract string ApiVersion { get; }

    internal abstract string Kind { get; }

    internal override string Template => "resource.sbn";

    internal override string? GroupsBelow => "spec";

    internal override bool SeparatesServices => true;

    /// <summary>
    /// <c>kubectl apply</c> keeps what was applied in an annotation, as JSON, which is a fifth shorter than these files; annotations hold 256 KiB.
    /// Operators themselves refuse more than 512 KiB of rules.
    /// </summary>
    internal override int? LongestDocument => 256 * 1024;

    internal override DocumentHead HeadOf(IReadOnlyList<ServiceRules> services)
    {
        var service = services.Single();
        var name = NameOf(service.FileStem);
        return new()
        {
            ApiVersion = ApiVersion, Kind = Kind, Name = service.Part == 1 ? name : $"{name}-{service.Part}", Namespace = Namespace, Labels = Labels,
        };
    }

    /// <summary>Services with different names may give resources of one name, of which the last applied would remain.</summary>
    internal override void Check(RulePlan plan, IReadOnlyList<ServiceRules> files, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var (service, stem) in plan.Services.Zip(files, (service, of) => (service.Service.Name, of.FileStem)))
        {
            var resource = NameOf(stem);
            if (names.TryAdd(resource, service)) continue;
            var other = names[resource];
            diagnostics.Add(
                TargetDiagnostics.SameResourceName,
                service.Span,
                $"the service '{service.Value}' makes a resource of the name '{resource}', as '{other.Value}' does at {Wording.Place(other.Span)}; "
                + "rename one of them");
        }
    }

    /// <summary>The name of the resource with the rules of a service.</summary>
    /// <param name="stem">What the service's file is called.</param>
    private protected virtual string NameOf(string stem) => KubernetesName.OfResource(stem);
}
