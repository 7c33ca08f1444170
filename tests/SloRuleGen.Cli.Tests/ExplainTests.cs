using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain</c>: What is shown of each way to alert, whole.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Burn_rate_alerts_are_compared_by_error_rate()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%", "objective: 99.9%\n    sla: 99.5%\n    description: Orders that went through.", StringComparison.Ordinal));

        Slogen.Run(_folder, "explain", "shop.slo.yaml").ShouldBe(
            0,
            """
            shop/availability: 99.9% over 30d
            Orders that went through.

              Budget   43.2 minutes of full outage in 30d, or 1000 of a million events
              SLA      99.5% allows 216 minutes, 172.8 of them once the budget is spent
              Alerts   ShopAvailabilityErrorBudgetBurn
              Method   burn_rate: every tier can be reached by an error rate
              Windows  auto
              No data  ShopAvailabilityNoData: ticket after 10m

            A total outage pages you after 52s.
            +-------------------------------------------------------------------------+
            | Alert                       | page 1h      | page 6h    | ticket 3d     |
            |-----------------------------+--------------+------------+---------------|
            | Budget spent when it fires  | 2%           | 5%         | 10%           |
            | Long window                 | 1h           | 6h         | 3d            |
            | Short window                | 5m           | 30m        | 6h            |
            | Evaluated every             | 30s          | 2m30s      | 2m30s         |
            | Burn rate (factor)          | 14.4         | 6          | 1             |
            | Error rate                  | > 1.44%      | > 0.6%     | > 0.1%        |
            | Can fire                    | yes          | yes        | yes           |
            | Full outage: fires after    | 52s          | 2m10s      | 4m20s         |
            |   stops after the fix       | 4m56s        | 29m50s     | 6h            |
            | Twice the rate: fires after | 30m at 2.88% | 3h at 1.2% | 1d12h at 0.2% |
            |   stops after the fix       | 2m30s        | 15m        | 3h            |
            | Budget lasts, at that rate  | 2d2h         | 5d         | 30d           |
            +-------------------------------------------------------------------------+
            Times follow from the formulas. A scrape and an evaluation come on top, and 2m30s for 6h and 3d.
            """);
    }

    [Fact]
    public void Slices_are_explained_as_what_is_counted()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%", "objective: 99.9%\n    budgeting: {slices: 1m, good_when: 99%}\n    alerting: {min_bad_events: 2}", StringComparison.Ordinal));

        Slogen.Run(_folder, "explain", "shop.slo.yaml").ShouldBe(
            0,
            """
            shop/availability: 99.9% over 30d

              Budget   43.2 minutes of full outage in 30d, or 43.2 of 43200 slices of 1m
              Slices   1m each: good with 99% good events or more, bad with fewer, neither without any
              Alerts   ShopAvailabilityErrorBudgetBurn
              Method   burn_rate: every tier can be reached by an error rate
              Windows  auto
              Floor    no alert under 2 bad slices in the long window
              No data  ShopAvailabilityNoData: ticket after 10m

            A total outage pages you after 2m.
            +------------------------------------------------------------------------------+
            | Alert                       | page 1h        | page 6h       | ticket 3d     |
            |-----------------------------+----------------+---------------+---------------|
            | Budget spent when it fires  | 2%             | 5%            | 10%           |
            | Long window                 | 1h             | 6h            | 3d            |
            | Short window                | 5m             | 30m           | 6h            |
            | Evaluated every             | 30s            | 2m30s         | 2m30s         |
            | Burn rate (factor)          | 14.4           | 6             | 1             |
            | Bad slices                  | > 1.44%        | > 0.6%        | > 0.1%        |
            | Can fire                    | yes            | yes           | yes           |
            | Full outage: fires after    | 2m             | 3m            | 5m            |
            |   stops after the fix       | 5m             | 30m           | 6h            |
            | Twice the rate: fires after | never at 2.88% | 4h10m at 1.2% | 1d18h at 0.2% |
            |   stops after the fix       | -              | 30m           | 6h            |
            | Budget lasts, at that rate  | 2d2h           | 5d            | 30d           |
            +------------------------------------------------------------------------------+
            Times follow from the formulas. A scrape and an evaluation come on top, and 2m30s for 6h and 3d.
            They count whole slices of 1m, and rates are those of bad slices: a fault is seen once it makes over 1% of a slice bad.
            """);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var slices = json.RootElement.GetProperty("slos")[0].GetProperty("slices");
        Assert.Equal("""{"length":"1m","good_when":0.99,"in_period":43200,"in_budget":43.2}""", JsonSerializer.Serialize(slices));
    }

    [Fact]
    public void Count_alerts_say_how_many_events_and_what_would_let_them_fire()
    {
        _folder.Write("search.slo.yaml", Specs.Search.Replace("retention: 40d\n", "", StringComparison.Ordinal));

        Slogen.Run(_folder, "explain", "search.slo.yaml").ShouldBe(
            0,
            """
            search/quick: 90% over 30d

              Budget   4320 minutes of full outage in 30d, or 100000 of a million events
              Alerts   SearchQuickErrorBudgetBurn
              Method   budget_count: no error rate reaches the 1h tier
              Windows  sre
              No data  SearchQuickNoData: ticket after 10m

            A total outage at mean traffic pages you after 3h36m.
            +-------------------------------------------------------------------------------+
            | Alert                         | page 1h            | page 6h   | ticket 3d    |
            |-------------------------------+--------------------+-----------+--------------|
            | Budget spent when it fires    | 2%                 | 5%        | 10%          |
            | Long window                   | 1h                 | 6h        | 3d           |
            | Short window                  | 5m                 | 30m       | 6h           |
            | Evaluated every               | 30s                | 2m30s     | 2m30s        |
            | Burn rate (factor)            | 14.4               | 6         | 1            |
            | Bad per million, long window  | > 2000             | > 5000    | > 10000      |
            | Bad per million, short window | > ~166.7           | > ~416.7  | > ~833.3     |
            | Error rate at mean traffic    | > 144%             | > 60%     | > 10%        |
            | Can fire                      | over 1.44x traffic | yes       | yes          |
            |   would with a budget         | < 1.38%            |           |              |
            |   or a long window            | > 1h27m            |           |              |
            |   or an objective             | >= 93.06%          |           |              |
            | Full outage: fires after      | never              | 3h36m     | 7h12m        |
            |   stops after the fix         | -                  | 12m       | 5h24m        |
            | Twice the rate: fires after   | over 100%          | over 100% | 1d12h at 20% |
            |   stops after the fix         | -                  | -         | 3h           |
            | Budget lasts, at that rate    | 2d2h               | 5d        | 30d          |
            +-------------------------------------------------------------------------------+
            Times follow from the formulas. A scrape and an evaluation come on top, and 2m30s for 6h and 3d.
            Bad events count per million of all events in 30d: at twice the mean traffic half the error rate fires.
            Prometheus keeps 15d by default, less than 30d: keep more, and say so with 'retention'.
            """,
            Specs.SearchWarning("search.slo.yaml", line: 6));
    }
}
