using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Rules;

/// <summary>Rules are to be read as those of Sloth where a run asks for it, and know nothing of it elsewhere.</summary>
public class SlothLabelTests
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
        """;

    [Fact]
    public void Without_being_asked_there_is_no_word_of_it() => Assert.DoesNotContain("sloth", Rules(Spec, false), StringComparison.Ordinal);

    [Fact]
    public void What_was_there_stays_as_it_was()
    {
        var lines = Rules(Spec, true).Split('\n').Select(WithoutSloth).ToHashSet();
        foreach (var line in Rules(Spec, false).Split('\n')) Assert.Contains(line, lines);

        static string WithoutSloth(string line) => string.Concat(line.Split(", ").Index().Select(part =>
            part.Item.TrimStart().StartsWith("sloth_", StringComparison.Ordinal) ? (part.Item.EndsWith('}') ? "}" : "") : (part.Index > 0 ? ", " : "") + part.Item));
    }

    [Fact]
    public void The_windows_of_Sloth_are_recorded_and_told_apart()
    {
        var rules = Rules(Spec, true);
        foreach (var window in (string[])["5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d"])
        {
            Assert.Contains($"record: slo:sli_error:ratio_rate{window}\n", rules, StringComparison.Ordinal);
            Assert.Contains($"sloth_window: {window}", rules, StringComparison.Ordinal);
        }

        Assert.Contains("record: sloth_slo_info\n        expr: vector(1)\n        labels: {slo_id: shop/availability, slo_service: shop, slo_name: availability, sloth_id: shop-availability, sloth_service: shop, sloth_slo: availability, sloth_objective: \"99.9\"}", rules, StringComparison.Ordinal);
        Assert.Contains("severity: page, sloth_severity: page, long_window: 1h", rules, StringComparison.Ordinal);
        Assert.Contains("severity: ticket, sloth_severity: ticket, long_window: 3d", rules, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2d", new[] { "30m", "1h", "2h", "6h", "1d" })]
    [InlineData("month", new[] { "30m", "1h", "2h", "6h", "1d", "3d" })]
    public void No_window_is_as_long_as_the_period(string period, string[] windows)
    {
        var spec = Spec.Replace("    objective", $"    period: {period}\n    alerting: {{windows: [{{budget: 10%, long: 1h, severity: page}}]}}\n    objective", StringComparison.Ordinal);
        var rules = Rules(spec, true);
        Assert.Equal(windows, ((string[])["30m", "1h", "2h", "6h", "1d", "3d"]).Where(window => rules.Contains($"record: slo:sli_error:ratio_rate{window}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_label_of_the_spec_stays()
    {
        var rules = Rules(Spec.Replace("service: shop", "service: shop\nlabels: {sloth_id: old, sloth_severity: mine}", StringComparison.Ordinal), true);
        Assert.Contains("sloth_id: old", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("shop-availability", rules, StringComparison.Ordinal);
        Assert.DoesNotContain("sloth_severity: page", rules, StringComparison.Ordinal);
    }

    private static string Rules(string spec, bool asked)
    {
        var result = SloCompiler.Compile([new SourceText("shop.slo.yaml", spec)], CompileOptions.Default with { SlothLabels = asked });
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics.Select(d => d.Message)));
        return result.Files[0].Content;
    }
}
