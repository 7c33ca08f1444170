using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>How <c>corrections</c> are read, and what is wrong with them. The pages of the diagnostics have examples of each.</summary>
public sealed class CorrectionTests
{
    [Fact]
    public void Times_are_read_in_every_form_and_sorted()
    {
        var slo = Plan(
            """
            corrections:
                  - {from: 2026-02-03T11:00:00.5+01:00, to: 2026-02-03T12:30:00Z, reason: ' b '}
                  - {reset: 2026-02-01, reason: a, counts: excluded}
            """).Plan.Services[0].Slos[0];

        Assert.Equal(
            [(null, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "a"), (new DateTimeOffset(2026, 2, 3, 10, 0, 0, 500, TimeSpan.Zero), new DateTimeOffset(2026, 2, 3, 12, 30, 0, TimeSpan.Zero), "b")],
            slo.Slo.Corrections.Select(correction => ((DateTimeOffset?)correction.From, correction.To, correction.Reason)));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), slo.Reset);
    }

    [Theory]
    [InlineData("[]", "SLO156")]
    [InlineData("[{from: 2026-02-01, reason: a}]", "SLO122")]
    [InlineData("[{from: 2026-02-01, to: 2026-02-02}]", "SLO122")]
    [InlineData("[{reset: 2026-02-01, to: 2026-02-02, reason: a}]", "SLO161")]
    [InlineData("[{reset: 1969-12-31, reason: a}]", "SLO194")]
    [InlineData("[{reset: 2026-02-30, reason: a}]", "SLO194")]
    [InlineData("[{reset: '2026-02-01T10:00:00', reason: a}]", "SLO194")]
    [InlineData("[{from: 2026-02-02, to: 2026-02-01, reason: a}]", "SLO195")]
    [InlineData("[{reset: 2026-02-02, reason: a}, {reset: 2026-02-01, reason: b}]", "SLO196")]
    [InlineData("[{reset: 2026-02-02, reason: a}, {from: 2026-02-01, to: 2026-02-03, reason: b}]", "SLO196")]
    [InlineData("[{reset: 2026-02-01, reason: a, counts: half}]", "SLO124")]
    [InlineData("[{from: 2000-01-01, to: 8000-01-01, reason: a}]", "SLO134")]
    [InlineData("[{from: 2025-01-01, to: 2026-01-02, reason: a}]\n    period: month", "SLO134")]
    [InlineData("[{reset: 2026-02-01, reason: a}]\n    accuracy: raw", "SLO161")]
    public void Mistakes_are_told_at_their_place(string corrections, string code)
    {
        var found = Plan($"corrections: {corrections}").Diagnostics;

        Assert.Equal(code, Assert.Single(found).Code);
        Assert.NotNull(found[0].Span);
    }

    [Fact]
    public void A_ratio_without_counts_has_nothing_to_take_out() =>
        Assert.Equal("SLO162", Assert.Single(Plan("corrections: [{reset: 2026-02-01, reason: a}]", "{query: {error_ratio: 'sum(rate(a{b=\"c\"}[$window])) / sum(rate(a[$window]))'}}").Diagnostics, diagnostic => diagnostic.Severity == SloRuleGen.Diagnostics.DiagnosticSeverity.Error).Code);

    [Fact]
    public void Corrections_that_touch_do_not_overlap() =>
        Assert.Empty(Plan("corrections: [{from: 2026-02-01, to: 2026-02-02, reason: a}, {from: 2026-02-02, to: 2026-02-03, reason: a}, {reset: 2026-02-01, reason: b}]").Diagnostics);

    [Fact]
    public void No_correction_changes_no_rule()
    {
        static string Rules(string more) => SloCompiler.Compile([Source(more)], CompileOptions.Default).Files[0].Content;

        Assert.Equal(Rules(""), Rules("corrections: null"));
        Assert.NotEqual(Rules(""), Rules("corrections: [{reset: 2026-02-01, reason: a}]"));
    }

    private static PlanResult Plan(string more, string? sli = null) => SloCompiler.Plan([Source(more, sli)], CompileOptions.Default);

    private static SourceText Source(string more, string? sli = null) => new(
        "shop.slo.yaml",
        $$"""
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        slos:
          - name: api
            objective: 99.9%
            sli: {{sli ?? "{events: {bad: 'requests_total{job=\"a\",code=~\"5..\"}', total: 'requests_total{job=\"a\"}'}}"}}
            {{more}}
        """);
}
