using System.Text.Json;
using System.Text.Json.Nodes;
using SloRuleGen.Cli.Tests.Npm;

namespace SloRuleGen.Cli.Tests.Schema;

/// <summary>The validator of JSON Schema that most editors and tools in JavaScript use.</summary>
internal static class Ajv
{
    private const string Script =
        """
        const [schema, documents] = process.argv.slice(1).map(name => JSON.parse(require('fs').readFileSync(name, 'utf8')));
        const ajv = new (require('ajv'))({ allErrors: true, jsonPointers: true, strictKeywords: true });
        const validate = ajv.compile(schema);
        const pointers = error => error.keyword === 'additionalProperties' ? [`${error.dataPath}/${error.params.additionalProperty}`]
            : error.keyword === 'propertyNames' ? [`${error.dataPath}/${error.params.propertyName}`]
            : [error.dataPath];
        console.log(JSON.stringify(documents.map(document => validate(document) ? [] : validate.errors.flatMap(pointers))));
        """;

    /// <summary>For each document where the schema refuses it, as JSON pointers; none where it is accepted.</summary>
    public static IReadOnlyList<IReadOnlySet<string>> Refusals(string schema, IEnumerable<JsonNode?> documents)
    {
        using var folder = new TempFolder();
        folder.Write("schema.json", schema).Write("documents.json", new JsonArray([.. documents]).ToJsonString());
        var run = NpmTools.Node(Script, folder.PathOf("schema.json"), folder.PathOf("documents.json"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return [.. JsonSerializer.Deserialize<string[][]>(run.Output)!.Select(pointers => pointers.ToHashSet())];
    }
}
