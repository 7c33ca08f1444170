using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain --format markdown|html</c>: an SLO as a document for review.</summary>
public sealed class ExplainDocumentTests : IDisposable
{
    private const string Spec =
        """
        apiVersion: slogen/v1
        service: shop
        owner: payments
        runbook: https://runbooks.example/shop
        scrape_interval: 15s
        retention: 40d
        slos:
          - name: availability
            description: "Orders that went through. <b>All</b> of *them*."
            objective: 99.9%
            why: |
              Users notice less
              at 99.5%.
            sla: 99.5%
            measured_at: at the load balancer
            review: 2026-06-30
            depends_on:
              - {name: "Payments | cards", sla: 99.95%}
              - {name: DNS}
            sli:
              events:
                bad: http_requests_total{job="shop",code=~"5.."}
                total: http_requests_total{job="shop"}
            budget_policy:
              - {name: freeze, when: {remaining_below: 20%}, severity: ticket, action: Stop releases.}
              - {name: fast, when: {exhausted_within: 14d, remaining_above: 50%}, severity: page}
            risks: {catalog: [{name: Zone lost, detect: 0s, resolve: 1h, every: 365d6h, accepted: true, mitigation: A second zone.}]}

        """;

    private readonly TempFolder _folder = new();

    public ExplainDocumentTests() => _folder.Write("shop.slo.yaml", Spec);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Markdown_has_all_that_is_agreed_on()
    {
        var run = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "markdown", "--traffic", "10M");

        run.ShouldBe(0, File.ReadAllText(Path.Combine(Folder(), "explain-document.md")).TrimEnd('\n'));
    }

    [Fact]
    public void HTML_is_one_page_without_scripts_and_says_the_same()
    {
        var page = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "html").Output;

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n", page, StringComparison.Ordinal);
        Assert.Contains("<title>shop/availability</title>", page, StringComparison.Ordinal);
        Assert.Contains("content=\"default-src 'none'; style-src 'sha256-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("<p>Orders that went through. &lt;b&gt;All&lt;/b&gt; of *them*.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Runbook</dt><dd><a href=\"https://runbooks.example/shop\" rel=\"noreferrer\">https://runbooks.example/shop</a></dd>", page, StringComparison.Ordinal);
        Assert.Contains("<td>Payments | cards</td><td>99.95%</td><td>21.6 min</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_reviewer_would_ask_for_is_listed()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        Assert.EndsWith(
            """
            ### Not said yet

            - What is promised, in a sentence (description).
            - Why the objective is 99.9% (why).
            - Where it is measured, and so what it cannot see (measured\_at).
            - Who is responsible (owner).
            - What is to be done as the budget goes (budget\_policy).
            - Which incidents are expected in a year (risks).
            - What it depends on (depends\_on).
            - When it is to be looked at again (review).

            """,
            Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overview_of_several_SLOs_comes_first()
    {
        _folder.Write("search.slo.yaml", Specs.Search);

        Assert.StartsWith(
            """
            +--------------------------------------------------------------------------------------------------------------------+
            | SLO               | Objective | Over | Full outage allowed | SLA   | Total outage pages after | Owner    |
            """.Split('\n')[1],
            Slogen.Run(_folder, "explain", ".").Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.StartsWith("| SLO | Objective | Over | Full outage allowed | SLA | Total outage pages after | Owner |\n| --- |", Slogen.Run(_folder, "explain", ".", "--format", "markdown").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("| SLO |", Slogen.Run(_folder, "explain", ".", "--slo", "quick", "--format", "markdown").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_tells_of_dependencies_and_of_the_next_review()
    {
        var output = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;

        Assert.Contains("  SLA         99.5% allows 216 minutes, 172.8 of them once the budget is spent\n", output, StringComparison.Ordinal);
        Assert.Contains("  Why         Users notice less at 99.5%.\n", output, StringComparison.Ordinal);
        Assert.Contains("  Measured    at the load balancer\n", output, StringComparison.Ordinal);
        Assert.Contains("  Depends on  Payments | cards 99.95%, DNS (promises nothing): what is known of them allows 99.95%\n", output, StringComparison.Ordinal);
        Assert.Contains("  Review      2026-06-30\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_tells_of_dependencies_and_of_the_next_review()
    {
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var slo = json.RootElement.GetProperty("slos")[0];

        Assert.Equal("""{"services":[{"name":"Payments | cards","sla":0.9995},{"name":"DNS","sla":null}],"best":0.9995,"worst":0.9995}""", JsonSerializer.Serialize(slo.GetProperty("depends_on")));
        Assert.Equal(("2026-06-30", "at the load balancer", JsonValueKind.Null), (slo.GetProperty("review").GetString(), slo.GetProperty("measured_at").GetString(), slo.GetProperty("traffic").ValueKind));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
