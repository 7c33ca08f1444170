namespace SloRuleGen.Output;

/// <summary>A resource of the kind <c>PrometheusRule</c> for each service, which the Prometheus operator picks up.</summary>
/// <seealso href="https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule"/>
public sealed record OperatorTarget(string? Namespace, IReadOnlyDictionary<string, string> Labels) : ResourceTarget(Namespace, Labels)
{
    public override string FileSuffix => ResourceFile;

    internal static string ResourceFile => ".prometheusrule.yaml";

    internal override string ApiVersion => "monitoring.coreos.com/v1";

    internal override string Kind => "PrometheusRule";
}
