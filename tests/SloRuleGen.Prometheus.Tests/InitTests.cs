using SloRuleGen.Cli.Tests;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary><c>slogen init</c> asks a real Prometheus, which scrapes itself and remembers twelve hours of a job that is gone.</summary>
public sealed class InitTests
{
    [Fact]
    public async Task A_server_proposes_templates_of_its_metrics_and_objectives_of_its_past()
    {
        var now = DateTime.UtcNow;
        var past = new PastSeries("up", "job=\"shop\"", Enumerable.Range(0, 720).Reverse().Select(minutes => (now.AddMinutes(-minutes), 1.0)).ToList());
        await using var server = await LivePrometheus.StartAsync(new RuleFiles([]), null, null, [past]);
        await server.UntilAsync("rules were counted", async () => (await server.QueryAsync("prometheus_rule_evaluations_total or up{job=\"prometheus\"}")).Count > 0);
        using var folder = new TempFolder();
        string[] ask = ["--prometheus", $"http://{server.Address}", "--no-config"];

        Assert.Contains($"{server.Address} has the jobs ", Slogen.Run(folder, ["init", .. ask]).Error, StringComparison.Ordinal);
        Assert.Contains("has for job=\"prometheus\" the metrics of prometheus-scrapes", Slogen.Run(folder, ["init", "--selector", "job=\"prometheus\"", .. ask]).Error, StringComparison.Ordinal);

        var run = Slogen.Run(folder, ["init", "--service", "shop", "--template", "prometheus-scrapes", "--selector", "job=\"shop\"", .. ask]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("slogen: 99.5% was met in the 1", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n    objective: 99.5%\n", folder.Read("shop.slo.yaml"), StringComparison.Ordinal);
        Slogen.Run(folder, "validate", ".", "--fail-on", "warning").ShouldBe(0, "1 file, 1 SLO: ok");
    }
}
