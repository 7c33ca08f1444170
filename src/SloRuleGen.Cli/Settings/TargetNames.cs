namespace SloRuleGen.Cli.Settings;

/// <summary>How users name the programs that evaluate rules, and what one of them alone takes.</summary>
internal static class TargetNames
{
    public const string Prometheus = "prometheus";
    public const string Operator = "operator";
    public const string Mimir = "mimir";
    public const string Thanos = "thanos";
    public const string Vmalert = "vmalert";
    public const string ConfigMap = "configmap";
    public const string Vmrule = "vmrule";
    public const string Gmp = "gmp";

    public const string Abort = "abort";
    public const string Warn = "warn";

    public static readonly string[] All = [Prometheus, Operator, Mimir, Thanos, Vmalert, ConfigMap, Vmrule, Gmp];

    /// <summary>Those that make resources of Kubernetes.</summary>
    public static readonly string[] OfResources = [Operator, ConfigMap, Vmrule, Gmp];

    /// <summary>Those that vmalert evaluates.</summary>
    public static readonly string[] OfVmalert = [Vmalert, Vmrule];

    public static readonly string[] OfThanos = [Thanos];

    public static readonly string[] OfPrometheus = [Prometheus];

    public static readonly string[] PartialResponses = [Abort, Warn];
}
