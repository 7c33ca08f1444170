using System.Text;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Tests.Rpc;

namespace SloRuleGen.Cli.Tests.Lsp;

/// <summary>An editor that talks to <c>slogen lsp</c>.</summary>
internal sealed class LspSession(TempFolder folder, params string[] options) : RpcSession(folder.FullPath, ["lsp", .. options])
{
    /// <summary>Begins as an editor does.</summary>
    public static LspSession Begin(TempFolder folder, params string[] options) => Begin(folder, "utf-16", options);

    public static LspSession Begin(TempFolder folder, string encoding, string[] options)
    {
        var session = new LspSession(folder, options);
        session.Request("initialize", new JsonObject { ["capabilities"] = new JsonObject { ["general"] = new JsonObject { ["positionEncodings"] = new JsonArray(encoding) } } });
        session.Notify("initialized", []);
        return session;
    }

    public static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

    public static JsonObject At(string uri, int line, int character) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri }, ["position"] = Position(line, character) };

    public string UriOf(string name) => new Uri(folder.PathOf(name)).AbsoluteUri;

    /// <summary>Opens a document whose file need not be there.</summary>
    public string Open(string name, string text)
    {
        var uri = UriOf(name);
        Notify("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = text } });
        return uri;
    }

    public void Change(string uri, int version, params JsonNode[] changes) => Notify(
        "textDocument/didChange",
        new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri, ["version"] = version }, ["contentChanges"] = new JsonArray(changes) });

    public static JsonObject Replace(int line, int from, int to, string text) =>
        new() { ["range"] = new JsonObject { ["start"] = Position(line, from), ["end"] = Position(line, to) }, ["text"] = text };

    /// <summary>What is told of a version of a document.</summary>
    public JsonArray Diagnostics(string uri, int version) => Receive(message =>
        message["method"]?.GetValue<string>() == "textDocument/publishDiagnostics" && (string)message["params"]!["uri"]! == uri && (int?)message["params"]!["version"] == version)
        ["params"]!["diagnostics"]!.AsArray();

    /// <summary>What is shown at a place, as Markdown; null for nothing.</summary>
    public string? Hover(string uri, int line, int character) => (string?)Request("textDocument/hover", At(uri, line, character))?["contents"]!["value"];

    /// <summary>What is offered where the cursor stands.</summary>
    public IReadOnlyList<string> Complete(string uri, int line, int character) =>
        [.. Request("textDocument/completion", At(uri, line, character))!["items"]!.AsArray().Select(item => (string)item!["label"]!)];

    /// <summary>What is offered in a document of its own, where <c>^</c> stands in its text.</summary>
    public IReadOnlyList<string> Complete(string marked)
    {
        var at = marked.IndexOf('^', StringComparison.Ordinal);
        var uri = Open($"{at}.slo.yaml", marked.Remove(at, 1));
        var before = marked[..at];
        var offered = Complete(uri, before.Count(c => c == '\n'), at - before.LastIndexOf('\n') - 1);
        Notify("textDocument/didClose", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = uri } });
        return offered;
    }

    protected override byte[] Framed(string message) => [.. Encoding.ASCII.GetBytes($"Content-Length: {Encoding.UTF8.GetByteCount(message)}\r\n\r\n"), .. Encoding.UTF8.GetBytes(message)];

    protected override string? Read()
    {
        var header = new StringBuilder();
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = Output.ReadByte();
            if (next < 0) return null;
            header.Append((char)next);
        }

        Assert.StartsWith("Content-Length: ", header.ToString(), StringComparison.Ordinal);
        var body = new byte[int.Parse(header.ToString()["Content-Length: ".Length..].Trim())];
        Output.ReadExactly(body);
        return Encoding.UTF8.GetString(body);
    }
}
