using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary>A risk catalog, set against the budget of a year.</summary>
public sealed class ExplainRisksTests : IDisposable
{
    /// <summary>99.9% leaves 525.96 minutes a year, of which 519.62 are accepted.</summary>
    private const string Catalog =
        """
            objective: 99.9%
            risks:
              catalog:
                - {name: Fits, detect: 1m, resolve: 1m, every: 121d18h, users: 100%}
                - {name: Too big, detect: 30m, resolve: 90m, every: 73d1h12m, users: 50%}
                - {name: Over what is left, detect: 10m, resolve: 30m, every: 2w, users: 1/9}
                - {name: "Provider\e[31m down", detect: 1h, resolve: 7h39m37s200ms, every: 365d6h, accepted: true}
        """;

    private readonly TempFolder _folder = new();

    public ExplainRisksTests() => _folder.Write("shop.slo.yaml", Specs.Shop.Replace("    objective: 99.9%", Catalog, StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_ranks_the_risks_and_says_what_becomes_of_the_budget()
    {
        var output = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;

        Assert.EndsWith(
            """

            +--------------------------------------------------------------------------------------------------------------------------------+
            | Risk                    | Incidents a year | Bad minutes each | Bad minutes a year | Of the budget | Verdict                   |
            |-------------------------+------------------+------------------+--------------------+---------------+---------------------------|
            | Provider\u001b[31m down | 1                | 519.62           | 519.62             | ~98.79%       | blue: accepted            |
            | Too big                 | 5                | 60               | 300                | ~57.04%       | red: too big for one risk |
            | Over what is left       | ~26.09           | ~4.444           | ~116               | ~22.05%       | amber: over what is left  |
            | Fits                    | 3                | 2                | 6                  | ~1.141%       | green: could be accepted  |
            | All accepted            |                  |                  | 519.62             | ~98.79%       |                           |
            | Left to accept          |                  |                  | 6.34               | ~1.205%       |                           |
            +--------------------------------------------------------------------------------------------------------------------------------+
            Risks are set against 525.96 bad minutes a year, of which one risk should take no more than 131.49 (25%).

            """,
            output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_has_exact_numbers()
    {
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);

        var risks = json.RootElement.GetProperty("slos")[0].GetProperty("risks");
        Assert.Equal(
            """{"threshold":0.25,"budget_minutes":525.96,"too_big_minutes":131.49,"accepted_minutes":519.62,"unallocated_minutes":6.34,"all_minutes":941.572380952381,"accepted_allow":0.999012054148604,"all_allow":0.998209802302547}""",
            $"{{{string.Join(',', risks.EnumerateObject().Where(member => member.Name is not ("catalog" or "by_colour")).Select(member => $"\"{member.Name}\":{member.Value}"))}}}");
        Assert.Equal(
            ["blue 519.62", "red 300", "amber 115.952380952381", "green 6"],
            risks.GetProperty("catalog").EnumerateArray().Select(risk => $"{risk.GetProperty("colour")} {risk.GetProperty("bad_minutes_per_year").GetRawText()}"));
    }

    [Fact]
    public void Without_a_catalog_there_is_no_table_and_the_member_is_null()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        Assert.DoesNotContain("Risk", Slogen.Run(_folder, "explain", "shop.slo.yaml").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("slos")[0].GetProperty("risks").ValueKind);
    }
}
