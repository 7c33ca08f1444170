using System.Globalization;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The benchmark runs, and its rules are as exact as docs/cost.md says. What they cost is for it to tell, not for a test.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public void The_benchmark_fills_a_server_and_finds_the_generated_ratios_close_to_the_raw_ones()
    {
        var program = AppContext.BaseDirectory.Replace("SloRuleGen.Prometheus.Tests", "SloRuleGen.Prometheus.Benchmarks", StringComparison.Ordinal);
        var (exitCode, output) = Tool.Run(
            "dotnet", program, "SloRuleGen.Prometheus.Benchmarks.dll", "--days", "7", "--instances", "1", "--repeat", "1");

        // So few series do not show what the rules save: 1 is an honest answer, and 2 is none.
        Assert.True(exitCode is 0 or 1, output);
        var lines = output.Split('\n');
        var header = Assert.Single(lines, line => line.StartsWith("| error of |", StringComparison.Ordinal));
        Assert.Equal("| error of | 1m | 5m | 12m | 1h | 2h | 1d | 7d |", header);
        Assert.All(ErrorsOf("all raw"), error => Assert.Equal(0, error));
        Assert.All(ErrorsOf("generated").Take(4), error => Assert.Equal(0, error));
        Assert.InRange(ErrorsOf("generated")[^1], 0, 0.6);

        List<double> ErrorsOf(string shape) =>
        [
            .. lines.SkipWhile(line => line != header).First(line => line.StartsWith($"| {shape} |", StringComparison.Ordinal))
                .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(cell => double.Parse(cell.TrimEnd('%', ' '), CultureInfo.InvariantCulture)),
        ];
    }
}
