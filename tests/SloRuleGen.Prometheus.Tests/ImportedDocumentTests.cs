using System.Runtime.CompilerServices;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Rules of documents in other formats: promtool takes them, their tests pass, and they measure what the other program measured.</summary>
public sealed class ImportedDocumentTests
{
    private static readonly TimeSpan s_end = 70.Minutes;

    /// <summary>Most documents differ in little: the tests of one in so many are run, and of all where <c>SLOGEN_IMPORT_TESTS</c> is 1.</summary>
    private static readonly int s_everyTest = int.TryParse(Environment.GetEnvironmentVariable("SLOGEN_IMPORT_TESTS"), out var every) ? every : 12;

    /// <summary>Those of the compiler's tests that have no error, with what the command line says for some.</summary>
    private static readonly Dictionary<string, string> s_periods = new() { ["windows-7d"] = "7d", ["period-28d"] = "28d", ["period-14d"] = "14d" };

    [Theory]
    [InlineData("Sloth", 35)]
    [InlineData("Pyrra", 28)]
    [InlineData("OpenSlo", 30)]
    public void The_rules_load_and_their_tests_pass(string format, int least)
    {
        var files = new List<OutputFile>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder(), format), "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var result = SloCompiler.Compile([new SourceText(name, File.ReadAllText(path))], Options(name) with { Tests = true });
            // promtool runs all files at once, so their names must differ.
            files.AddRange(result.Files.Select(file => new OutputFile(
                $"{name}.{file.Name}", result.Files.Aggregate(file.Content, (text, other) => text.Replace($"  - {other.Name}", $"  - {name}.{other.Name}", StringComparison.Ordinal)))));
        }

        Assert.True(files.Count >= 2 * least, $"{files.Count} files");
        var tests = files.Where(file => file.Name.EndsWith(".test.yaml", StringComparison.Ordinal)).ToList();
        var rules = files.Except(tests).ToList();
        Promtool.CheckRules(new RuleFiles(rules));
        var failure = Promtool.FailureOfTestFiles(new RuleFiles([.. rules, .. tests.Where((_, number) => number % s_everyTest == 0)]));
        if (failure is not null) Assert.Fail(failure[Math.Max(0, failure.IndexOf("FAILED", StringComparison.Ordinal) - 100)..]);
    }

    /// <summary>What Sloth's own queries give of these series, computed by hand.</summary>
    [Fact]
    public void Sloths_SLIs_measure_what_they_did()
    {
        Measures("Sloth", "availability", "availability", 0.1, ("http_requests_total{job=\"checkout\",code=\"200\"}", 90), ("http_requests_total{job=\"checkout\",code=\"503\"}", 10));
        Measures("Sloth", "latency", "quick-answers", 0.25, ("http_request_duration_seconds_bucket{job=\"search\",le=\"0.25\"}", 75), ("http_request_duration_seconds_bucket{job=\"search\",le=\"+Inf\"}", 100), ("http_request_duration_seconds_count{job=\"search\"}", 100));
        Measures("Sloth", "latency-successful", "quick-and-right", 0.4, ("answer_seconds_bucket{job=\"search\",code=\"200\",le=\"2.5\"}", 60), ("answer_seconds_bucket{job=\"search\",code=\"500\",le=\"2.5\"}", 20), ("answer_seconds_count{job=\"search\",code=\"200\"}", 75), ("answer_seconds_count{job=\"search\",code=\"500\"}", 25));
        Measures("Sloth", "latency-milliseconds", "quick-calls", 0.3, ("call_duration_milliseconds_bucket{destination=\"cart\",le=\"500\"}", 70), ("call_duration_milliseconds_bucket{destination=\"cart\",le=\"0.5\"}", 1), ("call_duration_milliseconds_count{destination=\"cart\"}", 100));
        Measures("Sloth", "latency-fine", "at-once", 0.2, ("lookup_seconds_bucket{job=\"cache\",le=\"0.0005\"}", 80), ("lookup_seconds_count{job=\"cache\"}", 100));
        Measures("Sloth", "good-events", "availability", 0.05, ("requests_total{job=\"shop\",code=\"200\"}", 95), ("requests_total{job=\"shop\",code=\"500\"}", 5));
        Measures("Sloth", "outcomes", "jobs", 0.125, ("jobs_succeeded_total{job=\"batch\"}", 70), ("jobs_failed_total{job=\"batch\"}", 10));
        Measures("Sloth", "query", "reads-and-writes", 0.1, ("reads_failed_total{job=\"storage\"}", 5), ("writes_failed_total{job=\"storage\"}", 10), ("reads_total{job=\"storage\"}", 100), ("writes_total{job=\"storage\"}", 50));
        Measures("Sloth", "increase-in-queries", "sent", 0.15, ("mails_failed_total{job=\"mailer\"}", 10), ("mails_lost_total{job=\"mailer\"}", 5), ("mails_total{job=\"mailer\"}", 100));
        Measures("Sloth", "raw-of-good", "availability", 0.02, ("calls_total{job=\"api\",outcome=\"ok\"}", 98), ("calls_total{job=\"api\",outcome=\"timeout\"}", 2));
        Measures("Sloth", "guards", "availability", 0, ("requests_total{job=\"shop\"}", 50));
    }

    private static void Measures(string format, string document, string slo, double ratio, params (string Series, decimal PerMinute)[] counters)
    {
        var source = new SourceText(document, File.ReadAllText(Path.Combine(Folder(), format, $"{document}.yaml")));
        var scenario = new Scenario($"{format} {document}", new RuleFiles(SloCompiler.Compile([source], Options(document)).Files))
            .With([.. counters.Select(counter => new Series(counter.Series).Grow(s_end, counter.PerMinute))])
            .Value($"slo:sli_error:ratio_rate1h{{slo_name=\"{slo}\"}}", s_end - 1.Minutes, ratio, within: 1e-6);
        Promtool.TestRules(scenario);
    }

    private static CompileOptions Options(string document) => CompileOptions.Default with
    {
        Import = new ImportOptions(SpecFormat.Auto) { Period = s_periods.TryGetValue(document, out var period) ? PromDuration.Parse(period) : null },
    };

    private static string Folder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "SloRuleGen.Compiler.Tests", "Importing"));
}
