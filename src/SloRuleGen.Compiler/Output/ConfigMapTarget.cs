using System.Text;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>A ConfigMap for each service, whose one file is a rule file of a Prometheus that mounts it.</summary>
/// <remarks>It is never divided: a part that nothing mounts would be rules that are lost.</remarks>
public sealed record ConfigMapTarget(string? Namespace, IReadOnlyDictionary<string, string> Labels) : ResourceTarget(Namespace, Labels)
{
    public override string FileSuffix => ResourceFile;

    internal static string ResourceFile => ".configmap.yaml";

    internal override string ApiVersion => "v1";

    internal override string Kind => "ConfigMap";

    /// <summary>Of the rule file that stands in it.</summary>
    internal override string Template => "rules.sbn";

    internal override string? GroupsBelow => null;

    internal override int? LongestDocument => null;

    /// <summary>What Kubernetes takes in all values of a ConfigMap together.</summary>
    internal override int? MostBytes => 1024 * 1024;

    /// <summary>ConfigMaps are of everybody, and a service may well have one of its own name.</summary>
    private protected override string NameOf(string stem) => "slo-rules-" + base.NameOf(stem);

    internal override ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> document, IReadOnlyList<ServiceRules> services)
    {
        var header = GeneratedHeader.Line(GeneratedHeader.OfRules, TemplateModel.SourcesOf(services));
        return Encoding.UTF8.GetBytes(ConfigMap.Text(header, HeadOf(services), services.Single().FileStem + RuleFile, Encoding.UTF8.GetString(document.Span)));
    }
}
