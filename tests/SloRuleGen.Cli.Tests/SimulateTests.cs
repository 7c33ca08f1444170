using System.Text.Json;
using System.Xml.Linq;

namespace SloRuleGen.Cli.Tests;

public sealed class SimulateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SimulateTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_incident_is_told_with_what_it_fires_and_spends()
    {
        var text = Ran("--incident", "30m@100%");

        Assert.StartsWith("shop/availability: 99.9% over 30d\n", text, StringComparison.Ordinal);
        // 30 of 43.2 minutes.
        Assert.Contains("100% left before, 30.5", text, StringComparison.Ordinal);
        Assert.Contains("| +0s ", text, StringComparison.Ordinal);
        Assert.Contains("| incident: 30m at 100% ", text, StringComparison.Ordinal);
        Assert.Contains("| page 1h fires ", text, StringComparison.Ordinal);
        Assert.Contains("| page 6h fires, held back by page 1h ", text, StringComparison.Ordinal);
        Assert.Contains("| page 6h is no longer held back ", text, StringComparison.Ordinal);
        Assert.Contains("| page 1h ends ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_incident_fires_nothing_and_says_so() =>
        Assert.Contains("No alert fires.\n", Ran("--incident", "1m@0.5%"), StringComparison.Ordinal);

    [Fact]
    public void The_plot_respects_the_width_of_a_terminal()
    {
        foreach (var width in (int[])[60, 100, 140])
        {
            var run = Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true, Width = width }, "simulate", "shop.slo.yaml", "--incident", "30m@100%", "--no-color");
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= width, line));
            Assert.Contains(run.Output.Split('\n'), line => line.Contains("+#", StringComparison.Ordinal) && line.Length >= width - 2);
        }
    }

    [Fact]
    public void Methods_are_compared_side_by_side()
    {
        var text = Ran("--incident", "1h@5%", "--traffic", "day-night:40", "--at", "night", "--compare-methods");

        Assert.Contains("| Alert     | burn_rate", text, StringComparison.Ordinal);
        Assert.Matches(@"\| page 1h +\| \+\S+ to \+\S+ +\| silent +\|", text);
    }

    [Fact]
    public void A_ratio_without_counts_has_no_other_method()
    {
        _folder.Write("ratio.slo.yaml", Specs.Shop
            .Replace("events:", "query: {error_ratio: 'avg(avg_over_time(shop_errors{job=\"shop\"}[$window]))'}", StringComparison.Ordinal)
            .Replace("        bad: http_requests_total{job=\"shop\",code=~\"5..\"}\n", "", StringComparison.Ordinal)
            .Replace("        total: http_requests_total{job=\"shop\"}\n", "", StringComparison.Ordinal));
        var run = Slogen.Run(_folder, "simulate", "ratio.slo.yaml", "--incident", "30m@100%", "--compare-methods");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("budget_count", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_windows_take_the_place_of_the_spec_s() =>
        Assert.Contains("ticket 1d fires", Ran("--incident", "20h@0.5%", "--windows", "sre-four"), StringComparison.Ordinal);

    [Fact]
    public void Windows_that_do_not_fit_are_an_error()
    {
        _folder.Write("day.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    period: 1d\n    alerting: {windows: [{budget: 10%, long: 1h, severity: page}]}", StringComparison.Ordinal));
        var run = Slogen.Run(_folder, "simulate", "day.slo.yaml", "--incident", "30m@100%", "--windows", "sre");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("no built-in window policy fits a period of 1d", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_numbers_in_seconds_and_shares()
    {
        using var json = JsonDocument.Parse(Ran("--incident", "30m@100%+1h", "--format", "json", "--compare-methods"));
        var slo = json.RootElement.GetProperty("slos")[0];
        var methods = slo.GetProperty("methods");
        var alert = methods[0].GetProperty("alerts")[0];

        Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
        Assert.Equal((3600, 1800, 1), (Number(slo.GetProperty("incidents")[0], "offset_seconds"), Number(slo.GetProperty("incidents")[0], "seconds"), Number(slo.GetProperty("incidents")[0], "error_rate")));
        Assert.Equal(["burn_rate", "budget_count"], methods.EnumerateArray().Select(method => method.GetProperty("method").GetString()));
        Assert.Equal(1 - 30 / 43.2, (double)Number(methods[0], "budget_after"), 0.002);
        Assert.Equal(("burn", "1h", "page"), (alert.GetProperty("kind").GetString(), alert.GetProperty("long_window").GetString(), alert.GetProperty("severity").GetString()));
        Assert.InRange(Number(alert, "fires_at"), 3650, 3750);
        Assert.InRange(Number(alert, "ends_at"), 5400 + 200, 5400 + 400);
        Assert.InRange(methods[0].GetProperty("budget").GetArrayLength(), 100, 501);

        static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();
    }

    [Fact]
    public void Svg_is_xml_and_draws_each_alert()
    {
        var drawing = XDocument.Parse(Ran("--incident", "30m@100%", "--format", "svg"));
        XNamespace svg = "http://www.w3.org/2000/svg";

        Assert.Equal(svg + "svg", drawing.Root!.Name);
        Assert.Contains(drawing.Descendants(svg + "text"), text => text.Value == "page 1h");
        Assert.Single(drawing.Descendants(svg + "polyline"));
    }

    [Fact]
    public void Markdown_escapes_what_users_wrote()
    {
        _folder.Write("policy.slo.yaml", Specs.Shop + "    budget_policy: [{name: halt, when: {remaining_below: 50%}, severity: ticket, action: 'Stop | <b>now</b> [x](y)'}]\n");
        var run = Slogen.Run(_folder, "simulate", "policy.slo.yaml", "--incident", "30m@100%", "--format", "markdown");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("| policy halt fires: Stop \\| \\<b\\>now\\</b\\> \\[x\\](y) |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_begins_where_it_is_told_to()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    period: month", StringComparison.Ordinal));
        // At the end of March the month of April begins with the whole budget.
        Assert.Contains("100% left before, 100% after", Ran("--incident", "20m@100%", "--begin", "2026-03-31T22:00:00Z"), StringComparison.Ordinal);
        Assert.DoesNotContain("100% after", Ran("--incident", "20m@100%", "--begin", "2026-03-20"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--begin 'soon': it is no time such as 2026-06-15T08:00:00Z, or seconds since 1970.", "--begin", "soon")]
    [InlineData("--at and --begin exclude each other.", "--begin", "2026-03-31", "--at", "night", "--traffic", "day-night:10")]
    public void A_begin_that_cannot_be_is_a_usage_error(string message, params string[] more) =>
        Slogen.Run(_folder, ["simulate", "shop.slo.yaml", "--incident", "20m@100%", .. more]).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen simulate --help' for usage.");

    [Fact]
    public void Traffic_of_a_file_repeats_itself()
    {
        // An hour a day has all the traffic: an outage then spends all, at night next to nothing.
        var lines = Enumerable.Range(0, 48).Select(i => $"{DateTimeOffset.FromUnixTimeSeconds(1_780_000_000 / 86_400 * 86_400 + i * 1800):yyyy-MM-ddTHH:mm:ssZ},{(i is 24 or 25 ? 9000 : 1)},");
        _folder.Write("day.csv", "time,total,bad\n" + string.Join('\n', lines) + "\n");
        double After(string at) => JsonDocument.Parse(Ran("--incident", "1h@5%", "--traffic", "day.csv", "--at", at, "--format", "json"))
            .RootElement.GetProperty("slos")[0].GetProperty("methods")[0].GetProperty("budget_after").GetDouble();

        Assert.InRange(After("night"), 0.999, 1);
        // 5% of a day's events, and a thirtieth of the budget a day: 50 budgets of a day.
        Assert.Equal(1 - 0.05 / 0.001 / 30, After("peak"), 0.1);
    }

    [Theory]
    [InlineData("time;total\n", "line 1: name the columns there, time and total among them, as in time,total,bad")]
    [InlineData("time,total\n0,1\n", "at least two lines of traffic are needed, to know how long each is")]
    [InlineData("time,total\n0,1\n60,1,3\n", "line 3: it has 3 cells and line 1 has 2")]
    [InlineData("time,total\n0,1\nnoon,1\n", "line 3: 'noon' is no time such as 2026-06-15T08:00:00Z, or seconds since 1970")]
    [InlineData("time,total\n60,1\n60,1\n", "line 3: its time is not after that of the line before")]
    [InlineData("time,total\n0,1\n60,many\n", "line 3: 'many' is no number of events")]
    [InlineData("time,total,bad\n0,1,0\n60,1,2\n", "line 3: 2 bad events are more than all 1")]
    [InlineData("time,total,bad\n0,1,0\n60,1,-2\n", "line 3: '-2' is no number of events")]
    [InlineData("time,total\n0,1\n60,1\n90,1\n", "line 4: its time is no whole number of 1m after the first, as the second is")]
    [InlineData("time,total\n0,1\n1,1\n90000000,1\n", "from the first line to the last there are more than 1000000 times the 1s from the first to the second")]
    public void Mistakes_in_a_traffic_file_name_the_line(string content, string problem)
    {
        _folder.Write("traffic.csv", content);
        Slogen.Run(_folder, "simulate", "shop.slo.yaml", "--incident", "30m@100%", "--traffic", "traffic.csv").ShouldBe(2, error: $"slogen: traffic.csv: {problem}");
    }

    [Fact]
    public void A_traffic_file_that_is_missing_is_named() =>
        Slogen.Run(_folder, "simulate", "shop.slo.yaml", "--incident", "30m@100%", "--traffic", "none.csv").ShouldBe(2, error: "slogen: none.csv: cannot read: no such file or folder");

    [Theory]
    [InlineData("--incident '30m': write it as TIME@SHARE, such as 30m@100%.", "--incident", "30m")]
    [InlineData("--incident 'soon@5%': 'soon' is no time such as 30m or 1h30m.", "--incident", "soon@5%")]
    [InlineData("--incident '0s@5%': it lasts no time.", "--incident", "0s@5%")]
    [InlineData("--incident '30m@5': '5' is no share such as 5% or 100%.", "--incident", "30m@5")]
    [InlineData("--incident '30m@0%': 0% of all events cannot fail: give more than 0% and no more than 100%.", "--incident", "30m@0%")]
    [InlineData("--incident '30m@101%': 101% of all events cannot fail: give more than 0% and no more than 100%.", "--incident", "30m@101%")]
    [InlineData("--incident '30m@5%+later': 'later' is no time such as 3d.", "--incident", "30m@5%+later")]
    [InlineData("--incident '30m@5%+2y': it ends more than 366d after the begin.", "--incident", "30m@5%+2y")]
    [InlineData("--traffic 'bursty': there is steady, day-night:10, or a file whose name ends with .csv.", "--incident", "30m@5%", "--traffic", "bursty")]
    [InlineData("--traffic 'day-night': say how many times more there is by day than by night, from 1 to 1000000, such as day-night:10.", "--incident", "30m@5%", "--traffic", "day-night")]
    [InlineData("--traffic 'day-night:0.5': say how many times more there is by day than by night, from 1 to 1000000, such as day-night:10.", "--incident", "30m@5%", "--traffic", "day-night:0.5")]
    [InlineData("--at peak needs traffic that has a night and a peak: give --traffic day-night:10, or a file.", "--incident", "30m@5%", "--at", "peak")]
    [InlineData("Option '--incident' is required.")]
    public void Mistakes_in_arguments_are_usage_errors(string error, params string[] args) =>
        Slogen.Run(_folder, ["simulate", "shop.slo.yaml", .. args]).ShouldBe(2, error:
            $"""
            slogen: {error}
            Run 'slogen simulate --help' for usage.
            """);

    [Fact]
    public void An_unknown_slo_is_told_with_the_nearest() =>
        Slogen.Run(_folder, "simulate", "shop.slo.yaml", "--incident", "30m@5%", "--slo", "availabilty").ShouldBe(2, error: "slogen: no SLO is called 'availabilty'; did you mean 'availability'?");

    [Fact]
    public void Of_a_spec_with_errors_nothing_is_told()
    {
        _folder.Write("bad.slo.yaml", Specs.Shop.Replace("99.9%", "none", StringComparison.Ordinal));
        var run = Slogen.Run(_folder, "simulate", "bad.slo.yaml", "--incident", "30m@5%");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Theory]
    [InlineData("month")]
    [InlineData("year")]
    [InlineData("{every: 14d, starting: 2026-01-05}")]
    [InlineData("quarter")]
    public void Periods_that_start_anew_are_told_too(string period)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("retention: 40d\n", "retention: 400d\n", StringComparison.Ordinal).Replace("objective: 99.9%", $"objective: 99.9%\n    period: {period}", StringComparison.Ordinal));
        Assert.Contains("page 1h fires", Ran("--incident", "30m@100%"), StringComparison.Ordinal);
    }

    private string Ran(params string[] args)
    {
        var run = Slogen.Run(_folder, ["simulate", "shop.slo.yaml", .. args]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
