using System.Globalization;
using System.Runtime.CompilerServices;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// What Pyrra and the specification of OpenSLO make of some series, computed by hand, is what the imported rules record: in one run of
/// promtool for each format.
/// </summary>
public sealed class ImportedMeaningTests
{
    [Fact]
    public void Pyrras_indicators_measure_what_they_did() => Promtool.TestRules(
        // Pyrra: the rate of errors by the rate of all.
        Pyrra("errors").Counts("""http_requests_total{job="shop",code="200"}""", 90).Counts("""http_requests_total{job="shop",code="503"}""", 10).Is("errors", "30m", 0.1),
        Pyrra("errors-grouped")
            .Counts("""http_requests_total{job="shop",handler="/",method="GET",code="200"}""", 98).Counts("""http_requests_total{job="shop",handler="/",method="GET",code="500"}""", 2)
            .Counts("""http_requests_total{job="shop",handler="/",method="PUT",code="200"}""", 30).Counts("""http_requests_total{job="shop",handler="/",method="PUT",code="500"}""", 10)
            .Is("errors-grouped", "30m", 0.02, "handler=\"/\",method=\"GET\"").Is("errors-grouped", "30m", 0.25, "handler=\"/\",method=\"PUT\""),
        // Of latencies what is not in the bucket of success is an error.
        Pyrra("latency")
            .Counts("""request_seconds_bucket{job="shop",le="0.5"}""", 75).Counts("""request_seconds_bucket{job="shop",le="1"}""", 99).Counts("""request_seconds_count{job="shop"}""", 100)
            .Is("latency", "1h", 0.25),
        Pyrra("latency-successful")
            .Counts("""request_seconds_bucket{job="shop",code="200",le="0.1"}""", 60).Counts("""request_seconds_bucket{job="shop",code="500",le="0.1"}""", 20)
            .Counts("""request_seconds_count{job="shop",code="200"}""", 75).Counts("""request_seconds_count{job="shop",code="500"}""", 25)
            .Is("latency-successful", "30m", 0.4),
        // As it is written: a success on any path, by requests of one.
        Pyrra("latency-narrower-total")
            .Counts("""request_seconds_bucket{job="shop",path="/",le="0.1"}""", 60).Counts("""request_seconds_bucket{job="shop",path="/a",le="0.1"}""", 20)
            .Counts("""request_seconds_count{job="shop",path="/"}""", 100).Counts("""request_seconds_count{job="shop",path="/a"}""", 50)
            .Is("latency-narrower-total", "30m", 0.2),
        Pyrra("latency-grouped")
            .Counts("""request_seconds_bucket{job="shop",handler="a",le="1"}""", 90).Counts("""request_seconds_count{job="shop",handler="a"}""", 100)
            .Counts("""request_seconds_bucket{job="shop",handler="b",le="1"}""", 7).Counts("""request_seconds_count{job="shop",handler="b"}""", 10)
            .Is("latency-grouped", "30m", 0.1, "handler=\"a\"").Is("latency-grouped", "30m", 0.3, "handler=\"b\""),
        Pyrra("latency-other-name").Counts("""answers_in_time_total{job="shop"}""", 85).Counts("""answers_total{job="shop"}""", 100).Is("latency-other-name", "30m", 0.15),
        // Of gauges each sample is an event, and 0 an error.
        Pyrra("probe")
            .Stands("""probe_success{job="blackbox",target="a"}""", 1).Stands("""probe_success{job="blackbox",target="b"}""", 1)
            .Stands("""probe_success{job="blackbox",target="c"}""", 1).Stands("""probe_success{job="blackbox",target="d"}""", 0)
            .Is("probe", "15m", 0.25),
        Pyrra("probe-grouped").Stands("""up{job="shop",instance="a"}""", 1).Stands("""up{job="shop",instance="b"}""", 0)
            .Is("probe-grouped", "5m", 0, "instance=\"a\"").Is("probe-grouped", "5m", 1, "instance=\"b\""),
        Pyrra("short-window").Counts("""http_requests_total{job="shop",code="200"}""", 80).Counts("""http_requests_total{job="shop",code="500"}""", 20).Is("short-window", "13m", 0.2),
        Pyrra("several")
            .Counts("""http_requests_total{job="shop",code="200"}""", 95).Counts("""http_requests_total{job="shop",code="500"}""", 5)
            .Counts("""request_seconds_bucket{job="shop",le="0.5"}""", 60).Counts("""request_seconds_count{job="shop"}""", 80)
            .Stands("""probe_success{job="blackbox",target="a"}""", 0)
            .Is("errors", "5m", 0.05).Is("latency", "5m", 0.25).Is("probes", "5m", 1, "target=\"a\""));

    [Fact]
    public void OpenSLOs_indicators_measure_what_they_say() => Promtool.TestRules(
        OpenSlo("ratio-good").Counts("""requests_total{job="shop",code="200"}""", 90).Counts("""requests_total{job="shop",code="404"}""", 8).Counts("""requests_total{job="shop",code="500"}""", 2).Is("ratio-good", "1h", 0.02),
        OpenSlo("ratio-bad").Counts("""requests_total{job="shop",code="200"}""", 45).Counts("""requests_total{job="shop",code="500"}""", 5).Is("ratio-bad", "1h", 0.1),
        OpenSlo("ratio-grouped")
            .Counts("""requests_total{job="shop",region="north",code="200"}""", 90).Counts("""requests_total{job="shop",region="north",code="500"}""", 10)
            .Counts("""requests_total{job="shop",region="south",code="200"}""", 3).Counts("""requests_total{job="shop",region="south",code="500"}""", 2)
            .Is("ratio-grouped", "1h", 0.1, "region=\"north\"").Is("ratio-grouped", "1h", 0.4, "region=\"south\""),
        OpenSlo("ratio-latency").Counts("""request_seconds_bucket{job="shop",le="0.5"}""", 75).Counts("""request_seconds_count{job="shop"}""", 100).Is("ratio-latency", "1h", 0.25),
        OpenSlo("ratio-of-gauges")
            .Stands("""workers_idle{job="shop",pod="a"}""", 3).Stands("""workers_idle{job="shop",pod="b"}""", 1).Stands("""workers{job="shop",pod="a"}""", 5).Stands("""workers{job="shop",pod="b"}""", 5)
            .Is("ratio-of-gauges", "1h", 0.6),
        OpenSlo("ratio-of-sums")
            .Counts("""reads_ok_total{job="shop"}""", 90).Counts("""writes_ok_total{job="shop"}""", 30).Counts("""reads_total{job="shop"}""", 100).Counts("""writes_total{job="shop"}""", 50)
            .Is("ratio-of-sums", "1h", 0.2),
        OpenSlo("ratio-with-ranges").Counts("""requests_total{job="shop",code="200"}""", 95).Counts("""requests_total{job="shop",code="500"}""", 5).Is("ratio-with-ranges", "1h", 0.05),
        // Of each slice of time a ratio, and the mean of them: of thirteen so far five have a tenth of the traffic, of which a tenth fails.
        OpenSlo("ratio-timeslices")
            .With(new Series("""requests_total{job="shop",code="200"}""").Grow(39.Minutes, 1000).Grow(31.Minutes, 90))
            .With(new Series("""requests_total{job="shop",code="500"}""").Stand(39.Minutes, 0).Grow(31.Minutes, 10))
            .Is("ratio-timeslices", "28d", 0.1 * 5 / 13, within: 0.002),
        // A slice is good where 95% of its events are: half of the hour has slices that are not.
        OpenSlo("timeslices")
            .With(new Series("""requests_total{job="shop",code="200"}""").Grow(39.Minutes, 100).Grow(31.Minutes, 90))
            .With(new Series("""requests_total{job="shop",code="500"}""").Stand(39.Minutes, 0).Grow(31.Minutes, 10))
            .Is("timeslices", "1h", 0.5, within: 0.04),
        OpenSlo("raw-failure").Stands("""shop:failure:ratio{job="shop",zone="a"}""", 0.03m).Stands("""shop:failure:ratio{job="shop",zone="b"}""", 0.01m).Is("raw-failure", "1h", 0.03),
        OpenSlo("raw-success").Stands("""shop:success:ratio{job="shop",zone="a"}""", 0.97m).Stands("""shop:success:ratio{job="shop",zone="b"}""", 0.95m).Is("raw-success", "1h", 0.04),
        OpenSlo("raw-of-counts").Counts("""ok_total{job="shop"}""", 98).Counts("""requests_total{job="shop"}""", 100).Is("raw-of-counts", "1h", 0.02),
        // At most 100, and under 60.5.
        OpenSlo("threshold")
            .Stands("""queue_length{job="shop",queue="a"}""", 100).Stands("""queue_length{job="shop",queue="b"}""", 0).Stands("""queue_length{job="shop",queue="c"}""", 101).Stands("""queue_length{job="shop",queue="d"}""", 5)
            .Is("threshold", "1h", 0.25),
        OpenSlo("threshold-aggregated")
            .Stands("""queue_age_seconds{job="shop",queue="a",pod="x"}""", 60.5m).Stands("""queue_age_seconds{job="shop",queue="a",pod="y"}""", 1).Stands("""queue_age_seconds{job="shop",queue="b",pod="x"}""", 60)
            .Is("threshold-aggregated", "1h", 1, "queue=\"a\"").Is("threshold-aggregated", "1h", 0, "queue=\"b\""),
        OpenSlo("references").Counts("""requests_total{job="shop",code="200"}""", 99).Counts("""requests_total{job="shop",code="500"}""", 1).Is("month", "5m", 0.01).Is("week", "5m", 0.01),
        OpenSlo("version-1-alpha")
            .Counts("""requests_total{job="shop",code="200"}""", 90).Counts("""requests_total{job="shop",code="500"}""", 10)
            .Counts("""request_seconds_bucket{job="shop",le="1"}""", 70).Counts("""request_seconds_count{job="shop"}""", 100)
            .Stands("""queue_length{job="shop",queue="a"}""", 9).Stands("""queue_length{job="shop",queue="b"}""", 10)
            .Is("answers-99", "5m", 0.1).Is("answers-quick", "5m", 0.3).Is("queue", "5m", 0.5),
        OpenSlo("version-2").Counts("""requests_total{job="shop",code="200"}""", 92).Counts("""requests_total{job="shop",code="500"}""", 8).Is("answers", "1h", 0.08));

    private static Scenario Pyrra(string document) => Imported("Pyrra", document);

    private static Scenario OpenSlo(string document) => Imported("OpenSlo", document);

    private static Scenario Imported(string format, string document, [CallerFilePath] string path = "")
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "SloRuleGen.Compiler.Tests", "Importing", format, $"{document}.yaml"));
        var result = SloCompiler.Compile([new SourceText(document, File.ReadAllText(file))], CompileOptions.Default with { Import = new ImportOptions(SpecFormat.Auto) });
        Assert.True(result.Succeeded, document);
        return new Scenario($"{format} {document}", new RuleFiles(result.Files));
    }
}

/// <summary>Short words for series and what is recorded of them.</summary>
file static class MeaningWords
{
    private static readonly TimeSpan s_end = 70.Minutes;

    public static Scenario Counts(this Scenario scenario, string series, decimal perMinute) => scenario.With(new Series(series).Grow(s_end, perMinute));

    public static Scenario Stands(this Scenario scenario, string series, decimal value) => scenario.With(new Series(series).Stand(s_end, value));

    /// <param name="group">Matchers of one group.</param>
    public static Scenario Is(this Scenario scenario, string slo, string window, double ratio, string? group = null, double within = 1e-6) =>
        scenario.Value(string.Create(CultureInfo.InvariantCulture, $"slo:sli_error:ratio_rate{window}{{slo_name=\"{slo}\"{(group is null ? "" : "," + group)}}}"), s_end - 1.Minutes, ratio, within);
}
