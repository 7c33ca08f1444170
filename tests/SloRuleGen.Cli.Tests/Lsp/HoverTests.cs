namespace SloRuleGen.Cli.Tests.Lsp;

public sealed class HoverTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_objective_is_explained_in_numbers()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Specs.Shop);
        var shown = editor.Hover(uri, 6, 18)!;

        Assert.Equal(editor.Hover(uri, 5, 8)!.Split("\n\n**")[0], shown.Split("\n\n**")[0]);
        Assert.StartsWith("## shop/availability: 99.9% over 30d\n\nA total outage pages you after 52s.\n\n- Budget: 43.2 minutes", shown, StringComparison.Ordinal);
        Assert.Contains("| Alert | page 1h | page 6h | ticket 3d |", shown, StringComparison.Ordinal);
        Assert.Contains("| Error rate | \\> 1.44% | \\> 0.6% | \\> 0.1% |", shown, StringComparison.Ordinal);
        Assert.EndsWith("\n\n**objective**: The share of events that must be good, between 0% and 100%: 99.9%.\n\nA decimal over 0% and under 100%, with or without %. Below 1% it needs the sign.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_is_described_even_in_what_is_no_YAML()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", "slos:\n  - name: \"a\n    alerting: {method: auto\n    period: 30d\n");
        Assert.StartsWith("**period**: What the objective is measured over. Default: `30d`.", editor.Hover(uri, 3, 6), StringComparison.Ordinal);
        Assert.Contains("**method**: What alerts compare", editor.Hover(uri, 2, 18), StringComparison.Ordinal);
        Assert.Null(editor.Hover(uri, 3, 0));
    }

    [Fact]
    public void A_diagnostic_shows_its_page()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", Specs.Shop.Replace("objective", "objectve", StringComparison.Ordinal) + "# slogen: allow SLO217\n");
        Assert.StartsWith("# SLO120", editor.Hover(uri, 6, 6), StringComparison.Ordinal);
        Assert.Contains("# SLO217", editor.Hover(uri, 11, 20), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_SLO_of_several_thresholds_is_explained()
    {
        using var editor = LspSession.Begin(_folder);
        var uri = editor.Open("shop.slo.yaml", """
            apiVersion: slogen/v1
            service: shop
            slos:
              - name: latency
                objective: 99%
                sli: {latency: {histogram: 'h_seconds{job="x"}', thresholds: [{threshold: 100ms}, {threshold: 1s, objective: 99.9%}]}}
              - name: other
                objective: 99.5%
                sli: {events: {bad: 'b_total{job="x"}', total: 't_total{job="x"}'}}
            """);
        var shown = editor.Hover(uri, 3, 12)!;
        Assert.Contains("## shop/latency-100ms: 99% over", shown, StringComparison.Ordinal);
        Assert.Contains("## shop/latency-1s: 99.9% over", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("shop/other", shown, StringComparison.Ordinal);
        Assert.StartsWith("## shop/other: 99.5% over", editor.Hover(uri, 7, 6), StringComparison.Ordinal);
    }
}
