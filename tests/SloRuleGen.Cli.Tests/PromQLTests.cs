using System.Text;
using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

public sealed class PromQLTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_expression_is_printed_formatted() =>
        Slogen.Run(_folder, "promql", "sum by(job)(rate(http_requests_total[300s]))/2")
            .ShouldBe(0, "sum by (job) (rate(http_requests_total[5m])) / 2");

    [Fact]
    public void A_long_expression_is_printed_over_several_lines() =>
        Slogen.Run(_folder, "promql", "sum(rate(http_requests_total{job=\"checkout\",code=~\"5..\"}[5m]))/sum(rate(http_requests_total{job=\"checkout\"}[5m]))").ShouldBe(0,
            """
              sum(rate(http_requests_total{job="checkout",code=~"5.."}[5m]))
            /
              sum(rate(http_requests_total{job="checkout"}[5m]))
            """);

    [Fact]
    public void A_wrong_expression_is_refused_at_its_place() =>
        Slogen.Run(_folder, "promql", "sum(rate(up))").ShouldBe(1, error:
            """
            <expression>:1:10: error SLO201: expected type range vector in call to function "rate", got instant vector
              1 | sum(rate(up))
                |          ^^
            """);

    [Fact]
    public void Every_wrong_type_is_told() =>
        Assert.Equal((1, "", 2), Slogen.Run(_folder, "promql", "rate(a) + rate(b)") is var run
            ? (run.ExitCode, run.Output, run.Error.Split("error SLO201").Length - 1)
            : default);

    [Fact]
    public void An_empty_expression_is_refused() =>
        Slogen.Run(_folder, "promql", "").ShouldBe(1, error:
            """
            <expression>:1:1: error SLO201: no expression found in input
              1 |
                | ^
            """);

    [Fact]
    public void An_expression_is_read_from_standard_input() =>
        Slogen.Run(_folder, Slogen.Setup.WithInput("sum by(job)(\n  rate(a[300s])\n)\n"), "promql", "-").ShouldBe(0, "sum by (job) (rate(a[5m]))");

    [Fact]
    public void A_wrong_expression_of_standard_input_is_refused_at_its_place() =>
        Slogen.Run(_folder, Slogen.Setup.WithInput("sum(\n  rate(up))\n"), "promql", "-").ShouldBe(1, error:
            """
            <stdin>:2:8: error SLO201: expected type range vector in call to function "rate", got instant vector
              2 |   rate(up))
                |        ^^
            """);

    [Fact]
    public void Standard_input_is_text() =>
        Slogen.Run(_folder, new Slogen.Setup { Input = new MemoryStream([(byte)'a', 0xFF]) }, "promql", "-").ShouldBe(1, error:
            """
            <stdin>:1:2: error SLO005: the byte 0xFF is not UTF-8 here; save the file as UTF-8
              1 | a
                |  ^
            """);

    [Fact]
    public void The_window_is_allowed_on_request()
    {
        Slogen.Run(_folder, "promql", "rate(a[$window])", "--window").ShouldBe(0, "rate(a[$window])");
        Assert.Equal((1, ""), Slogen.Run(_folder, "promql", "rate(a[$window])") is var run ? (run.ExitCode, run.Output) : default);
    }

    [Fact]
    public void An_expression_may_start_with_a_sign() => Slogen.Run(_folder, "promql", "-up").ShouldBe(0, "-up");

    [Theory]
    [InlineData("Give an expression, - to read one from standard input, or --json-lines to read many.")]
    [InlineData("--json-lines reads expressions from standard input, and cannot be used with EXPR.", "--json-lines", "up")]
    [InlineData("There is no option '--up'; an expression that starts so goes in parentheses.", "--up")]
    public void A_wrong_command_line_is_a_usage_error(string message, params string[] args) =>
        Slogen.Run(_folder, ["promql", .. args]).ShouldBe(2, error:
            $"""
            slogen: {message}
            Run 'slogen promql --help' for usage.
            """);

    [Fact]
    public void Each_line_is_answered_in_order() =>
        Lines("\"a+b\"\n\"a+\"\n\"up\"\n").ShouldBe(0,
            """
            {"ok":true,"formatted":"a + b","error":null}
            {"ok":false,"formatted":null,"error":{"start":2,"end":2,"message":"unexpected end of input"}}
            {"ok":true,"formatted":"up","error":null}
            """);

    [Fact]
    public void Offsets_are_bytes_of_the_expression() =>
        Lines("\"a{b=\\\"é😀\\\"} rate\"\n").ShouldBe(0,
            """{"ok":false,"formatted":null,"error":{"start":14,"end":18,"message":"unexpected identifier \"rate\""}}""");

    [Fact]
    public void Escapes_of_a_whole_pair_are_text() =>
        Lines("\"a{b=\\\"\\ud83d\\ude00\\\"}\"\n").ShouldBe(0, """{"ok":true,"formatted":"a{b=\"\uD83D\uDE00\"}","error":null}""");

    [Theory]
    [InlineData("\"up\\ud800\"", "the JSON string holds half a surrogate pair, which is no text")]
    [InlineData("\"\\udc00\\ud800\"", "the JSON string holds half a surrogate pair, which is no text")]
    [InlineData("", "the line is not JSON, from byte 0 on; expected a JSON string, such as \\\"up\\\"")]
    [InlineData("up", "the line is not JSON, from byte 0 on; expected a JSON string, such as \\\"up\\\"")]
    [InlineData("\"up", "the line is not JSON, from byte 3 on; expected a JSON string, such as \\\"up\\\"")]
    [InlineData("\"up\" 1", "the line is not JSON, from byte 5 on; expected a JSON string, such as \\\"up\\\"")]
    [InlineData("[1, [2]]", "expected a JSON string, but this is an array")]
    [InlineData("{\"a\": 1}", "expected a JSON string, but this is an object")]
    [InlineData("12", "expected a JSON string, but this is a number")]
    [InlineData("null", "expected a JSON string, but this is null")]
    [InlineData("true", "expected a JSON string, but this is true or false")]
    public void A_line_that_holds_no_text_is_an_error_and_the_next_is_read(string line, string message) =>
        Lines(line + "\n\"up\"").ShouldBe(0,
            "{\"ok\":false,\"formatted\":null,\"error\":{\"start\":0,\"end\":0,\"message\":\"" + message + "\"}}\n"
            + """{"ok":true,"formatted":"up","error":null}""");

    [Fact]
    public void Deep_nesting_and_bytes_that_are_no_text_are_errors()
    {
        byte[] input = [.. Encoding.ASCII.GetBytes(new string('[', 100_000)), (byte)'\n', (byte)'"', 0xFF, (byte)'"', (byte)'\r', (byte)'\n'];

        var run = Slogen.Run(_folder, new Slogen.Setup { Input = new MemoryStream(input) }, "promql", "--json-lines");

        Assert.Equal((0, "", 2), (run.ExitCode, run.Error, run.Output.Split("\"ok\":false").Length - 1));
        Assert.EndsWith("\"the line is not UTF-8\"}}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_window_is_allowed_in_lines_too() =>
        Slogen.Run(_folder, Slogen.Setup.WithInput("\"rate(a[$window])\""), "promql", "--json-lines", "--window")
            .ShouldBe(0, """{"ok":true,"formatted":"rate(a[$window])","error":null}""");

    [Fact]
    public void No_lines_have_no_answers() => Lines("").ShouldBe(0);

    [Fact]
    public void Ten_thousand_lines_get_as_many_answers()
    {
        var input = string.Concat(Enumerable.Range(0, 10_000).Select(i => JsonSerializer.Serialize($"sum(rate(a_total{{i=\"{i}\"}}[5m])) > {i}") + "\n"));

        var answers = Lines(input).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(10_000, answers.Length);
        Assert.Equal("""{"ok":true,"formatted":"sum(rate(a_total{i=\"9999\"}[5m])) > 9999","error":null}""", answers[^1]);
    }

    private Outcome Lines(string input) => Slogen.Run(_folder, Slogen.Setup.WithInput(input), "promql", "--json-lines");
}
