using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>The words of an SLO stand in labels of the rules' own, so that specs may use all others.</summary>
public sealed class InfoTests
{
    /// <summary>Labels as in Sloth's getting-started example, and groups as in Pyrra's of gRPC and of HTTP servers.</summary>
    [Fact]
    public void Owners_and_methods_are_labels_like_others()
    {
        var plan = SloCompiler.Plan(
            [
                new SourceText(
                    "api.slo.yaml",
                    """
                    apiVersion: slogen/v1
                    service: api
                    owner: payments
                    scrape_interval: 15s
                    labels: {owner: myteam, repo: myorg/myservice, tier: "2", objective: high, period: long}
                    slos:
                      - name: requests
                        objective: 99.9%
                        period: 28d
                        sli:
                          events: {bad: 'http_requests_total{job="api",code=~"5.."}', total: 'http_requests_total{job="api"}'}
                          by: [method, handler]
                    """),
            ],
            CompileOptions.Default);
        Assert.Empty(plan.Diagnostics.Select(d => d.Message));

        var info = Assert.Single(RuleBuilder.Build(plan.Plan)[0].Groups.SelectMany(group => group.Rules).OfType<Rule.Recording>(), record => record.Name == "slo:info");

        Assert.Equal(
            [
                "slo_id=api/requests", "slo_service=api", "slo_name=requests", "objective=high", "owner=myteam", "period=long", "repo=myorg/myservice", "tier=2",
                "slo_objective=99.9%", "slo_period=28d", "slo_method=burn_rate", "slo_owner=payments",
            ],
            info.Labels.Select(label => $"{label.Key}={label.Value}"));
    }
}
