namespace SloRuleGen.Cli.Tests;

public sealed class PrometheusVersionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PrometheusVersionTests() => _folder.Write(
        "shop.slo.yaml",
        """
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        retention: 40d
        slos:
          - name: availability
            objective: 99.9%
            sli:
              query:
                bad: sum(rate(http_requests_total{job="shop",code="500"}[$window])) > 1_000
                total: sum(rate(http_requests_total{job="shop"}[$window]))

        """);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("validate")]
    [InlineData("explain")]
    [InlineData("generate", "-o", "-")]
    public void A_query_for_newer_servers_needs_the_option(string command, params string[] options)
    {
        string[] arguments = [command, "shop.slo.yaml", .. options];

        var refused = Slogen.Run(_folder, arguments);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith(
            "shop.slo.yaml:10:79: error SLO314: the number 1_000 needs Prometheus 2.54 or later, and the rules are to load in 2.42: say '--prometheus-version 2.54' if no older server loads them\n",
            refused.Error,
            StringComparison.Ordinal);

        var taken = Slogen.Run(_folder, [.. arguments, "--prometheus-version", "2.54.1"]);
        Assert.Equal((0, ""), (taken.ExitCode, taken.Error));
    }

    [Theory]
    [InlineData("2.41", "Prometheus 2.41 is too old: the rules need 2.42 or later.")]
    [InlineData("1.8.2", "Prometheus 1.8.2 is too old: the rules need 2.42 or later.")]
    [InlineData("3", "'3' is no version of Prometheus; write it as 2.42 or 2.42.0.")]
    [InlineData("v3.1", "'v3.1' is no version of Prometheus; write it as 2.42 or 2.42.0.")]
    [InlineData("3.1.0.1", "'3.1.0.1' is no version of Prometheus; write it as 2.42 or 2.42.0.")]
    [InlineData("latest", "'latest' is no version of Prometheus; write it as 2.42 or 2.42.0.")]
    public void A_version_that_is_none_or_too_old_is_a_wrong_command_line(string version, string message) =>
        Slogen.Run(_folder, "validate", "shop.slo.yaml", "--prometheus-version", version)
            .ShouldBe(2, error: $"slogen: {message}\nRun 'slogen validate --help' for usage.");

    [Fact]
    public void A_feature_that_is_enabled_lets_older_servers_take_a_query()
    {
        _folder.Write("shop.slo.yaml", _folder.Read("shop.slo.yaml").Replace("[$window])) > 1_000", "[$window + 1m]))", StringComparison.Ordinal));
        string[] arguments = ["validate", "shop.slo.yaml", "--prometheus-version", "3.4"];

        Assert.StartsWith(
            "shop.slo.yaml:10:66: error SLO314: the expression $window + 1m of durations needs Prometheus 3.14 or later, or 3.4 with --enable-feature=promql-duration-expr, and the rules are to load in 3.4: say '--prometheus-version 3.14' if no older server loads them\n",
            Slogen.Run(_folder, arguments).Error,
            StringComparison.Ordinal);

        var taken = Slogen.Run(_folder, [.. arguments, "--enable-feature", "promql-delayed-name-removal,promql-duration-expr"]);
        Assert.Equal((0, ""), (taken.ExitCode, taken.Error));
        Assert.Contains(
            "[5m + 1m]",
            Slogen.Run(_folder, "generate", "shop.slo.yaml", "-o", "-", "--prometheus-version", "3.14").Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("native-histograms", "--enable-feature 'native-histograms': PromQL has no such feature; there are promql-binop-fill-modifiers, promql-delayed-name-removal, promql-duration-expr, promql-experimental-functions and promql-extended-range-selectors.")]
    [InlineData("promql-unquoted-utf8-names", "--enable-feature 'promql-unquoted-utf8-names': names with other characters go in quotes here, which every Prometheus from 3.0 on reads.")]
    public void A_feature_that_is_none_is_a_wrong_command_line(string name, string message) =>
        Slogen.Run(_folder, "validate", "shop.slo.yaml", "--enable-feature", name)
            .ShouldBe(2, error: $"slogen: {message}\nRun 'slogen validate --help' for usage.");

    [Theory]
    [InlineData("3.13", null, "the expression 5m+1m of durations needs Prometheus 3.14 or later, or 3.4 with --enable-feature=promql-duration-expr, and 3.13 is to take it")]
    [InlineData("3.13", "promql-duration-expr", null)]
    [InlineData("3.14", null, null)]
    public void An_expression_is_checked_for_a_server(string version, string? feature, string? message)
    {
        string[] options = ["--prometheus-version", version, .. feature is null ? Array.Empty<string>() : ["--enable-feature", feature]];

        var one = Slogen.Run(_folder, ["promql", "rate(a[5m+1m])", .. options]);
        if (message is null) one.ShouldBe(0, "rate(a[5m + 1m])");
        else one.ShouldBe(1, error: $"<expression>:1:8: error SLO314: {message}\n  1 | rate(a[5m+1m])\n    |        ^^^^^");
    }

    [Theory]
    [InlineData("rate(a[5m] smoothed)", 0)]
    [InlineData("integral(a[5m])", 1)]
    public void Without_options_an_expression_is_checked_for_the_newest_server(string text, int exitCode) =>
        Assert.Equal(exitCode, Slogen.Run(_folder, "promql", text).ExitCode);
}
