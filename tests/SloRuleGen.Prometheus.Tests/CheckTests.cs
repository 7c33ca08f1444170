using System.Runtime.CompilerServices;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary><c>slogen check</c> asks a real Prometheus, which scrapes itself.</summary>
public sealed class CheckTests
{
    private const string Counted = "last_over_time(prometheus_http_request_duration_seconds_bucket{le=~\"1(.0)?\"}[1m]) > 0";

    [Fact]
    public async Task Rules_that_were_loaded_are_those_of_the_specs_whatever_they_measure()
    {
        using var folder = new TempFolder();
        foreach (var sample in Samples.Names) folder.Write($"slos/{sample}", Samples.Read(sample));
        await using var server = await LivePrometheus.StartAsync(new RuleFiles([.. Samples.Names.SelectMany(name => Samples.Generate(name).Files)]));
        await server.UntilAsync("something was scraped", async () => (await server.QueryAsync("up{job=\"prometheus\"}")) is [1]);

        var found = Slogen.Run(folder, "check", "slos", "--prometheus", $"http://{server.Address}", "--format", "json").Output;
        Assert.Contains("SLO601", found, StringComparison.Ordinal);
        Assert.DoesNotContain("SLO610", found, StringComparison.Ordinal);
        Assert.DoesNotContain("SLO611", found, StringComparison.Ordinal);
        Assert.DoesNotContain("SLO614", found, StringComparison.Ordinal);
        Assert.DoesNotContain("SLO616", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_as_the_page_shows_and_what_is_right_is_not()
    {
        var page = await File.ReadAllTextAsync(Page());
        var spec = page.Split("```yaml\n")[1].Split("```")[0];
        using var folder = new TempFolder().Write("prometheus.slo.yaml", spec);
        await using var server = await LivePrometheus.StartAsync(Generated.From(
            """
            apiVersion: slogen/v1
            service: other
            slos:
              - {name: up, objective: 99%, sli: {probe: {gauge: 'up{job="app"}'}}}
            """));
        await server.UntilAsync("three scrapes have counted requests", async () =>
        {
            await server.RequestAsync("/api/v1/query?query=up");
            return (await server.QueryAsync($"count_over_time(prometheus_http_requests_total{{handler=\"/metrics\"}}[1m]) > 2")).Count > 0 && (await server.QueryAsync(Counted)).Count > 0;
        });
        var arguments = new[] { "check", "prometheus.slo.yaml", "--prometheus", $"http://{server.Address}" };

        Assert.Equal(page.Split("```\n")[3], Slogen.Run(folder, arguments).Error);

        folder.Write("prometheus.slo.yaml", "# slogen: allow-file SLO608, SLO610\n" + spec
            .Replace("promethius", "prometheus", StringComparison.Ordinal).Replace("status=", "code=", StringComparison.Ordinal)
            .Replace("500ms", "400ms", StringComparison.Ordinal).Replace(", method", "", StringComparison.Ordinal));
        var right = Slogen.Run(folder, arguments);
        Assert.Equal((0, ""), (right.ExitCode, right.Error));
        Assert.Matches(@"^prometheus/requests: \d+ series scraped; the rules read about [\d ]+ samples each 30s\n", right.Output);
    }

    private static string Page([CallerFilePath] string thisFile = "") => Path.GetFullPath("../../../docs/check.md", thisFile);
}
