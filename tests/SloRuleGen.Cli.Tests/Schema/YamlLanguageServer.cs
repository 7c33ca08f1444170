using System.Text.Json;
using SloRuleGen.Cli.Tests.Npm;

namespace SloRuleGen.Cli.Tests.Schema;

/// <summary>The language server that editors use for YAML, asked as an editor does.</summary>
internal static class YamlLanguageServer
{
    private const string Script =
        """
        const { spawn } = require('child_process');
        const rpc = require('vscode-jsonrpc/node');
        const [file, hovered, completed] = process.argv.slice(1);
        const text = require('fs').readFileSync(file, 'utf8');
        const textDocument = { uri: 'file://' + file };
        const positionOf = word => {
          const before = text.slice(0, text.indexOf(word)).split('\n');
          return { line: before.length - 1, character: before.at(-1).length };
        };
        const server = spawn(process.execPath, [require.resolve('yaml-language-server/bin/yaml-language-server'), '--stdio']);
        const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
        const diagnosed = new Promise(done => connection.onNotification('textDocument/publishDiagnostics', found => found.uri === textDocument.uri && done(found.diagnostics)));
        connection.onRequest('workspace/configuration', asked => asked.items.map(() => null));
        connection.listen();
        (async () => {
          await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
          connection.sendNotification('initialized', {});
          connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: { schemaStore: { enable: false }, validate: true, hover: true, completion: true } } });
          connection.sendNotification('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'yaml', version: 1, text } });
          const diagnostics = await diagnosed;
          const hover = await connection.sendRequest('textDocument/hover', { textDocument, position: positionOf(hovered) });
          const completion = await connection.sendRequest('textDocument/completion', { textDocument, position: positionOf(completed) });
          console.log(JSON.stringify({
            Diagnostics: diagnostics.map(found => `${found.range.start.line + 1}:${found.range.start.character + 1} ${found.message}`),
            Hover: hover.contents.value,
            Completion: completion.items.map(item => item.label),
          }));
          server.kill();
          process.exit(0);
        })();
        """;

    /// <param name="file">A full path.</param>
    /// <param name="hovered">The words, as they first stand in the file, that the mouse is on.</param>
    /// <param name="completed">The words before which somebody begins to write.</param>
    public static Answers Ask(string file, string hovered, string completed)
    {
        var run = NpmTools.Node(Script, file, hovered, completed);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonSerializer.Deserialize<Answers>(run.Output)!;
    }

    /// <param name="Diagnostics">Each with its line and column.</param>
    public sealed record Answers(IReadOnlyList<string> Diagnostics, string Hover, IReadOnlyList<string> Completion);
}
