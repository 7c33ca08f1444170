using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.PrometheusApi.Tests;

public sealed class AnswerTests
{
    [Fact]
    public async Task A_vector_has_labels_times_to_the_millisecond_and_values_that_may_be_no_number()
    {
        var answer = await QueryAsync("""
            {"resultType":"vector","result":[
              {"metric":{"__name__":"up","job":"a\"b"},"value":[1700000000.123,"0.1"]},
              {"metric":{},"value":[1700000000,"NaN"]},
              {"metric":{"x":"1"},"value":[1700000000,"+Inf"]},
              {"metric":{"x":"2"},"value":[1700000000,"-1e-07"]}]}
            """);

        Assert.Equal([0.1, double.NaN, double.PositiveInfinity, -1e-7], answer.Data.Select(series => series.Samples[0].Value));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123), answer.Data[0].Samples[0].At);
        Assert.Equal("""up{job="a\"b"}""", answer.Data[0].Labels.ToString());
        Assert.Equal("a\"b", answer.Data[0].Labels["job"]);
        Assert.Equal("", answer.Data[0].Labels["none"]);
    }

    [Theory]
    [InlineData("""{"resultType":"scalar","result":[1700000000,"42"]}""")]
    [InlineData("""{"result":[1700000000,"42"],"resultType":"scalar"}""")]
    public async Task A_scalar_is_a_series_without_labels(string data)
    {
        var series = Assert.Single((await QueryAsync(data)).Data);
        Assert.Equal(LabelSet.Empty, series.Labels);
        Assert.Equal(42, Assert.Single(series.Samples).Value);
    }

    [Fact]
    public async Task A_series_without_samples_is_none()
    {
        var answer = await QueryAsync("""
            {"resultType":"matrix","result":[
              {"metric":{"x":"1"},"values":[]},
              {"metric":{"x":"2"}},
              {"metric":{"x":"4"},"values":[[1700000000,"4"]]}]}
            """);
        Assert.Equal("4", Assert.Single(answer.Data).Labels["x"]);
    }

    [Fact]
    public async Task Warnings_and_partial_answers_are_told_apart_from_remarks()
    {
        var answer = await QueryAsync("""{"resultType":"vector","result":[]}""", ""","warnings":["store gone"],"infos":["not a counter"],"isPartial":true""");
        Assert.Equal(["store gone", "the server says that the answer is not whole"], answer.Warnings);
        Assert.Equal(["not a counter"], answer.Infos);
    }

    [Theory]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,2]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":["1","2"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1e30,"2"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{},"value":[1,"two"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":[],"value":[1,"2"]}]}""")]
    [InlineData("""{"resultType":"vector","result":{}}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{"x":"\ud800"},"value":[1,"2"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{"\udc00":"x"},"value":[1,"2"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[{"metric":{"x":null},"value":[1,"2"]}]}""")]
    [InlineData("""{"resultType":"vector","result":[]},"warnings":[1]""")]
    [InlineData("""{"resultType":"vector","result":[]},"isPartial":"no" """)]
    [InlineData("""{"resultType":"vector","result":[]}}""")]
    [InlineData("""{"resultType":"vector","result":[]},"more":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]""")]
    public async Task What_is_no_answer_of_Prometheus_is_refused(string data)
    {
        var refused = await Assert.ThrowsAsync<PrometheusApiException>(() => QueryAsync(data));
        Assert.Contains("is not what the API of Prometheus gives", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePositionInLine", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_no_answer()
    {
        byte[] answer = [.. """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"x":"A"""u8, 0xFF, .. "\"},\"value\":[1,\"2\"]}]}}"u8];
        using var server = new FakeServer(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"u8.ToArray(), cancellation);
            await stream.WriteAsync(answer, cancellation);
        });
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));
        var refused = await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryAsync("up"));
        Assert.EndsWith("is not what the API of Prometheus gives: a text is not UTF-8", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_null_and_what_is_not_known_is_left_out()
    {
        Assert.Empty((await QueryAsync("""{"resultType":"vector","result":null,"stats":{"a":[{}]}}""", ""","more":{"b":[1,null]},"warnings":null,"infos":null""")).Data);
        Assert.Empty((await QueryAsync("""{"resultType":"vector","result":[{"metric":{},"more":[[]],"values":[]}]}""")).Data);
        var none = await Assert.ThrowsAsync<PrometheusApiException>(() => QueryAsync("null"));
        Assert.EndsWith("the answer holds no data", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facts_may_be_missing_and_numbers_in_quotes()
    {
        using var server = new FakeServer(asked => FakeServer.Json(asked.Line.Split('/')[^1] switch
        {
            "tsdb" => """{"headStats":{"numSeries":"508","minTime":-1},"seriesCountByMetricName":null}""",
            "rules" => """{"groups":[{"name":"g","interval":"30","lastEvaluation":null,"rules":null},{"evaluationTime":1e-3,"rules":[{"name":"r","labels":null,"alerts":null,"duration":3e2,"keepFiringFor":null}]}]}""",
            "features" => """{"api":{"exclude_alerts":true,"x":false},"empty":{}}""",
            _ => "{}",
        }));
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));

        Assert.Equal(new TsdbStatus(new HeadStats(508, -1, 0), null), (await client.TsdbStatusAsync()).Data);
        var groups = (await client.RulesAsync()).Data;
        Assert.Equal(new RuleGroupState("g", null, 30, 0, null, null), groups[0]);
        Assert.Equal(0.001, groups[1].EvaluationSeconds);
        Assert.Equal(new RuleState("r", null, null, null, null, null, 300, null, null), Assert.Single(groups[1].Rules!));
        var features = (await client.FeaturesAsync()).Data;
        Assert.Equal((true, false), (features["api"]["exclude_alerts"], features["api"]["x"]));
        Assert.Empty(features["empty"]);
        Assert.Equal(new BuildInfo(null, null, null), (await client.BuildInfoAsync()).Data);
        Assert.Empty((await client.MetadataAsync()).Data);
    }

    [Fact]
    public async Task Native_histograms_are_no_numbers()
    {
        var refused = await Assert.ThrowsAsync<PrometheusApiException>(() =>
            QueryAsync("""{"resultType":"vector","result":[{"metric":{},"histogram":[1700000000,{"count":"1","sum":"2","buckets":[]}]}]}"""));
        Assert.Equal("the query gives native histograms and no numbers", refused.Message);
    }

    [Fact]
    public async Task A_range_is_asked_for_in_parts_and_joined()
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        using var server = new FakeServer(asked =>
        {
            // The last part has one series more.
            var from = decimal.Parse(asked.Form["start"], System.Globalization.CultureInfo.InvariantCulture);
            var one = $$"""{"metric":{"job":"a"},"values":[[{{from}},"{{from}}"],[{{asked.Form["end"]}},"1"]]}""";
            var other = from > 1_700_000_000 + 2 * 86_000 ? $$""",{"metric":{"job":"b"},"values":[[{{from}},"1"]]}""" : "";
            return FakeServer.Json($$"""{"resultType":"matrix","result":[{{one}}{{other}}]}""");
        });
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));
        var shares = new List<double>();

        var answer = await client.QueryRangeAsync("up", start, start + TimeSpan.FromDays(3), TimeSpan.FromMinutes(1), new Told(shares));

        // 1440 points a day; the one that ends three whole days is a part of its own.
        var asked = server.Questions.OrderBy(question => question.Form["start"]).Select(question => (question.Form["start"], question.Form["end"], question.Form["step"]));
        Assert.Equal(
            [("1700000000", "1700086340", "60"), ("1700086400", "1700172740", "60"), ("1700172800", "1700259140", "60"), ("1700259200", "1700259200", "60")],
            asked);
        var first = answer.Data.Single(series => series.Labels["job"] == "a");
        Assert.Equal(8, first.Samples.Count);
        Assert.Equal(first.Samples.OrderBy(sample => sample.At), first.Samples);
        Assert.Equal(2, answer.Data.Single(series => series.Labels["job"] == "b").Samples.Count);
        Assert.Equal([0.25, 0.5, 0.75, 1], shares.Order());
    }

    [Fact]
    public async Task What_there_is_besides_samples_is_read_too()
    {
        using var server = new FakeServer(asked => asked.Line switch
        {
            "GET /prometheus/api/v1/status/buildinfo" => FakeServer.Json("""{"version":"3.1.0","revision":"abc","goVersion":"go1.23"}"""),
            "GET /prometheus/api/v1/metadata" => FakeServer.Json("""{"up":[{"type":"gauge","help":"Up.","unit":""}]}"""),
            "GET /prometheus/api/v1/status/tsdb" => FakeServer.Json(
                """{"headStats":{"numSeries":508,"chunkCount":937,"minTime":1591516800000,"maxTime":1598896800143},"seriesCountByMetricName":[{"name":"up","value":33}]}"""),
            "GET /prometheus/api/v1/rules" => FakeServer.Json(
                """
                {"groups":[{"name":"g","file":"f.yaml","interval":30,"evaluationTime":0.002,"lastEvaluation":"2026-01-01T00:00:00.1Z","limit":0,
                "rules":[{"type":"alerting","name":"A","query":"up == 0","health":"err","lastError":"many-to-many","labels":{"severity":"page"},
                "alerts":[{"state":"firing","labels":{"alertname":"A"},"activeAt":"2026-01-01T00:00:00Z","value":"1e+00"}]}]}]}
                """),
            "POST /prometheus/api/v1/series" => FakeServer.Json("""[{"__name__":"up","job":"a"}]"""),
            "POST /prometheus/api/v1/labels" => FakeServer.Json("""["job"]"""),
            { } other when other.StartsWith("GET /prometheus/api/v1/label/U__http_2e_route__x/values?", StringComparison.Ordinal) => FakeServer.Json("""["/"]"""),
            _ => FakeServer.Response(404, "text/plain", "404 page not found"),
        });
        using var client = new PrometheusClient(new PrometheusConnection(new Uri(server.Address, "/prometheus/")));
        var (from, to) = (DateTimeOffset.FromUnixTimeSeconds(10), DateTimeOffset.FromUnixTimeSeconds(20));

        Assert.Equal("3.1.0", (await client.BuildInfoAsync()).Data.Version);
        Assert.Equal("gauge", (await client.MetadataAsync()).Data["up"][0].Type);
        Assert.Equal(508, (await client.TsdbStatusAsync()).Data.Head!.Series);
        var rule = (await client.RulesAsync()).Data[0].Rules![0];
        Assert.Equal(("err", "many-to-many", "firing"), (rule.Health, rule.LastError, rule.Alerts![0].State));
        Assert.Equal("""up{job="a"}""", (await client.SeriesAsync(["up", "down"], from, to)).Data[0].ToString());
        Assert.Equal("up|down", server.Questions.Last().Form["match[]"]);
        Assert.Equal(["job"], (await client.LabelNamesAsync([], from, to)).Data);
        Assert.Equal(["/"], (await client.LabelValuesAsync("http.route_x", [], from, to)).Data);
        var unknown = await Assert.ThrowsAsync<PrometheusApiException>(() => client.FeaturesAsync());
        Assert.True(unknown.IsUnknownToServer);
    }

    private static async Task<Answer<IReadOnlyList<SampleSeries>>> QueryAsync(string data, string more = "")
    {
        using var server = new FakeServer(_ => FakeServer.Json(data, more));
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));
        return await client.QueryAsync("up");
    }

    private sealed class Told(List<double> shares) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (shares) shares.Add(value);
        }
    }
}
