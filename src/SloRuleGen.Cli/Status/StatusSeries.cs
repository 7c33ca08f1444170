namespace SloRuleGen.Cli.Status;

/// <summary>The recorded series that tell how SLOs stand. Rules of any spec have them; <c>docs/rules.md</c> says what they are.</summary>
internal static class StatusSeries
{
    public const string Info = "slo:info";
    public const string Remaining = "slo:period_error_budget_remaining:ratio";
    public const string Burn = "slo:current_burn_rate:ratio";
    public const string PeriodDays = "slo:time_period:days";
    public const string ErrorRatios = """{__name__=~"slo:sli_error:ratio_(rate.+|period)"}""";
    public const string FiringAlerts = """ALERTS{alertstate="firing",slo_id!=""}""";

    public const string IdLabel = "slo_id";
    public const string ServiceLabel = "slo_service";
    public const string NameLabel = "slo_name";
    public const string ObjectiveLabel = "slo_objective";
    public const string PeriodLabel = "slo_period";
    public const string OwnerLabel = "slo_owner";

    /// <summary>Labels of <see cref="Info"/> alone.</summary>
    public static readonly IReadOnlySet<string> OfInfo = new HashSet<string>(StringComparer.Ordinal)
    {
        "__name__", ObjectiveLabel, PeriodLabel, OwnerLabel, "slo_method",
    };

    /// <summary>The ratio of bad events over the period: of a rolling one by its length, of all others by one name.</summary>
    public static bool IsErrorRatioOf(string period, string record) =>
        record == $"slo:sli_error:ratio_rate{period}" || record == "slo:sli_error:ratio_period";
}
