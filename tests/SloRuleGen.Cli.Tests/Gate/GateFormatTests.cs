using SloRuleGen.PrometheusApi.Tests;
using static SloRuleGen.Cli.Tests.Gate.ShopServer;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Gate;

/// <summary>How a gate tells what it found, and where its conditions come from.</summary>
public sealed class GateFormatTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GateFormatTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Quiet_tells_of_problems_alone()
    {
        _folder.Write("search.slo.yaml", Specs.Search);
        using var fine = Shop("1");
        Gate(fine, "--quiet").ShouldBe(0);
        Slogen.Run(_folder, "gate", ".", "--prometheus", fine.Address.ToString(), "-q").ShouldBe(2, """
            unknown  search/quick
                     - the server has no rules of it, and had none within the last 7 days

            Whether the release may go cannot be told: it is not known of 1 of 2 SLOs.
            """);
    }

    [Fact]
    public void The_settings_hold_its_conditions()
    {
        _folder.Write("slogen.yaml", "inputs: shop.slo.yaml\ngate: {min_remaining: 60%, no_firing: [page], allow_missing: true}\n");
        using var server = Shop("0.5");
        var setup = new Slogen.Setup { Variables = new() { ["SLOGEN_PROMETHEUS_URL"] = server.Address.ToString() } };
        Assert.Equal(1, Slogen.Run(_folder, setup, "gate").ExitCode);
        Assert.Equal(0, Slogen.Run(_folder, setup, "gate", "--min-remaining", "40%").ExitCode);
        var config = Slogen.Run(_folder, "config").Output;
        Assert.Contains("| gate.min_remaining ", config, StringComparison.Ordinal);
        Assert.Contains("| gate.no_firing ", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_what_is_known()
    {
        using var server = Shop("-0.25", (Alerts, [Alert("shop/availability", "Burn", "page", ",\"long_window\":\"1h\"")]));
        Gate(server, "--format", "json", "--override", "fix").ShouldBe(0,
            $$"""
            {
              "version": 1,
              "verdict": "wait",
              "overridden_by": "fix",
              "server": "{{server.Address}}",
              "problem": null,
              "conditions": {
                "min_remaining_ratio": 0,
                "no_firing": [],
                "policy": false,
                "policy_tiers": [],
                "allow_missing": false
              },
              "slos": [
                {
                  "service": "shop",
                  "name": "availability",
                  "owner": null,
                  "runbook": null,
                  "objective": "99.9%",
                  "period": "30d",
                  "verdict": "wait",
                  "budget_remaining_ratio": -0.25,
                  "reasons": [
                    {
                      "verdict": "wait",
                      "kind": "budget",
                      "where": null,
                      "text": "its error budget is overspent by 25% (99.9% in 30d)",
                      "action": null
                    }
                  ],
                  "notes": [
                    {
                      "verdict": "go",
                      "kind": "alert",
                      "where": null,
                      "text": "its page over 1h fires: Burn",
                      "action": null
                    }
                  ]
                }
              ]
            }
            """);
    }

    [Fact]
    public void Pages_get_a_table_in_which_nothing_that_users_wrote_is_markup()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("service: shop", "service: shop\nowner: 'a|<b>'", StringComparison.Ordinal));
        using var server = Shop("-0.25");
        Gate(server, "--format", "markdown", "--override", "<fix>").ShouldBe(0, """
            **The release should wait: the SLO says so.**

            > **OVERRIDDEN, the release goes all the same: \<fix\>**

            |  | SLO | Budget left | Owner | Why |
            | --- | --- | --- | --- | --- |
            | wait | shop/availability | -25% | a\|\<b\> | its error budget is overspent by 25% (99.9% in 30d) |
            """);
    }

    private Outcome Gate(FakeServer server, params string[] more) => Slogen.Run(_folder, ["gate", "shop.slo.yaml", .. more, "--prometheus", server.Address.ToString()]);
}
