using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Tests.Schema;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace SloRuleGen.Cli.Tests.Mcp;

/// <summary>The protocol as the client of its own authors speaks it.</summary>
public sealed class OfficialClientTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_official_client_finds_and_calls_the_tools()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);
        var (input, output) = (new Pipe(), new Pipe());
        var terminal = new Terminal(() => input.Reader.AsStream(), new StreamWriter(output.Writer.AsStream(), new UTF8Encoding(false)), TextWriter.Null);
        var run = Task.Run(() => CliApp.Run(["mcp"], new CliEnvironment(terminal, _folder.FullPath, _ => null)));
        await using (var client = await McpClient.CreateAsync(new StreamClientTransport(input.Writer.AsStream(), output.Reader.AsStream())))
        {
            Assert.Equal("slogen", client.ServerInfo!.Name);
            Assert.Contains("validate it until nothing is wrong", client.ServerInstructions, StringComparison.Ordinal);
            var tools = await client.ListToolsAsync();
            Assert.Equal(13, tools.Count);
            Assert.All(tools, tool => Assert.Empty(Ajv.Refusals(tool.JsonSchema.GetRawText(), [Example(tool.JsonSchema)]).Single()));
            Assert.Equal(["generate"], tools.Where(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint != true).Select(tool => tool.Name));

            var explained = await client.CallToolAsync("explain", new Dictionary<string, object?> { ["inputs"] = new[] { "shop.slo.yaml" } });
            Assert.NotEqual(true, explained.IsError);
            Assert.Equal(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output.Length > 0, explained.StructuredContent is not null);
            var refused = await client.CallToolAsync("explain", new Dictionary<string, object?> { ["inputs"] = new[] { "none.slo.yaml" } });
            Assert.True(refused.IsError);
            Assert.Equal("none.slo.yaml: error SLO001: no such file or folder\n", Assert.IsType<TextContentBlock>(Assert.Single(refused.Content)).Text);
            await client.PingAsync();
        }

        await input.Writer.CompleteAsync();
        Assert.Equal(0, await run.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    /// <summary>A value for each parameter.</summary>
    private static JsonObject Example(JsonElement schema)
    {
        var example = new JsonObject();
        foreach (var property in schema.GetProperty("properties").EnumerateObject())
        {
            example[property.Name] = property.Value.GetProperty("type").GetString() switch
            {
                "array" => new JsonArray("x"),
                "boolean" => true,
                _ => property.Value.TryGetProperty("enum", out var choices) ? choices[0].GetString() : "x",
            };
        }

        return example;
    }
}
