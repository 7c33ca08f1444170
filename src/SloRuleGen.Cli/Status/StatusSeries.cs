using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Status;

/// <summary>The recorded series that tell how SLOs stand. Rules of any spec have them; <c>docs/rules.md</c> says what they are.</summary>
internal static class StatusSeries
{
    public const string ErrorRatios = """{__name__=~"slo:sli_error:ratio_(rate.+|period)"}""";
    public const string FiringAlerts = """ALERTS{alertstate="firing",slo_id!=""}""";

    /// <summary>Labels of <see cref="RecordNames.Info"/> alone.</summary>
    public static readonly IReadOnlySet<string> OfInfo = new HashSet<string>(StringComparer.Ordinal)
    {
        "__name__", RecordNames.ObjectiveLabel, RecordNames.PeriodLabel, RecordNames.OwnerLabel, RecordNames.MethodLabel,
    };

    /// <summary>The ratio of bad events over the period: of a rolling one by its length, of all others by one name.</summary>
    public static bool IsErrorRatioOf(string period, string record) =>
        record == $"slo:sli_error:ratio_rate{period}" || record == "slo:sli_error:ratio_period";
}
