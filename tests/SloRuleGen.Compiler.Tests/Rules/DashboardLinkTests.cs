using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>Alerts link to the board of their SLO where it is known where Grafana is.</summary>
public class DashboardLinkTests
{
    private const string Spec = """
        apiVersion: slogen/v1
        service: shop
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: 'requests_total{job="shop",code=~"5.."}'
                total: 'requests_total{job="shop"}'
              by: [method]
        """;

    [Fact]
    public void Each_alert_leads_to_its_SLO_and_its_group()
    {
        var lines = LinksIn(Spec, "https://grafana.example");
        Assert.Equal("https://grafana.example/d/slogen-slo?var-service=shop&var-slo=availability&var-by_method={{ $labels.method | urlquery }}", Assert.Single(lines.Distinct()));
        Assert.True(lines.Count >= 4);
    }

    [Fact]
    public void It_leads_to_the_deployment_too()
    {
        var lines = LinksIn(Spec.Replace("service: shop", "service: shop\nidentity: {cluster: eu}", StringComparison.Ordinal), "https://grafana.example");
        Assert.Equal("https://grafana.example/d/slogen-slo?var-service=shop&var-slo=availability&var-by_cluster={{ $labels.cluster | urlquery }}&var-by_method={{ $labels.method | urlquery }}", Assert.Single(lines.Distinct()));
    }

    [Fact]
    public void A_spec_has_the_last_word_and_nobody_links_to_nowhere()
    {
        Assert.Equal(["https://mine.example"], LinksIn(Spec + "\n    annotations: {dashboard_url: https://mine.example}\n", "https://grafana.example").Distinct());
        Assert.Empty(LinksIn(Spec, null));
    }

    private static List<string> LinksIn(string spec, string? dashboards) =>
    [
        .. SloCompiler.Compile([new SourceText("shop.slo.yaml", spec)], CompileOptions.Default with { DashboardUrl = dashboards }).Files[0].Content.Split('\n')
            .Where(line => line.Contains("dashboard_url:", StringComparison.Ordinal)).Select(line => line.Split("dashboard_url: ")[1].Trim('"')),
    ];
}
