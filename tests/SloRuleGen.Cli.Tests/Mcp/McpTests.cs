using System.Text;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Tests.Status;

namespace SloRuleGen.Cli.Tests.Mcp;

public sealed class McpTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public McpTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tool_answers_as_its_command_does()
    {
        _folder.Write("broken.slo.yaml", Specs.Broken).Write("risks.slo.yaml", Specs.Shop + "    risks: {catalog: [{name: Database fails over, detect: 5m, resolve: 20m, every: 60d}]}\n").Write("new/shop.slo.yaml", Specs.Shop.Replace("99.9%", "99.5%", StringComparison.Ordinal));
        using var agent = new McpSession(_folder);
        foreach (var (tool, arguments, command) in new (string, string, string[])[]
        {
            ("validate", """{"inputs": ["shop.slo.yaml", "broken.slo.yaml"]}""", ["validate", "shop.slo.yaml", "broken.slo.yaml", "--format", "json"]),
            ("explain", """{"inputs": ["shop.slo.yaml"], "traffic": "10M"}""", ["explain", "shop.slo.yaml", "--traffic", "10M", "--format", "json"]),
            ("explain_objectives", """{"objectives": ["99.9%", "99.5%"]}""", ["explain", "--objective", "99.9%", "--objective", "99.5%", "--format", "json"]),
            ("simulate", """{"inputs": ["shop.slo.yaml"], "incidents": ["30m@100%", "10m@50%+2h"], "compare_methods": true}""", ["simulate", "shop.slo.yaml", "--incident", "30m@100%", "--incident", "10m@50%+2h", "--compare-methods", "--format", "json"]),
            ("risks", """{"inputs": ["risks.slo.yaml"]}""", ["risks", "risks.slo.yaml", "--format", "json"]),
            ("diff", """{"old": "shop.slo.yaml", "new": "new"}""", ["diff", "shop.slo.yaml", "new", "--format", "json"]),
            ("schema", "{}", ["schema"]),
        })
        {
            var (isError, text, structured) = agent.Call(tool, JsonNode.Parse(arguments)!.AsObject());
            var ran = Slogen.Run(_folder, command);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ran.Output), structured), $"{tool}: {text}");
            Assert.False(isError, text);
            Assert.True(JsonNode.DeepEquals(structured, JsonNode.Parse(text.Split('\n')[0])), text);
        }

        foreach (var (tool, arguments, command) in new (string, string, string[])[]
        {
            ("generate", """{"inputs": ["shop.slo.yaml"], "target": "operator"}""", ["generate", "shop.slo.yaml", "-o", "-", "--target", "operator"]),
            ("explain_code", """{"codes": ["SLO215"]}""", ["explain", "SLO215"]),
            ("templates", """{"names": ["http-requests"]}""", ["templates", "http-requests"]),
            ("templates", "{}", ["templates"]),
            ("promql", """{"expression": "sum(rate(x[$window]))", "window": true}""", ["promql", "sum(rate(x[$window]))", "--window"]),
        })
            Assert.Equal((false, Slogen.Run(_folder, command).Output, null), agent.Call(tool, JsonNode.Parse(arguments)!.AsObject()));
    }

    [Fact]
    public void A_spec_may_be_given_as_text()
    {
        using var agent = new McpSession(_folder);
        var wrong = agent.Call("validate", new JsonObject { ["spec"] = Specs.Broken, ["name"] = "slos/broken.slo.yaml" });
        Assert.Equal("slos/broken.slo.yaml", (string)wrong.Structured!["diagnostics"]![0]!["file"]!);
        Assert.Equal("availability", (string)agent.Call("explain", new JsonObject { ["spec"] = Specs.Shop }).Structured!["slos"]![0]!["name"]!);
        Assert.Contains("- record: slo:sli_error:ratio_rate5m", agent.Call("generate", new JsonObject { ["spec"] = Specs.Shop }).Text, StringComparison.Ordinal);
        Assert.Equal(["shop.slo.yaml"], _folder.Files());
    }

    [Fact]
    public void What_is_wrong_with_specs_is_an_error_with_its_place()
    {
        _folder.Write("broken.slo.yaml", Specs.Broken);
        using var agent = new McpSession(_folder);
        foreach (var tool in new[] { "explain", "generate", "simulate" })
        {
            var arguments = new JsonObject { ["inputs"] = new JsonArray("broken.slo.yaml") };
            if (tool == "simulate") arguments["incidents"] = new JsonArray("30m@100%");
            var (isError, text, structured) = agent.Call(tool, arguments);
            Assert.True(isError);
            Assert.Equal(Specs.BrokenObjective("broken.slo.yaml"), text.TrimEnd('\n'));
            Assert.Null(structured);
        }
    }

    [Fact]
    public void Files_are_written_where_it_is_asked_for_alone_and_within_the_working_directory()
    {
        _folder.Write("work/slos/shop.slo.yaml", Specs.Shop).Write("work/slogen.yaml", "inputs: slos\noutput: elsewhere\n").Write("outside/x.slo.yaml", Specs.Shop);
        Directory.CreateSymbolicLink(_folder.PathOf("work/link"), _folder.PathOf("outside"));
        using var agent = new McpSession(_folder.PathOf("work"));
        Assert.Contains("- alert: ShopAvailabilityErrorBudgetBurn", agent.Call("generate").Text, StringComparison.Ordinal);
        foreach (var output in new[] { "../outside", "/tmp/slogen-never", "link/rules", "slos/../../outside", "" })
        {
            var (isError, text, _) = agent.Call("generate", new JsonObject { ["output"] = output });
            Assert.True(isError && text.Contains("is not within the working directory", StringComparison.Ordinal), text);
        }

        foreach (var input in new[] { "../outside", "link/x.slo.yaml", "/etc/passwd", "-" })
            Assert.True(agent.Call("validate", new JsonObject { ["inputs"] = new JsonArray(input) }).IsError);
        Assert.DoesNotContain(_folder.Files(), file => file.EndsWith(".rules.yaml", StringComparison.Ordinal));

        var written = agent.Call("generate", new JsonObject { ["output"] = "rules" });
        Assert.Equal((false, $"wrote {_folder.RuleFile("work/rules", "shop")["work/".Length..]}\n", null), written);
        Assert.Equal(["outside/x.slo.yaml"], _folder.Files("outside"));
    }

    [Fact]
    public void Arguments_are_no_options()
    {
        using var agent = new McpSession(_folder);
        foreach (var (tool, arguments) in new[]
        {
            ("validate", """{"inputs": ["--config=/etc/passwd"]}"""), ("explain", """{"inputs": ["shop.slo.yaml"], "slo": "--help"}"""),
            ("templates", """{"names": ["--library=/etc"]}"""), ("promql", """{"expression": "--json-lines"}"""),
        })
        {
            var (isError, text, _) = agent.Call(tool, JsonNode.Parse(arguments)!.AsObject());
            Assert.True(isError, text);
            Assert.DoesNotContain("Usage:", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("validate", """{"inputs": "shop.slo.yaml"}""", "'inputs' takes a list of texts.")]
    [InlineData("validate", """{"inputs": [5]}""", "'inputs' takes a list of texts.")]
    [InlineData("validate", """{"files": []}""", "The tool takes no 'files'; it takes inputs, spec, name.")]
    [InlineData("validate", """{"spec": "x", "inputs": ["shop.slo.yaml"]}""", "'spec' stands in place of 'inputs': give one of them.")]
    [InlineData("simulate", """{"inputs": ["shop.slo.yaml"]}""", "'incidents' is required.")]
    [InlineData("simulate", """{"inputs": ["shop.slo.yaml"], "incidents": ["30m"], "compare_methods": "yes"}""", "'compare_methods' takes true or false.")]
    [InlineData("generate", """{"inputs": ["shop.slo.yaml"], "target": "promethus"}""", "did you mean 'prometheus'?")]
    [InlineData("status", "{}", "Option '--prometheus' is required")]
    public void Arguments_that_are_wrong_are_told(string tool, string arguments, string expected)
    {
        using var agent = new McpSession(_folder);
        var (isError, text, _) = agent.Call(tool, JsonNode.Parse(arguments)!.AsObject());
        Assert.True(isError);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_is_the_one_that_the_program_was_started_for()
    {
        using var server = Recorded.Server((Recorded.Infos, [Recorded.Info("a/api", "99%", "7d")]));
        using var agent = new McpSession(_folder, "--prometheus", server.Address.ToString());
        var (isError, text, structured) = agent.Call("status");
        Assert.False(isError, text);
        Assert.Equal("api", (string)structured!["budgets"]![0]!["name"]!);
    }

    /// <summary>With the exit code 1 that warnings have: what was found is an answer, and no failure of the tool.</summary>
    [Fact]
    public void Specs_are_checked_against_that_server()
    {
        _folder.Write("other.slo.yaml", Specs.Shop.Replace("service: shop", "service: other", StringComparison.Ordinal));
        using var server = Check.CheckTests.Server("");
        using var agent = new McpSession(_folder, "--prometheus", server.Address.ToString());

        var (isError, text, structured) = agent.Call("check", new JsonObject { ["inputs"] = new JsonArray("shop.slo.yaml", "other.slo.yaml"), ["slo"] = "shop/availability" });

        Assert.False(isError, text);
        var ran = Slogen.Run(_folder, "check", "shop.slo.yaml", "other.slo.yaml", "--slo", "shop/availability", "--prometheus", server.Address.ToString(), "--format", "json");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(ran.Output), structured), text);
        var found = structured!["diagnostics"]!.AsArray();
        Assert.Contains(found, one => (string)one!["code"]! == "SLO610" && (string)one["file"]! == "shop.slo.yaml");
        Assert.DoesNotContain(found, one => (string)one!["file"]! == "other.slo.yaml");
        Assert.True(agent.Call("check", new JsonObject { ["slo"] = "availabilty", ["inputs"] = new JsonArray("shop.slo.yaml") }).IsError);
    }

    [Fact]
    public void Whatever_is_sent_it_goes_on()
    {
        var agent = new McpSession(_folder);
        foreach (var (sent, code) in new[] { ("{", -32700), ("[]", -32600), ("""{"id":1}""", -32600), ("""{"id":1,"method":"tools/none"}""", -32601), ("""{"id":1,"method":"tools/call","params":{"name":"rm"}}""", -32602), ("""{"id":1,"method":"tools/call"}""", -32602) })
        {
            agent.Send(sent);
            Assert.Equal(code, (int)agent.Receive(message => message["error"] is not null)["error"]!["code"]!);
        }

        agent.Send(Encoding.UTF8.GetBytes("\r\n\n"));
        Assert.NotNull(agent.Request("ping"));
        Assert.Equal("2025-11-25", (string)agent.Request("initialize", new JsonObject { ["protocolVersion"] = "1999-01-01" })!["protocolVersion"]!);
        Assert.Equal("2025-03-26", (string)agent.Request("initialize", new JsonObject { ["protocolVersion"] = "2025-03-26" })!["protocolVersion"]!);

        // What is asked before the end is answered.
        var last = agent.Ask("tools/call", new JsonObject { ["name"] = "explain", ["arguments"] = new JsonObject { ["inputs"] = new JsonArray("shop.slo.yaml") } });
        Assert.Equal(0, agent.End());
        Assert.NotNull(agent.AnswerTo(last)["result"]);
        Assert.Equal("", agent.Log);
    }
}
