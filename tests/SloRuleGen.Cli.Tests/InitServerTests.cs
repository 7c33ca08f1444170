using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SloRuleGen.Cli.Tests.Replay;
using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen init --prometheus</c>: what a server knows is proposed.</summary>
public sealed class InitServerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The page shows a dialogue, and the spec that comes out of it.</summary>
    [Fact]
    public void The_page_shows_what_is_asked_and_written()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "init.md"));
        var dialogue = Block("```console\n$ slogen init --prometheus http://localhost:9090\n");
        string[] answers = ["2", "", "http-latency", "", "", ""];
        using var server = Shop(at => at < FakePast.Now.AddDays(-21) ? 0.006 : 0.002);

        var run = OnTerminal(server, answers);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(dialogue, WithAnswers(run.Error.Replace(server.Address.Authority, "localhost:9090", StringComparison.Ordinal), answers) + run.Output.TrimEnd('\n'));
        Assert.Equal(Block("```yaml\n# What "), _folder.Read("checkout.slo.yaml")["# What ".Length..].TrimEnd('\n'));

        string Block(string start) => page.Split(start)[1].Split("\n```")[0];
    }

    [Fact]
    public void Options_and_a_server_make_a_spec_with_the_highest_objective_that_was_met()
    {
        using var server = Shop(at => at < FakePast.Now.AddDays(-21) ? 0.006 : 0.002);

        var run = Slogen.Run(_folder, Setup(server), "init", "--service", "checkout", "--template", "http-latency", "--selector", "job=\"checkout\"", "--with", "threshold=500ms");

        Assert.Equal((0, "slogen: 99% was met in 4 of 4 weeks up to 2026-06-15.\n"), (run.ExitCode, run.Error));
        Assert.Contains("    # 99% was met in 4 of 4 weeks up to 2026-06-15.\n    objective: 99%\n", _folder.Read("checkout.slo.yaml"), StringComparison.Ordinal);
        Assert.Contains("scrape_interval: 15s ", _folder.Read("checkout.slo.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1000, "99.99%")]
    [InlineData(0.0009, 1000, "99.9%")]
    [InlineData(0.0011, 1000, "99.5%")]
    [InlineData(0.4, 1000, null)]
    // So few events that a better objective would allow none to fail.
    [InlineData(0, 0.0005, "99.5%")]
    [InlineData(0, 0.0001, "99%")]
    public void The_proposal_is_the_highest_objective_that_each_week_met(double failing, double rate, string? objective)
    {
        using var server = Shop(_ => failing, rate);

        var run = Slogen.Run(_folder, Setup(server), "init", "--service", "checkout", "--template", "http-requests", "--selector", "job=\"checkout\"", "-o", "-");

        Assert.Equal(objective is null ? 2 : 0, run.ExitCode);
        if (objective is not null) Assert.Contains($"\n    objective: {objective}\n", run.Output, StringComparison.Ordinal);
        else Assert.Contains("None of the usual ones was met each week: 60%, 60%, 60% and 60% was good.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objective_of_the_user_is_compared_with_the_past()
    {
        using var server = Shop(at => at < FakePast.Now.AddDays(-21) ? 0.006 : 0.002);

        var run = Slogen.Run(_folder, Setup(server), "init", "--service", "checkout", "--template", "http-requests", "--selector", "job=\"checkout\"", "--objective", "99.5%", "-q");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("# 99.5% was met in 3 of 4 weeks, and in all together up to", _folder.Read("checkout.slo.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Less_than_a_week_is_told_as_it_is()
    {
        using var server = Shop(at => at <= FakePast.Now.AddDays(-2) ? double.NaN : 0.0002);

        var run = Slogen.Run(_folder, Setup(server), "init", "--service", "checkout", "--template", "http-requests", "--selector", "job=\"checkout\"");

        Assert.Equal("slogen: 99.95% was met in the 2d 0h that there is data of up to 2026-06-15.\n", run.Error);
    }

    [Fact]
    public void A_template_without_data_is_told()
    {
        using var server = Shop(_ => double.NaN);

        var run = Slogen.Run(_folder, Setup(server), "init", "--service", "checkout", "--template", "http-requests", "--selector", "job=\"checkout\"", "--objective", "99%");

        Assert.Equal((0, $"slogen: {server.Address.Authority} has no data of these series of the last 4 weeks: nothing is known of what was met\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Without_a_terminal_the_server_tells_what_to_choose_from()
    {
        using var server = Shop(_ => 0);

        Assert.Contains($"\n{server.Address.Authority} has the jobs api and checkout: --selector 'job=\"api\"' picks one.\n", Slogen.Run(_folder, Setup(server), "init").Error, StringComparison.Ordinal);
        Assert.Contains($"\n{server.Address.Authority} has for job=\"checkout\" the metrics of http-requests and http-latency.\n", Slogen.Run(_folder, Setup(server), "init", "--selector", "job=\"checkout\"").Error, StringComparison.Ordinal);
        Assert.Contains("\nIts buckets end at 100ms, 300ms and 1s.\n", Slogen.Run(_folder, Setup(server), "init", "--selector", "job=\"checkout\"", "--template", "http-latency").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_without_known_metrics_leaves_all_templates()
    {
        using var server = Shop(_ => 0);

        var run = OnTerminal(server, ["api", ""]);

        Assert.Contains($"{server.Address.Authority} has no metrics of any template for job=\"api\"; these are all templates:", run.Error, StringComparison.Ordinal);
        Assert.Contains("haproxy-responses", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_ends_the_run()
    {
        using var server = new FakeServer(_ => FakeServer.Response(400, "application/json", """{"status":"error","errorType":"bad_data","error":"not today"}"""));

        foreach (var setup in (Slogen.Setup[])[Setup(server), Setup(server) with { IsTerminal = true }])
        {
            var run = Slogen.Run(_folder, setup, "init", "--no-color");
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains("not today", run.Error, StringComparison.Ordinal);
        }

        Assert.Empty(_folder.Files());
    }

    private static Slogen.Setup Setup(FakeServer server) => FakePast.Setup with { Variables = new() { ["SLOGEN_PROMETHEUS_URL"] = server.Address.ToString() } };

    private Outcome OnTerminal(FakeServer server, string[] answers) => Slogen.Run(
        _folder,
        Setup(server) with { IsTerminal = true, Width = 100, Input = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', answers) + "\n")) },
        "init",
        "--no-color");

    /// <summary>What was printed, with what was typed after each question, as a terminal shows it.</summary>
    private static string WithAnswers(string printed, string[] answers)
    {
        var (shown, at) = (new StringBuilder(), 0);
        foreach (var answer in answers)
        {
            var ends = ((string[])["Job: ", "Template: ", "]: "]).Select(end => (Start: printed.IndexOf(end, at, StringComparison.Ordinal), end.Length)).Where(end => end.Start >= 0).Min();
            shown.Append(printed, at, ends.Start + ends.Length - at).Append(answer).Append('\n');
            at = ends.Start + ends.Length;
        }

        return string.Join('\n', shown.Append(printed[at..]).ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    /// <summary>Two jobs, of which one has HTTP metrics, scraped each 15 seconds.</summary>
    /// <param name="failing">The share of bad events at a time, NaN for no data.</param>
    /// <param name="rate">Events a second.</param>
    private static FakeServer Shop(Func<DateTimeOffset, double> failing, double rate = 1000) => new(asked =>
    {
        if (asked.Line.Contains("/label/job/values", StringComparison.Ordinal)) return FakeServer.Json("""["api","checkout"]""");
        if (asked.Line.Contains("/label/__name__/values", StringComparison.Ordinal))
            return FakeServer.Json(asked.Line.Contains("checkout", StringComparison.Ordinal) ? """["http_requests_total","http_request_duration_seconds_bucket","up2"]""" : "[]");
        var query = asked.Form["query"];
        if (asked.Line.EndsWith("query_range", StringComparison.Ordinal))
            return FakePast.Answer(asked, (text, at) => double.IsNaN(failing(at)) ? [] : [("", rate * (IsBad(text) ? failing(at) : 1))]);
        if (query == "time()") return FakeServer.Json($$"""{"resultType":"scalar","result":[{{FakePast.Now.ToUnixTimeSeconds()}},"{{FakePast.Now.ToUnixTimeSeconds()}}"]}""");
        if (query.StartsWith("sum by (le)", StringComparison.Ordinal)) return Vector(("\"le\":\"0.1\"", "900"), ("\"le\":\"0.3\"", "995"), ("\"le\":\"1.0\"", "999"), ("\"le\":\"+Inf\"", "1000"));
        if (query.StartsWith("topk", StringComparison.Ordinal)) return Vector(("\"job\":\"checkout\"", "40"));
        if (query.StartsWith("timestamp", StringComparison.Ordinal))
            return FakeServer.Json($$"""{"resultType":"matrix","result":[{"metric":{},"values":[{{string.Join(',', Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"[{i * 15},\"{i * 15}\"]")))}}]}]}""");
        return FakeServer.Json("""{"resultType":"vector","result":[]}""");
    });

    private static bool IsBad(string query) => query.Contains("code=~", StringComparison.Ordinal) || query.Contains("le=", StringComparison.Ordinal) || query.Contains("le=~", StringComparison.Ordinal);

    private static string Vector(params (string Labels, string Value)[] series) =>
        FakeServer.Json($$"""{"resultType":"vector","result":[{{string.Join(',', series.Select(one => $$"""{"metric":{{{one.Labels}}},"value":[0,"{{one.Value}}"]}"""))}}]}""");

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
