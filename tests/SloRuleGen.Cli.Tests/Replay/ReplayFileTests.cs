using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SloRuleGen.Cli.Tests.Replay;

/// <summary><c>slogen replay --samples</c>: events as comma-separated values, and series of rules as OpenMetrics.</summary>
public sealed class ReplayFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ReplayFileTests() => _folder.Write("shop.slo.yaml", FakePast.Spec(by: "region"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Events_are_replayed_as_they_are_given()
    {
        // Two regions of ten events a minute; in one of them all of half an hour fail.
        var csv = new StringBuilder("time,good,bad,region\n");
        for (var minute = 0; minute < 2 * 24 * 60; minute++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{1_780_000_020 + 60 * minute},{(minute is >= 2000 and < 2030 ? "0,10" : "10,0")},eu\n");
            if (minute is < 1000 or >= 1060) csv.Append(CultureInfo.InvariantCulture, $"{1_780_000_020 + 60 * minute},10,0,\"us, \"\"west\"\"\"\n");
        }

        _folder.Write("past.csv", csv.ToString());
        using var json = JsonDocument.Parse(Replayed("past.csv", "--groups", "--format", "json"));
        var budgets = json.RootElement.GetProperty("budgets");
        var (eu, us) = (budgets[0], budgets[1]);

        Assert.Equal(("eu", "us, \"west\""), (Region(eu), Region(us)));
        // 300 of 14 400 events a day.
        Assert.Equal(300, eu.GetProperty("periods")[1].GetProperty("bad").GetDouble());
        Assert.Equal(14_400, eu.GetProperty("periods")[1].GetProperty("total").GetDouble());
        Assert.Equal(1 - 300 / 144.0, eu.GetProperty("budget_remaining_ratio").GetDouble(), 0.02);
        var page = eu.GetProperty("alerts")[0];
        Assert.Equal("1h", page.GetProperty("long_window").GetString());
        Assert.InRange(page.GetProperty("fires_at").GetDateTimeOffset().ToUnixTimeSeconds() - 1_780_000_020 - 2000 * 60, 60, 300);
        Assert.Equal(3600, us.GetProperty("missing_seconds").GetDouble());
        Assert.Equal(0, us.GetProperty("pages").GetInt32());

        static string? Region(JsonElement budget) => budget.GetProperty("group").GetProperty("region").GetString();
    }

    /// <summary>Of each day 1% of the budget's share fail, but for the second, in which three times as much does as may.</summary>
    [Fact]
    public void Each_period_of_the_calendar_ends_with_what_it_left()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec().Replace("period: 1d", "period: {every: 1d, starting: 2026-06-01}", StringComparison.Ordinal));
        var first = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var csv = new StringBuilder("time,total,bad\n");
        for (var minute = 0; minute < 3 * 24 * 60; minute++) csv.Append(CultureInfo.InvariantCulture, $"{first + 60 * minute},100,{(minute is >= 1440 and < 2880 ? 3 : 0.25)}\n");
        _folder.Write("past.csv", csv.ToString());

        using var json = JsonDocument.Parse(Replayed("past.csv", "--format", "json"));
        var budget = json.RootElement.GetProperty("budgets")[0];
        Assert.Equal([0.75, -2, 0.75], budget.GetProperty("periods").EnumerateArray().Select(period => Math.Round(period.GetProperty("budget_remaining_ratio").GetDouble(), 6)));
        Assert.Equal(0.75, budget.GetProperty("budget_remaining_ratio").GetDouble(), 1e-6);
        // At 99.5% half as much may fail.
        var stricter = budget.GetProperty("objectives").EnumerateArray().Single(other => other.GetProperty("objective").GetString() == "99.5%");
        Assert.Equal(0.5, stricter.GetProperty("budget_remaining_ratio").GetDouble(), 1e-6);
    }

    /// <summary>A reset takes out what its cycle had before it. It was no reset yet when the cycle before ended, and is none while it is ahead.</summary>
    [Theory]
    [InlineData("reset: 2026-06-03T12:00:00Z", "360 4320 177.5", "Reset")]
    [InlineData("reset: 2026-06-04", "360 4320 360", "")]
    [InlineData("from: 2026-06-01T23:00:00Z, to: 2026-06-02T01:00:00Z", "345 4110 360", "Corrected")]
    [InlineData("from: 2026-06-03, to: 2026-06-05", "360 4320 ", "Corrected")]
    public void Corrections_take_out_of_each_period_what_the_rules_do(string correction, string bad, string told)
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec($"corrections: [{{{correction}, reason: \"Load\\ntest\"}}]").Replace("period: 1d", "period: {every: 1d, starting: 2026-06-01}", StringComparison.Ordinal));
        var first = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var csv = new StringBuilder("time,total,bad\n");
        for (var minute = 0; minute < 3 * 24 * 60; minute++) csv.Append(CultureInfo.InvariantCulture, $"{first + 60 * minute},100,{(minute is >= 1440 and < 2880 ? 3 : 0.25)}\n");
        _folder.Write("past.csv", csv.ToString());

        using var json = JsonDocument.Parse(Replayed("past.csv", "--format", "json"));
        var budget = json.RootElement.GetProperty("budgets")[0];
        Assert.Equal(bad, string.Join(' ', budget.GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("bad")).Select(value => value.ValueKind == JsonValueKind.Null ? "" : value.GetDouble().ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(told.Length == 0 ? 0 : 1, budget.GetProperty("corrections").GetArrayLength());
        var text = Replayed("past.csv");
        if (told.Length == 0) Assert.DoesNotContain("Load test", text, StringComparison.Ordinal);
        else Assert.Matches($"  {told} +.*: Load test \\(bad events: [0-9,.]+\\)\n", text);
        Assert.Equal(bad.EndsWith(' '), text.Contains("corrections leave no events", StringComparison.Ordinal));
    }

    [Fact]
    public void An_alert_that_fires_on_once_it_is_no_longer_held_back_is_told()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec().Replace("period: 1d", "period: 30d", StringComparison.Ordinal).Split("alerting:")[0]);
        var csv = new StringBuilder("time,total,bad\n");
        for (var minute = 0; minute < 34 * 24 * 60; minute++) csv.Append(CultureInfo.InvariantCulture, $"{1_780_000_020 + 60 * minute},100,{(minute is >= 47_000 and < 47_030 ? 100 : 0)}\n");
        _folder.Write("past.csv", csv.ToString());
        using var json = JsonDocument.Parse(Replayed("past.csv", "--from", "3d", "--format", "json"));
        var budget = json.RootElement.GetProperty("budgets")[0];
        // The page over 1h ends first, and that over 6h fires on.
        Assert.Equal((2, 0), (budget.GetProperty("pages").GetInt32(), budget.GetProperty("tickets").GetInt32()));
        Assert.Matches(@"\| page 6h +\| [-0-9 :]+ \| [-0-9 :]+ \| [^|]+ \| [^|]+ \| by page 1h until 2026-", Replayed("past.csv", "--from", "3d"));
    }

    [Fact]
    public void Each_line_says_which_SLO_it_is_about()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec());
        _folder.Write("other.slo.yaml", FakePast.Spec().Replace("service: shop", "service: other", StringComparison.Ordinal));
        _folder.Write("past.csv", "slo,time,total,bad\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"shop/api,{i * 60},10,0\nother/api,{i * 60},10,10\n")));
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "replay", "shop.slo.yaml", "other.slo.yaml", "--samples", "past.csv", "--format", "json").Output);
        Assert.Equal(["other", "shop"], json.RootElement.GetProperty("budgets").EnumerateArray().Select(budget => budget.GetProperty("service").GetString()));

        // One that is named passes over the others.
        Assert.StartsWith("shop/api: 99% over 1d\n", Replayed("past.csv", "--slo", "shop/api"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", ": it holds no events: name the columns in its first line, as in time,bad,total")]
    [InlineData("time,bad,total\n", ": it holds no events")]
    [InlineData("time,total\n", ":1: two of the columns good, bad and total are needed")]
    [InlineData("bad,total\n", ":1: name the columns here, time among them, as in time,bad,total")]
    [InlineData("time,bad,total,regoin\n", ":1: the column 'regoin' is neither time, slo, good, bad nor total, nor a label that a spec has in 'by'; did you mean 'region'?")]
    [InlineData("time,bad,Bad,total\n", ":1: the column 'bad' is there twice")]
    [InlineData("time,bad,total\n0,0\n", ":2: it has 2 cells and the line of names has 3")]
    [InlineData("time,bad,total\nnoon,0,1\n", ":2: 'noon' is no time such as 2026-06-15T08:00:00Z, or seconds since 1970")]
    [InlineData("time,bad,total\n0,few,1\n", ":2: 'few' is no number of events")]
    [InlineData("time,bad,total\n0,-1,1\n", ":2: '-1' is no number of events")]
    [InlineData("time,bad,total\n0,2,1\n", ":2: 2 bad events are more than all 1")]
    [InlineData("time,good,total\n0,2,1\n", ":2: 2 good events are more than all 1")]
    [InlineData("time,good,bad,total\n0,2,1,4\n", ":2: 2 good and 1 bad events are not 4 in all")]
    [InlineData("time,bad,total\n0,,1\n", ":2: two of good, bad and total are needed, or none of them where nothing was measured")]
    [InlineData("time,bad,total\n60,0,1\n60,0,1\n", ":3: its time is not after that of the line before of the same SLO and group")]
    [InlineData("time,bad,total\n0,0,1\n60,0,1\n100,0,1\n", ":3: its time is no whole number of 40s after the first of its SLO")]
    [InlineData("time,bad,total\n0,0,1\n", ": of no SLO are there two lines, to know how long the time of each is: give a --step")]
    [InlineData("time,bad,total\n0,0,1\n1,0,1\n90000000,0,1\n", ": from 1970-01-01T00:00:00Z to 1972-11-07T16:00:01Z there are 90000001 steps of 1s, and no more than 1000000 of a series can be held; give a longer --step, a later --from, or one --slo")]
    [InlineData("time,bad,total,slo\n0,0,1,shop/apu\n", ":2: no SLO is called 'shop/apu'; did you mean 'shop/api'?")]
    [InlineData("time,bad,total\n0,0,\"1\n", ":2: a quote is not closed")]
    public void Mistakes_in_a_file_of_events_name_the_line(string content, string problem)
    {
        _folder.Write("past.csv", content);
        var run = Slogen.Run(_folder, "replay", "shop.slo.yaml", "--samples", "past.csv");
        Assert.Equal((2, $"slogen: {(problem.Contains("there are 9", StringComparison.Ordinal) ? problem[2..] : $"past.csv{problem}")}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Times_that_are_missing_are_gaps_and_not_zero()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec());
        _folder.Write("past.csv", "time,bad,total\r\n" + string.Concat(Enumerable.Range(0, 1440).Where(i => i is < 600 or >= 700).Select(i => $"{i * 60},{(i is >= 500 and < 520 ? "," : "0,10")}\r\n")));
        using var json = JsonDocument.Parse(Replayed("past.csv", "--format", "json"));
        Assert.Equal([1200, 6000], json.RootElement.GetProperty("budgets")[0].GetProperty("gaps").EnumerateArray()
            .Select(gap => (gap.GetProperty("to").GetDateTimeOffset() - gap.GetProperty("from").GetDateTimeOffset()).TotalSeconds));
    }

    [Fact]
    public void Slices_are_judged_of_events_that_are_as_short()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec("budgeting: {slices: 1m, good_when: 90%}"));
        _folder.Write("past.csv", "time,bad,total\n" + string.Concat(Enumerable.Range(0, 2880).Select(i => $"{i * 30},{(i % 20 == 0 ? 2 : 0)},10\n")));
        using var json = JsonDocument.Parse(Replayed("past.csv", "--format", "json"));
        var period = json.RootElement.GetProperty("budgets")[0].GetProperty("periods")[0];
        // Two of twenty events are a tenth, which may be bad.
        Assert.Equal((1440, 0), (period.GetProperty("total").GetDouble(), period.GetProperty("bad").GetDouble()));

        _folder.Write("past.csv", "time,bad,total\n0,0,1\n90,0,1\n");
        Slogen.Run(_folder, "replay", "shop.slo.yaml", "--samples", "past.csv").ShouldBe(
            2, error: "slogen: past.csv: the slices of shop/api are 1m long, and 1m30s is no whole part of that: give events of 1m or shorter times");
    }

    [Fact]
    public void Recorded_series_of_a_dumped_server_are_read_as_Prometheus_reads_them()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec());
        var dump = new StringBuilder("# HELP up anything\n");
        for (var at = 1_780_000_011; at < 1_780_000_000 + 2 * 86_400; at += 30)
        {
            // Gone for an hour, of which Prometheus looks back over five minutes.
            if (at is > 1_780_040_000 and < 1_780_043_600) continue;
            dump.Append(CultureInfo.InvariantCulture, $"slo:sli_total:rate5m{{slo_id=\"shop/api\",slo_name=\"api\",team=\"a\"}} 1e+01 {at}.123\n");
        }

        for (var at = 1_780_000_011; at < 1_780_000_000 + 2 * 86_400; at += 30) dump.Append(CultureInfo.InvariantCulture, $"slo:sli_bad:rate5m{{slo_id=\"shop/api\"}} 0.05 {at}.123 # {{trace=\"x\"}} 1\nslo:sli_bad:rate5m{{slo_id=\"else/api\"}} 9 {at}.123\n");
        dump.Append("up{job=\"shop\"} 1 1780000000\n{\"utf8.name\",a=\"b\"} 1 1780000000\n# EOF\n");
        _folder.Write("dump.om", dump.ToString());
        using var json = JsonDocument.Parse(Replayed("dump.om", "--format", "json", "--from", "1d"));
        var budget = json.RootElement.GetProperty("budgets")[0];

        Assert.Equal(0.995, budget.GetProperty("periods")[0].GetProperty("good_ratio").GetDouble(), 9);
        Assert.Equal(JsonValueKind.String, budget.GetProperty("recorded_since").ValueKind);
        using var whole = JsonDocument.Parse(Replayed("dump.om", "--format", "json"));
        Assert.Equal(3360, whole.RootElement.GetProperty("budgets")[0].GetProperty("missing_seconds").GetDouble());
    }

    [Theory]
    [InlineData("requests_total{job=\"shop\"} 1 1780000000\n# EOF\n", ": it has no series slo:sli_bad:rate5m{slo_id=\"shop/api\"}, which is what can be read: what rules record, as --save writes it. It holds requests_total, for one: raw series have to be evaluated by a server. Give them to a Prometheus (promtool tsdb create-blocks-from openmetrics) and name it by --prometheus.")]
    [InlineData("# EOF\n", ": it has no series slo:sli_bad:rate5m{slo_id=\"shop/api\"}, which is what can be read: what rules record, as --save writes it.")]
    [InlineData("up 1 1780000000\n", ": it is cut off: the last line has to be '# EOF'")]
    [InlineData("# EOF\nup 1 1\n", ":2: nothing stands behind '# EOF'")]
    [InlineData("up\n# EOF\n", ":1: it is no sample such as name{label=\"value\"} 1 1718438400")]
    [InlineData("up{a=b} 1 1\n# EOF\n", ":1: its labels are not written as {name=\"value\",…}")]
    [InlineData("up{a=\"b} 1 1\n# EOF\n", ":1: its labels are not written as {name=\"value\",…}")]
    [InlineData("up one 1\n# EOF\n", ":1: it has no value that is a number")]
    [InlineData("up 1 later\n# EOF\n", ":1: 'later' is no time in seconds since 1970")]
    [InlineData("slo:sli_bad:rate5m{slo_id=\"shop/api\"} 1\n# EOF\n", ":1: it has no time")]
    [InlineData("slogen_replay_info{slo_id=\"shop/api\",from=\"0\"} 1 1\n# EOF\n", ":1: the labels of slogen_replay_info are not whole")]
    [InlineData("slo:sli_bad:rate5m{slo_id=\"shop/api\"} 1 600\nslo:sli_bad:rate5m{slo_id=\"shop/api\"} 1 540\n# EOF\n", ":2: its time is before that of the line before, which is of the same series")]
    public void Mistakes_in_a_file_of_series_name_the_line(string content, string problem)
    {
        _folder.Write("past.om", content);
        Slogen.Run(_folder, "replay", "shop.slo.yaml", "--samples", "past.om").ShouldBe(2, error: $"slogen: past.om{problem}");
    }

    [Fact]
    public void A_file_that_is_none_is_told_as_that()
    {
        Slogen.Run(_folder, "replay", "shop.slo.yaml", "--samples", "missing.csv").ShouldBe(2, error: "slogen: missing.csv: cannot read: no such file or folder");
        _folder.Write("long.csv", "time,bad,total\n" + new string('1', 3 << 20));
        Slogen.Run(_folder, "replay", "shop.slo.yaml", "--samples", "long.csv").ShouldBe(2, error: "slogen: long.csv: cannot read: a line is longer than 1 MiB");
    }

    private string Replayed(string samples, params string[] arguments)
    {
        var run = Slogen.Run(_folder, FakePast.Setup, ["replay", "shop.slo.yaml", "--samples", samples, .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
