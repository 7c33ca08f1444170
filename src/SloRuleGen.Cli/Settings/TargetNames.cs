namespace SloRuleGen.Cli.Settings;

/// <summary>How users name the programs that evaluate rules, and what one of them alone takes.</summary>
internal static class TargetNames
{
    public const string Prometheus = "prometheus";
    public const string Operator = "operator";
    public const string Mimir = "mimir";
    public const string Thanos = "thanos";
    public const string Vmalert = "vmalert";

    public const string Abort = "abort";
    public const string Warn = "warn";

    public static readonly string[] All = [Prometheus, Operator, Mimir, Thanos, Vmalert];

    public static readonly string[] PartialResponses = [Abort, Warn];
}
