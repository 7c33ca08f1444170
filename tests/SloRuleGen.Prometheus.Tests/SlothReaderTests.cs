using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>With the labels of Sloth, what its boards and its server ask has an answer, and the right one.</summary>
public sealed class SlothReaderTests
{
    private const string Spec = """
        apiVersion: slogen/v1
        service: shop
        labels: {team: web}
        slos:
          - name: whole
            objective: 99%
            sli: {events: {bad: 'requests_total{job="app",code="500"}', total: 'requests_total{job="app"}'}}
            alerting: {method: burn_rate, windows: sre-four}
          - name: divided
            objective: 99.5%
            sli: {events: {bad: 'requests_total{job="app",code="500"}', total: 'requests_total{job="app"}'}, by: [zone]}
            alerting: {method: budget_count}
        """;

    private static readonly TimeSpan s_at = 69.Minutes;

    /// <summary>Of boards: what chooses an SLO, numbers, ratios of all windows, the budget of the month, burns by window, alerts, joins to the info record.</summary>
    private static readonly string[] s_ofBoards =
    [
        """count by (sloth_service) (sloth_slo_info)""",
        """count by (sloth_slo) (sloth_slo_info{sloth_service="shop",sloth_slo="SLO"})""",
        """slo:objective:ratio{sloth_service="shop",sloth_slo="SLO"}""",
        """slo:error_budget:ratio{sloth_service="shop",sloth_slo="SLO"}""",
        """slo:time_period:days{sloth_service="shop",sloth_slo="SLO"}""",
        """slo:current_burn_rate:ratio{sloth_service="shop",sloth_slo="SLO"}""",
        """slo:period_burn_rate:ratio{sloth_service="shop",sloth_slo="SLO"}""",
        """slo:period_error_budget_remaining:ratio{sloth_service="shop",sloth_slo="SLO"}""",
        """1 - (max(slo:sli_error:ratio_rate5m{sloth_service="shop",sloth_slo="SLO"}) or on () vector(0))""",
        """max by (sloth_window) (slo:sli_error:ratio_rate5m{sloth_service="shop",sloth_slo="SLO",sloth_window="5m"})""",
        """slo:sli_error:ratio_rate30m{sloth_service="shop",sloth_slo="SLO",sloth_window="30m"}""",
        """slo:sli_error:ratio_rate1h{sloth_service="shop",sloth_slo="SLO",sloth_window="1h"}""",
        """slo:sli_error:ratio_rate2h{sloth_service="shop",sloth_slo="SLO",sloth_window="2h"}""",
        """slo:sli_error:ratio_rate6h{sloth_service="shop",sloth_slo="SLO",sloth_window="6h"}""",
        """slo:sli_error:ratio_rate1d{sloth_service="shop",sloth_slo="SLO",sloth_window="1d"}""",
        """slo:sli_error:ratio_rate3d{sloth_service="shop",sloth_slo="SLO",sloth_window="3d"}""",
        """slo:sli_error:ratio_rate30d{sloth_service="shop",sloth_slo="SLO",sloth_window="30d"}""",
        """max by (sloth_id) (slo:sli_error:ratio_rate1h{sloth_slo="SLO"} / on (sloth_id, sloth_slo, sloth_service) group_left () slo:error_budget:ratio{sloth_slo="SLO"})""",
        """1 - sum by (sloth_id) (sum_over_time((slo:sli_error:ratio_rate1h{sloth_service="shop",sloth_slo="SLO"} * on () group_left () (month() == bool vector(1)))[32d:1h])) / on (sloth_id) (slo:error_budget:ratio{sloth_service="shop",sloth_slo="SLO"} * on () group_left () (24 * days_in_month()))""",
        """slo:period_error_budget_remaining:ratio{sloth_slo="SLO"} * on (sloth_id) group_left (sloth_objective) sloth_slo_info""",
        """slo:period_error_budget_remaining:ratio{sloth_slo="SLO"} and on (sloth_id) sloth_slo_info{team="web"}""",
        """sum by (sloth_service, sloth_slo) (ALERTS{alertstate="firing",sloth_severity="page",sloth_slo="SLO"})""",
        """sum by (sloth_service, sloth_slo) (ALERTS{alertstate="firing",sloth_severity="ticket",sloth_slo="SLO"})""",
        """sum(slo:current_burn_rate:ratio{sloth_service=~".+"} > bool 1)""",
    ];

    /// <summary>Of the server of Sloth 0.16.</summary>
    private static readonly string[] s_ofServer =
    [
        """max(slo:time_period:days{sloth_id!=""}) by (sloth_id)""",
        """max(sloth_slo_info{sloth_id!=""}) by (sloth_service, sloth_id, sloth_objective, sloth_slo)""",
        """max(ALERTS{sloth_id!=""}) by (alertname, sloth_id, alertstate, sloth_severity)""",
        """max(slo:period_error_budget_remaining:ratio{sloth_id!=""}) by (sloth_id)""",
        """max(slo:current_burn_rate:ratio{sloth_id!=""}) by (sloth_id)""",
        """count({__name__=~"^slo:sli_error:ratio_rate.*"}) by (__name__, sloth_id)""",
        """1 - (max(slo:sli_error:ratio_rate5m{sloth_id="shop-SLO"}))""",
    ];

    [Fact]
    public void Each_query_of_boards_and_of_the_server_has_an_answer()
    {
        var scenario = Failing();
        foreach (var query in s_ofBoards.Concat(s_ofServer))
        {
            foreach (var slo in query.Contains("SLO", StringComparison.Ordinal) ? ["whole", "divided"] : new[] { "" })
            {
                var asked = query.Replace("SLO", slo, StringComparison.Ordinal);
                scenario.Holds(asked, $"(count({asked}) or vector(0)) > bool 0", s_at, asked);
            }
        }

        // Nine of ten fail in each zone.
        Promtool.TestRules(scenario
            .Value("slo:current_burn_rate:ratio{sloth_id=\"shop-whole\"}", s_at, 90, 1e-6)
            .Value("slo:sli_error:ratio_rate2h{sloth_id=\"shop-divided\"}", s_at, 0.9, 1e-6)
            .Value("slo:time_period:days{sloth_id=\"shop-divided\"}", s_at, 30, 1e-9)
            .Value("sloth_slo_info{sloth_id=\"shop-divided\",sloth_objective=\"99.5\"}", s_at, 1, 1e-9)
            .Count("sloth_slo_info", s_at, 2));
    }

    [Fact]
    public void Their_tests_pass_as_those_of_other_rules_do()
    {
        var result = SloCompiler.Compile([new SourceText("shop.slo.yaml", Spec)], CompileOptions.Default with { SlothLabels = true, Tests = true });
        Assert.Null(Promtool.FailureOfTestFiles(new RuleFiles(result.Files)));
    }

    private static Scenario Failing()
    {
        var result = SloCompiler.Compile([new SourceText("shop.slo.yaml", Spec)], CompileOptions.Default with { SlothLabels = true });
        var scenario = new Scenario("Sloth's queries", new RuleFiles(result.Files));
        foreach (var zone in (string[])["a", "b"])
        {
            foreach (var code in (string[])["200", "500"])
                scenario.With(new Series($"requests_total{{job=\"app\",zone=\"{zone}\",code=\"{code}\"}}").Grow(70.Minutes, code == "500" ? 90 : 10));
        }

        return scenario;
    }
}
