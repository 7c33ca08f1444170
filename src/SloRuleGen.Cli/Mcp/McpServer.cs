using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Rpc;

namespace SloRuleGen.Cli.Mcp;

/// <summary>The Model Context Protocol, as far as tools go.</summary>
/// <param name="call">Calls a tool.</param>
/// <seealso href="https://modelcontextprotocol.io/specification/2025-11-25"/>
internal sealed class McpServer(Func<McpTool, JsonTree?, CancellationToken, JsonObject> call) : IRpcPeer
{
    private const string Instructions =
        "slogen makes Prometheus rules of service level objectives, which are written as YAML specs. To write or change a spec: read the schema, write the file, validate it until nothing is "
        + "wrong, explain what it means, and only then generate rules. Paths are within the working directory.";

    /// <summary>The newest first.</summary>
    private static readonly string[] s_versions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"];

    public (string Method, string Field) Cancelling => ("notifications/cancelled", "requestId");

    public async Task<Json?> AnswerAsync(string method, JsonTree? parameters, CancellationToken cancellation)
    {
        switch (method)
        {
            case "initialize": return Initialize(parameters);
            case "ping": return new JsonObject();
            case "tools/list": return new JsonObject { ["tools"] = JsonList.Of(McpTools.All, tool => tool.ToJson()) };
            case "tools/call":
                var name = parameters?["name"]?.String ?? throw new RpcException(RpcError.InvalidParams, "a call needs the 'name' of a tool");
                var tool = McpTools.All.FirstOrDefault(tool => tool.Name == name)
                    ?? throw new RpcException(RpcError.InvalidParams, $"there is no tool '{PlainText.OneLine(name)}'; there are {string.Join(", ", McpTools.All.Select(known => known.Name))}");
                return await Task.Run(() => call(tool, parameters["arguments"], cancellation), cancellation).ConfigureAwait(false);
            default: throw new RpcException(RpcError.MethodNotFound, $"there is no method '{PlainText.OneLine(method)}' here");
        }
    }

    /// <summary>All that clients tell is of no matter here.</summary>
    public bool Note(string method, JsonTree? parameters) => true;

    private static JsonObject Initialize(JsonTree? parameters) => new()
    {
        ["protocolVersion"] = parameters?["protocolVersion"]?.String is { } asked && s_versions.Contains(asked) ? asked : s_versions[0],
        ["capabilities"] = new JsonObject { ["tools"] = new JsonObject() },
        ["serverInfo"] = new JsonObject { ["name"] = "slogen", ["title"] = "slogen", ["version"] = ProgramVersion.Text },
        ["instructions"] = Instructions,
    };
}
