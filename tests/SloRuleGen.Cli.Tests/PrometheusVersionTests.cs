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
}
