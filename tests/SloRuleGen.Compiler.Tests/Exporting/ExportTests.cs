using System.Runtime.CompilerServices;
using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Exporting;

/// <summary>The way to OpenSLO and back ends where it began.</summary>
public sealed class ExportTests
{
    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Folder(), "*.slo.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_import_of_an_export_makes_the_same_rules(string sample) => ComesBack(File.ReadAllText(Path.Combine(Folder(), sample)));

    [Theory]
    [InlineData("events: {good: 'a_total{job=\"x\"}', total: 'b_total{job=\"x\"}', by: [zone, job]}", "")]
    [InlineData("events: {bad: 'a_total{job=\"x\"}', good: 'b_total{job=\"x\"}'}", "period: {calendar: month, offset: \"+09:00\"}")]
    [InlineData("events: {good: 'a_bucket{job=\"x\",le=\"0.5\"}', total: 'a_count{job=\"x\"}'}", "period: {calendar: week, offset: \"-03:30\"}")]
    [InlineData("latency: {histogram: 'seconds{job=\"x\"}', threshold: 1s, successful: 'code!~\"5..\"'}", "period: {every: 14d, starting: 2026-01-05, offset: \"+01:00\"}")]
    [InlineData("latency: {histogram: 'answers{job=\"x\"}', threshold: 500ms, unit: milliseconds}", "period: quarter")]
    [InlineData("latency: {histogram: 'seconds{job=\"x\"}', native: true, threshold: 300ms}", "period: 7d")]
    [InlineData("probe: {gauge: 'up{job=\"x\"}', quorum: 2, by: [instance]}", "period: year")]
    [InlineData("query: {error_ratio: 'avg(avg_over_time(bad_share{job=\"x\"}[$window]))'}", "period: 36h30m\n    alerting: {windows: [{budget: 10%, long: 1h, severity: page}]}")]
    [InlineData("query: {bad: 'sum(rate(a_total[$window]))', total: 'sum(rate(b_total[$window])) / $window * 60'}", "labels: {team: \"true\"}\n    owner: web\n    sla: 98%")]
    public void What_OpenSLO_cannot_say_comes_back_too(string sli, string more) => ComesBack(
        $$"""
        apiVersion: slogen/v1
        service: shop
        evaluation_interval: 20s
        labels: {tier: "1"}
        slos:
          - name: answers
            description: "What it's about: answers # all"
            objective: 99.50%
            sli: {{{sli}}}
            {{more}}
        """);

    [Fact]
    public Task An_export_reads_so() => Verify(Export(File.ReadAllText(Path.Combine(Folder(), "http.slo.yaml"))), "yaml").UseDirectory("_snapshots");

    private static void ComesBack(string spec)
    {
        var back = SloCompiler.Compile([new SourceText("test.slo.yaml", Export(spec))], CompileOptions.Default with { Import = new ImportOptions(SpecFormat.OpenSlo) });
        var there = SloCompiler.Compile([new SourceText("test.slo.yaml", spec)], CompileOptions.Default);

        Assert.Empty(back.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message));
        Assert.Equal(there.Files.Select(file => file.Content), back.Files.Select(file => file.Content));
    }

    private static string Export(string spec)
    {
        var result = SloCompiler.Export([new SourceText("test.slo.yaml", spec)], CompileOptions.Default);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message));
        return Assert.Single(result.Files).Content;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "samples"));
}
