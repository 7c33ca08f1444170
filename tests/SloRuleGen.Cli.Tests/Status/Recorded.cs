using System.Globalization;
using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests.Status;

/// <summary>Servers that have recorded something, at a time of their own.</summary>
internal static class Recorded
{
    public const string Infos = "slo:info";
    public const string Remaining = "slo:period_error_budget_remaining:ratio";
    public const string Times = "timestamp(slo:period_error_budget_remaining:ratio)";
    public const string Burn = "slo:current_burn_rate:ratio";
    public const string Days = "slo:time_period:days";
    public const string Ratios = """{__name__=~"slo:sli_error:ratio_(rate.+|period)"}""";
    public const string Alerts = """ALERTS{alertstate="firing",slo_id!=""}""";

    public static FakeServer Server(params (string Query, string[] Series)[] recorded) => new(Answering(recorded));

    public static Func<Asked, string> Answering(params (string Query, string[] Series)[] recorded) => asked =>
        FakeServer.Json($$"""{"resultType":"vector","result":[{{string.Join(',', recorded.Where(one => one.Query == asked.Form["query"]).SelectMany(one => one.Series))}}]}""");

    public static string Info(string id, string objective, string period, string owner = "", string more = "") =>
        Of(id, "1", $",\"__name__\":\"slo:info\",\"slo_objective\":\"{objective}\",\"slo_period\":\"{period}\",\"slo_method\":\"burn_rate\",\"slo_owner\":\"{owner}\"{more}");

    public static string Of(string id, string value, string more = "") =>
        $$"""{"metric":{"slo_id":"{{id}}","slo_service":"{{id.Split('/')[0]}}","slo_name":"{{id.Split('/')[1]}}"{{more}}},"value":[{{Now(0)}},"{{value}}"]}""";

    /// <summary>An alert that fires.</summary>
    public static string Alert(string id, string name, string severity, string more = "") =>
        Of(id, "1", $",\"__name__\":\"ALERTS\",\"alertname\":\"{name}\",\"alertstate\":\"firing\",\"severity\":\"{severity}\"{more}");

    /// <summary>So many seconds after the server was asked, by its own clock.</summary>
    public static string Now(int seconds) => (1_800_000_000 + seconds).ToString(CultureInfo.InvariantCulture);
}
