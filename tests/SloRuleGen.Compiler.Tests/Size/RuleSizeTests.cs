using System.Globalization;
using System.Runtime.CompilerServices;
using SloRuleGen.Text;
using Xunit.Abstractions;

namespace SloRuleGen.Compiler.Tests.Size;

/// <summary>Rules are short enough to be read in a pull request, and at night.</summary>
public sealed class RuleSizeTests(ITestOutputHelper output)
{
    private const string Plain =
        """
        apiVersion: slogen/v1
        service: shop
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: http_requests_total{job="shop",code=~"5.."}
                total: http_requests_total{job="shop"}
        """;

    [Fact]
    public void A_plain_SLO_makes_so_much() => AssertWithin(
        "99.9% of events over 30d", RuleSize.Of(Generate(Plain, CompileOptions.Default)),
        new Bounds(Rules: 23, YamlLines: 145, PromqlLines: 56, Characters: 3050, Recordings: 19, LongestLines: 8, LongestCharacters: 350, DeepestTree: 10));

    [Fact]
    public void Where_groups_have_labels_a_plain_SLO_has_fewer_lines() => AssertWithin(
        "the same for Prometheus 3.0", RuleSize.Of(Generate(Plain, CompileOptions.Default with { PrometheusVersion = new Version(3, 0) })),
        new Bounds(Rules: 23, YamlLines: 124, PromqlLines: 56, Characters: 3050, Recordings: 19, LongestLines: 8, LongestCharacters: 350, DeepestTree: 10));

    [Fact]
    public void The_samples_make_so_much_for_each_SLO() => AssertWithin(
        "the mean of the samples", RuleSize.Of(Samples().SelectMany(sample => Generate(sample, CompileOptions.Default))),
        new Bounds(Rules: 26, YamlLines: 200, PromqlLines: 80, Characters: 4000, Recordings: 22, LongestLines: 14, LongestCharacters: 600, DeepestTree: 11));

    private static IEnumerable<string> Generate(string spec, CompileOptions options)
    {
        var result = SloCompiler.Compile([new SourceText("plain.slo.yaml", spec)], options);
        Assert.True(result.Succeeded);
        return result.Files.Select(file => file.Content);
    }

    private static IEnumerable<string> Samples([CallerFilePath] string thisFile = "") =>
        Directory.EnumerateFiles(Path.Combine(thisFile, "..", "..", "..", "..", "samples"), "*.slo.yaml").Select(File.ReadAllText);

    /// <summary>Prints the table, so that it can be looked at, and fails with it if anything is too much.</summary>
    private void AssertWithin(string what, RuleSize size, Bounds bounds)
    {
        (string Name, double Value, double Most)[] table =
        [
            ("rules", Mean(size.Rules), bounds.Rules),
            ("lines of YAML", Mean(size.YamlLines), bounds.YamlLines),
            ("lines of PromQL", Mean(size.PromqlLines), bounds.PromqlLines),
            ("characters of PromQL", Mean(size.Characters), bounds.Characters),
            ("recorded series", Mean(size.Recordings), bounds.Recordings),
            ("longest expression: lines", size.LongestLines, bounds.LongestLines),
            ("longest expression: characters", size.LongestCharacters, bounds.LongestCharacters),
            ("longest expression: depth", size.DeepestTree, bounds.DeepestTree),
        ];
        var text = string.Join('\n', table.Select(row => string.Create(
            CultureInfo.InvariantCulture, $"{row.Name,-32}{row.Value,10:0.#}  of at most {row.Most,5}{(row.Value > row.Most ? "  TOO MUCH" : "")}")));
        output.WriteLine($"{what}\n{text}");
        Assert.False(table.Any(row => row.Value > row.Most), $"{what}\n{text}");

        double Mean(int sum) => (double)sum / size.Slos;
    }

    private sealed record Bounds(
        int Rules, int YamlLines, int PromqlLines, int Characters, int Recordings, int LongestLines, int LongestCharacters, int DeepestTree);
}
