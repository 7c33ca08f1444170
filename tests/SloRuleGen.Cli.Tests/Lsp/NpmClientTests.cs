using System.Text.Json.Nodes;
using SloRuleGen.Cli.Tests.Npm;

namespace SloRuleGen.Cli.Tests.Lsp;

/// <summary>The built program as a process, driven by the library that VS Code speaks the protocol with.</summary>
public sealed class NpmClientTests : IDisposable
{
    private const string Script =
        """
        const { spawn } = require('child_process');
        const lsp = require('vscode-languageserver-protocol/node');
        const [program, folder, spec] = process.argv.slice(1);
        (async () => {
            const child = spawn('dotnet', [program, 'lsp', '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
            const ended = new Promise(done => child.on('exit', done));
            const editor = lsp.createProtocolConnection(new lsp.StreamMessageReader(child.stdout), new lsp.StreamMessageWriter(child.stdin));
            const published = [];
            let told = () => {};
            editor.onNotification(lsp.PublishDiagnosticsNotification.type, diagnostics => { published.push(diagnostics); told(); });
            const until = version => new Promise(done => {
                told = () => { const found = published.find(one => one.version === version); if (found) done(found); };
                told();
            });
            editor.listen();
            const started = await editor.sendRequest(lsp.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null });
            await editor.sendNotification(lsp.InitializedNotification.type, {});
            const uri = 'file://' + folder + '/shop.slo.yaml';
            await editor.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'yaml', version: 1, text: spec } });
            const wrong = await until(1);
            const fixes = await editor.sendRequest(lsp.CodeActionRequest.type, { textDocument: { uri }, range: wrong.diagnostics[0].range, context: { diagnostics: wrong.diagnostics } });
            const edit = fixes[0].edit.changes[uri][0];
            await editor.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ range: edit.range, text: edit.newText }] });
            const right = await until(2);
            const hover = await editor.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: edit.range.start });
            const completion = await editor.sendRequest(lsp.CompletionRequest.type, { textDocument: { uri }, position: { line: 1, character: 0 } });
            const unknown = await editor.sendRequest('textDocument/rename', {}).catch(e => e.code);
            await editor.sendRequest(lsp.ShutdownRequest.type);
            await editor.sendNotification(lsp.ExitNotification.type);
            console.log(JSON.stringify({
                sync: started.capabilities.textDocumentSync.change, wrong: wrong.diagnostics.map(one => one.message), title: fixes[0].title, right: right.diagnostics.length,
                hover: hover.contents.value.split('\n')[0], completion: completion.items.map(item => item.label).includes('owner'), unknown, code: await ended,
            }));
            process.exit(0);
        })().catch(e => { console.error(e); process.exit(1); });
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_editor_is_served_from_start_to_end()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "slogen.dll");
        var run = NpmTools.Node(Script, program, _folder.FullPath, Specs.Shop.Replace("objective", "objectve", StringComparison.Ordinal));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            JsonNode.Parse("""
                {
                  "sync": 2, "wrong": ["unknown field 'objectve'; did you mean 'objective'?"], "title": "Write 'objective'", "right": 0,
                  "hover": "## shop/availability: 99.9% over 30d", "completion": true, "unknown": -32601, "code": 0
                }
                """)!.ToJsonString(),
            JsonNode.Parse(run.Output)!.ToJsonString());
    }
}
