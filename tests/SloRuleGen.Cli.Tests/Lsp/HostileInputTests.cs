using System.Text;
using System.Text.Json.Nodes;

namespace SloRuleGen.Cli.Tests.Lsp;

/// <summary>Whatever is sent, the program neither fails nor hangs, and tells what was wrong.</summary>
public sealed class HostileInputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n", "a message is longer than 67108864 bytes")]
    [InlineData("Content-Length: 67108865\r\n\r\n", "a message is longer than 67108864 bytes")]
    [InlineData("Content-Length: -1\r\n\r\n", "a Content-Length is no number")]
    [InlineData("Content-Length: \r\n\r\n{}", "a Content-Length is no number")]
    [InlineData("Content-Type: x\r\n\r\n{}", "a message has no Content-Length")]
    [InlineData("{\"jsonrpc\"=\"2.0\"}\n\n", "a line of a header has no colon")]
    [InlineData("Content-Length: 60000000\r\n\r\n{", "the input ends within a message")]
    [InlineData("Content-Length: 10\r\nContent-", "the input ends within a header")]
    public void What_cannot_be_read_on_ends_the_program(string sent, string reason)
    {
        var session = new LspSession(_folder);
        session.Send(Encoding.UTF8.GetBytes(sent));
        Assert.Equal(1, session.End());
        Assert.Equal($"slogen: {reason}\n", session.Log.ReplaceLineEndings("\n"));
        Assert.Equal(-32700, (int)session.Receive(_ => true)["error"]!["code"]!);
    }

    [Fact]
    public void A_header_without_end_ends_the_program()
    {
        var session = new LspSession(_folder);
        session.Send(Encoding.UTF8.GetBytes(new string('x', 100_000)));
        Assert.Equal("a line of a header is longer than 4096 bytes", (string)session.Receive(_ => true)["error"]!["message"]!);
        Assert.Equal(1, session.End());
    }

    [Fact]
    public void What_is_no_request_is_answered_and_the_next_one_served()
    {
        using var session = LspSession.Begin(_folder);
        foreach (var (sent, code) in new[]
        {
            ("{", -32700), ("", -32700), ("\xff", -32700), ($"{new string('[', 1000)}", -32700), ("{} {}", -32700),
            ("[]", -32600), ("17", -32600), ("null", -32600), ("{}", -32600), ("{\"id\":1}", -32600), ("{\"method\":5,\"id\":1}", -32600),
            ("{\"method\":\"initialize\",\"id\":null}", -32600), ("{\"method\":\"initialize\",\"id\":{}}", -32600),
        })
        {
            session.Send(sent);
            Assert.Equal(code, (int)session.Receive(message => message["error"] is not null)["error"]!["code"]!);
        }

        // Answers to what was never asked, and notes that nobody knows, are passed over.
        session.Send("""{"jsonrpc":"2.0","id":7,"result":null}""");
        session.Notify("$/setTrace", new JsonObject { ["value"] = "off" });
        session.Notify("workspace/somethingNew", []);
        session.Notify("textDocument/didOpen", []);
        session.Notify("textDocument/didChange", new JsonObject { ["textDocument"] = "x" });
        session.Notify("$/cancelRequest", new JsonObject { ["id"] = 4711 });
        Assert.Equal(-32601, session.ErrorOf("textDocument/rename", []));
        Assert.Equal(-32601, session.ErrorOf("", []));
        Assert.Equal(-32602, session.ErrorOf("textDocument/hover"));
        Assert.Equal(-32602, session.ErrorOf("textDocument/hover", LspSession.At("file:///nowhere", 0, 0)));
        var uri = session.Open("shop.slo.yaml", Specs.Shop);
        Assert.Equal(-32602, session.ErrorOf("textDocument/hover", LspSession.At(uri, -1, 0)));
        Assert.Null(session.Hover(uri, 1_000_000, 1_000_000));
        Assert.Equal(-32602, session.ErrorOf("textDocument/codeAction", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["range"] = 5 }));

        // A number and a text are two ids, and come back as they were.
        session.Send("""{"jsonrpc":"2.0","id":"1","method":"textDocument/none"}""");
        session.Send("""{"jsonrpc":"2.0","id":1.50,"method":"textDocument/none"}""");
        Assert.NotNull(session.Receive(message => message["id"]?.ToJsonString() == "\"1\""));
        Assert.NotNull(session.Receive(message => message["id"]?.ToJsonString() == "1.50"));
    }

    [Fact]
    public void Half_a_character_is_text_too()
    {
        using var session = LspSession.Begin(_folder);
        var uri = session.UriOf("shop.slo.yaml");
        var text = """# \ud83d \ude00 \ud83d\ude00 \"\\\n""" + System.Text.Json.JsonEncodedText.Encode(Specs.Broken);
        session.Send("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"URI","version":1,"text":"TEXT"}}}""".Replace("URI", uri, StringComparison.Ordinal).Replace("TEXT", text, StringComparison.Ordinal));
        Assert.Equal(6, (int)Assert.Single(session.Diagnostics(uri, 1))!["range"]!["start"]!["line"]!);
    }

    [Fact]
    public void The_protocol_has_an_order()
    {
        var session = new LspSession(_folder);
        Assert.Equal(-32002, session.ErrorOf("textDocument/hover", LspSession.At("file:///x", 0, 0)));
        session.Request("initialize", new JsonObject { ["capabilities"] = "none" });
        Assert.Null(session.Request("shutdown"));
        Assert.Equal(-32600, session.ErrorOf("textDocument/hover", LspSession.At("file:///x", 0, 0)));
        session.Notify("exit");
        Assert.Equal(0, session.End());
        Assert.Equal("", session.Log);
    }

    [Fact]
    public void An_editor_that_is_gone_ends_it_with_another_exit_code()
    {
        Assert.Equal(1, LspSession.Begin(_folder).End());
        var session = LspSession.Begin(_folder);
        session.Notify("exit");
        Assert.Equal(1, session.End());
    }

    [Fact]
    public void Without_standard_input_there_is_nothing_to_serve() =>
        Slogen.Run(_folder, new Slogen.Setup { Input = null! }, "lsp").ShouldBe(2, error: "<stdin>: error SLO002: cannot read: it is closed");
}
