using System.Text;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Tests.Rpc;

namespace SloRuleGen.Cli.Tests.Mcp;

/// <summary>An agent that talks to <c>slogen mcp</c>, line by line.</summary>
internal sealed class McpSession(string folder, params string[] options) : RpcSession(folder, ["mcp", .. options])
{
    public McpSession(TempFolder folder, params string[] options)
        : this(folder.FullPath, options)
    {
    }

    public (bool IsError, string Text, JsonNode? Structured) Call(string tool, JsonObject? arguments = null)
    {
        var result = Request("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments })!;
        return ((bool?)result["isError"] ?? false, string.Join("\n", result["content"]!.AsArray().Select(part => (string)part!["text"]!)), result["structuredContent"]);
    }

    protected override byte[] Framed(string message) => Encoding.UTF8.GetBytes(message + "\n");

    protected override string? Read()
    {
        var line = new List<byte>();
        for (var next = Output.ReadByte(); next != '\n'; next = Output.ReadByte())
        {
            if (next < 0) return null;
            line.Add((byte)next);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}
