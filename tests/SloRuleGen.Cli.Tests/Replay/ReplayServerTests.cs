using System.Text.Json;
using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests.Replay;

/// <summary><c>slogen replay</c> beside servers of all kinds.</summary>
public sealed class ReplayServerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ReplayServerTests() => _folder.Write("shop.slo.yaml", FakePast.Spec());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_fires_each_night_is_told_with_what_it_spends_and_what_to_do()
    {
        using var server = FakePast.Server((query, at) => FakePast.IsRecorded(query) ? [] : FakePast.Rates(query, FakePast.Nightly(at)));
        var text = Replayed(server, "--from", "5d");

        Assert.StartsWith("shop/api: 99% over 1d\n", text, StringComparison.Ordinal);
        // A fifth of twenty minutes is four of a day's minutes, and 14.4 may fail.
        Assert.Contains("99.72%, so the objective is met; 72% of the budget is left, at its lowest 72%", text, StringComparison.Ordinal);
        Assert.Contains("| page 1h ", text, StringComparison.Ordinal);
        Assert.Contains("all of them between 03:00 and 04:00 UTC on 5 days", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("csv")]
    public void What_was_saved_is_replayed_to_the_letter(string format)
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec("exclude: planned_maintenance{job=\"shop\"} == 1", by: "region.name"));
        using var server = FakePast.Server((query, at) =>
            query.Contains("sli_excluded", StringComparison.Ordinal) ? []
            : query.StartsWith("group", StringComparison.Ordinal) ? at.Hour == 20 ? [("", 1)] : []
            // Absent for a while, in one region; and rules that are as old as two days.
            : at.Hour is 7 or 8 || at.Hour == 20 || (FakePast.IsRecorded(query) && at < FakePast.Now.AddDays(-2)) ? FakePast.IsTotal(query) ? [("\"region.name\":\"us\"", 1 / 3.0)] : [("\"region.name\":\"us\"", 1e-9)]
            : [("\"region.name\":\"eu \\\"1\\\"\"", FakePast.IsTotal(query) ? 10 : 10 * FakePast.Nightly(at)), ("\"region.name\":\"us\"", FakePast.IsTotal(query) ? 1 / 3.0 : 0)]);

        var saved = Replay(server, "--from", "3d", "--to", "6h", "--groups", "--format", format, "--save", "past.om", "--quiet", "--prometheus-version", "3.0");
        Assert.Equal((0, ""), (saved.ExitCode, saved.Error));
        Assert.Contains("region", saved.Output, StringComparison.Ordinal);
        Slogen.Run(_folder, "replay", "shop.slo.yaml", "--samples", "past.om", "--groups", "--format", format, "--prometheus-version", "3.0").ShouldBe(0, saved.Output.TrimEnd('\n'));
    }

    [Fact]
    public void Raw_series_are_asked_for_where_rules_have_not_recorded_yet()
    {
        var since = FakePast.Now.AddHours(-30);
        using var server = FakePast.Server((query, at) => FakePast.IsRecorded(query) && at < since ? [] : FakePast.Rates(query, 0));

        Assert.Contains("as rules recorded it since 2026-06-14 06:00, before that worked out from raw series", Replayed(server, "--from", "2d"), StringComparison.Ordinal);
        Assert.All(server.Questions.Where(asked => !FakePast.IsRecorded(asked.Form["query"])), asked => Assert.True(
            DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(asked.Form["end"], System.Globalization.CultureInfo.InvariantCulture)) < since));
    }

    [Theory]
    [InlineData("raw", false)]
    [InlineData("recorded", true)]
    public void One_source_alone_is_asked_on_request(string source, bool recorded)
    {
        using var server = FakePast.Server((query, _) => FakePast.Rates(query, 0));

        Replayed(server, "--from", "1d", "--source", source);
        Assert.All(server.Questions, asked => Assert.Equal(recorded, FakePast.IsRecorded(asked.Form["query"])));
    }

    [Fact]
    public void A_server_that_has_nothing_is_told_as_that_and_nothing_is_saved()
    {
        using var server = FakePast.Server((_, _) => []);
        Replay(server, "--save", "past.om").ShouldBe(
            2, error: $"slogen: {server.Address} has nothing of this time: neither what rules record (slo:sli_total:rate5m) nor the series that the SLIs read");
        Assert.Equal(["shop.slo.yaml"], _folder.Files());
    }

    [Fact]
    public void An_SLO_that_nothing_was_measured_of_is_left_out_aloud()
    {
        _folder.Write("other.slo.yaml", FakePast.Spec().Replace("service: shop", "service: other", StringComparison.Ordinal).Replace("requests_total", "calls_total", StringComparison.Ordinal));
        using var server = FakePast.Server((query, _) => query.Contains("calls_total", StringComparison.Ordinal) || query.Contains("other/api", StringComparison.Ordinal) ? [] : FakePast.Rates(query, 0));
        var run = Replay(server, ["other.slo.yaml", "--from", "1d"]);

        Assert.Equal((0, "slogen: nothing was measured of other/api in this time: it is left out\n"), (run.ExitCode, run.Error));
        Assert.Contains("shop/api: 99% over 1d", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_the_server_refuses_is_told_in_its_words()
    {
        using var server = new FakeServer(asked => FakePast.IsRecorded(asked.Form["query"])
            ? FakePast.Answer(asked, (_, _) => [])
            : FakeServer.Response(422, "application/json", """{"status":"error","errorType":"execution","error":"found duplicate series \u001b[31m"}"""));
        Replay(server, "--save", "past.om").ShouldBe(2, error: $"slogen: {server.Address.ToString().TrimEnd('/')}: found duplicate series \\u001b[31m");
        Assert.Equal(["shop.slo.yaml"], _folder.Files());
    }

    [Fact]
    public void A_server_that_was_asked_for_one_time_and_tells_of_another_fills_no_memory()
    {
        // Years of samples around what was asked for, out of order, and values that no count can have.
        using var server = new FakeServer(asked => FakeServer.Json(
            $$"""{"resultType":"matrix","result":[{"metric":{},"values":[[{{asked.Form["end"]}},"NaN"],[1,"7"],[4102444800,"7"],[{{asked.Form["start"]}},"+Inf"],[{{asked.Form["start"]}},"-3"]]}]}"""));
        Replay(server).ShouldBe(
            2, error: $"slogen: {server.Address} has nothing of this time: neither what rules record (slo:sli_total:rate5m) nor the series that the SLIs read");
    }

    [Fact]
    public void More_bad_events_than_all_are_all()
    {
        using var server = FakePast.Server((query, _) => FakePast.Rates(query, 1.02));
        using var json = JsonDocument.Parse(Replayed(server, "--from", "1d", "--format", "json"));
        Assert.Equal(0, json.RootElement.GetProperty("budgets")[0].GetProperty("periods")[0].GetProperty("good_ratio").GetDouble());
    }

    [Fact]
    public void An_answer_that_may_not_be_whole_is_not_replayed_unless_asked_for()
    {
        using var server = new FakeServer(asked => FakePast.Answer(asked, (query, _) => FakePast.Rates(query, 0), ""","warnings":["a store is away"]"""));
        var run = Replay(server, "--from", "1d", "--save", "past.om");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(["shop.slo.yaml"], _folder.Files());
        Assert.Equal(0, Replay(server, "--from", "1d", "--allow-partial").ExitCode);
    }

    [Fact]
    public void A_busy_server_is_asked_again()
    {
        var asks = 0;
        using var server = new FakeServer(asked => Interlocked.Increment(ref asks) % 3 == 1
            ? FakeServer.Response(503, "text/plain", "busy", "Retry-After: 0")
            : FakePast.Answer(asked, (query, at) => FakePast.Rates(query, FakePast.Nightly(at))));
        Assert.Contains("page 1h", Replayed(server, "--from", "1d"), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_listed_worst_first_and_told_of_one_by_one_on_request()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec(by: "region"));
        using var server = FakePast.Server((query, at) => Enumerable.Range(1, 24).Select(region =>
            ($"\"region\":\"r{region:00}\"", FakePast.IsTotal(query) ? 10 : 10 * FakePast.Nightly(at) * region / 24)));
        var worst = Replayed(server, "--from", "1d");
        var lines = worst.Split('\n');

        Assert.StartsWith("| shop/api {region=\"r24\"} |", lines[3], StringComparison.Ordinal);
        Assert.Contains("4 more budgets: --format csv has all.", worst, StringComparison.Ordinal);
        Assert.Single(lines, line => line.StartsWith("shop/api {", StringComparison.Ordinal));
        Assert.Equal(20, Replayed(server, "--from", "1d", "--groups").Split('\n').Count(line => line.StartsWith("shop/api {", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(Replayed(server, "--from", "1d", "--groups", "--format", "json"));
        Assert.Equal(24, json.RootElement.GetProperty("budgets").GetArrayLength());
    }

    [Fact]
    public void A_gap_is_no_zero()
    {
        using var server = FakePast.Server((query, at) => at.Hour == 9 && at.Day == 15 ? [] : FakePast.Rates(query, 0.005));
        using var json = JsonDocument.Parse(Replayed(server, "--from", "1d", "--format", "json"));
        var budget = json.RootElement.GetProperty("budgets")[0];

        Assert.Equal(0.995, budget.GetProperty("periods")[0].GetProperty("good_ratio").GetDouble(), 9);
        Assert.Equal(3600, budget.GetProperty("missing_seconds").GetDouble());
        Assert.Contains(budget.GetProperty("alerts").EnumerateArray(), alert => alert.GetProperty("kind").GetString() == "no_data");
        Assert.Contains("Data is missing for 1h 0m", budget.GetProperty("advice")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4000d", "now", "from 2015-07-03T12:00:00Z to 2026-06-15T12:00:00Z there are 5760000 steps of 1m, and no more than 1000000 of a series can be held; give a longer --step, a later --from, or one --slo")]
    [InlineData("30s", "10s", "from 2026-06-15T11:59:30Z to 2026-06-15T11:59:50Z there is no whole step of 1m")]
    [InlineData("2027-01-01", "now", "there is no time from 2027-01-01T00:00:00Z to 2026-06-15T12:00:00Z: --from has to be before --to")]
    public void A_time_that_cannot_be_held_is_refused_before_anything_is_asked(string from, string to, string problem)
    {
        using var server = FakePast.Server((query, _) => FakePast.Rates(query, 0));
        Replay(server, "--from", from, "--to", to).ShouldBe(2, error: $"slogen: {problem}");
        Assert.Empty(server.Questions);
    }

    [Theory]
    [InlineData("--step '10m': rates are of 5m, so it is 1s up to 5m.", "--step", "10m")]
    [InlineData("--step '0s': rates are of 5m, so it is 1s up to 5m.", "--step", "0s")]
    [InlineData("--step 'often': write a time over zero, such as 1m.", "--step", "often")]
    [InlineData("--from 'yesterday': write a time before now such as 30d, an instant such as 2026-06-15T08:00:00Z, or seconds since 1970, or now.", "--from", "yesterday")]
    [InlineData("--objective 'most': write a percentage between 0% and 100%, such as 99.5%.", "--objective", "most")]
    [InlineData("--objective '100%': write a percentage between 0% and 100%, such as 99.5%.", "--objective", "100%")]
    [InlineData("--prometheus is about a server, and cannot be used with --samples.", "--samples", "a.csv")]
    [InlineData("--save needs a file.", "--save", "")]
    public void Mistakes_of_the_command_line_are_told(string message, params string[] arguments)
    {
        using var server = FakePast.Server((_, _) => []);
        Replay(server, arguments).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen replay --help' for usage.");
    }

    [Fact]
    public void Without_a_server_and_without_a_file_there_is_nothing_to_replay() => Slogen.Run(_folder, "replay", "shop.slo.yaml").ShouldBe(2, error: """
        slogen: Option '--prometheus' is required: give the address of a server, or name it as SLOGEN_PROMETHEUS_URL, or in slogen.yaml as 'prometheus'; or give samples in a file, by --samples.
        Run 'slogen replay --help' for usage.
        """);

    [Fact]
    public void A_file_that_somebody_else_wrote_is_not_saved_over()
    {
        _folder.Write("mine.om", "precious\n");
        using var server = FakePast.Server((query, _) => FakePast.Rates(query, 0));

        Replay(server, "--from", "1d", "--save", "mine.om").ShouldBe(2, error: "slogen: mine.om: cannot write: a file is there that this program did not save: name another one");
        Assert.Equal("precious\n", _folder.Read("mine.om"));
        Assert.Empty(server.Questions);
        Assert.Equal("slogen: wrote past.om (8640 samples)\n", Replay(server, "--from", "1d", "--save", "past.om").Error);
        Assert.Equal("slogen: wrote past.om (8640 samples)\n", Replay(server, "--from", "1d", "--save", "past.om").Error);
    }

    [Fact]
    public void Specs_with_errors_are_not_replayed()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec(objective: "most"));
        using var server = FakePast.Server((_, _) => []);
        var run = Replay(server);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Empty(server.Questions);
    }

    private string Replayed(FakeServer server, params string[] arguments)
    {
        var run = Replay(server, arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private Outcome Replay(FakeServer server, params string[] arguments) =>
        Slogen.Run(_folder, FakePast.Setup, ["replay", "shop.slo.yaml", .. arguments.Where(argument => argument.EndsWith(".yaml", StringComparison.Ordinal)), "--prometheus", server.Address.ToString(), .. arguments.Where(argument => !argument.EndsWith(".yaml", StringComparison.Ordinal))]);
}
