using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Rpc;

namespace SloRuleGen.Cli.Lsp;

/// <summary>The Language Server Protocol 3.17 for specs, as far as it makes sense for them. Works on copies of documents at the moment of a request.</summary>
/// <param name="names">What a server has; null for none.</param>
/// <seealso href="https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/"/>
internal sealed class LanguageServer(SpecAnalyzer analyzer, ServerNames? names, RpcOutput output, TimeProvider time) : IRpcPeer, IDisposable
{
    /// <summary>How long nothing must be typed until the compiler runs.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private static readonly string[] s_triggers = [" ", "{", ",", "\"", "="];
    private static readonly string[] s_actions = ["quickfix"];
    private static readonly Lazy<SpecSchema> s_schema = new(SpecSchema.Load);

    private readonly Dictionary<string, OpenDocument> _documents = new(StringComparer.Ordinal);
    private readonly Lock _publishing = new();

    /// <summary>The compiler runs on all cores by itself.</summary>
    private readonly SemaphoreSlim _oneAnalysis = new(1);

    private PositionEncoding _encoding;
    private bool _isInitialized;

    public (string Method, string Field) Cancelling => ("$/cancelRequest", "id");

    /// <summary>Whether the editor has said that it ends.</summary>
    public bool IsShutDown { get; private set; }

    public async Task<Json?> AnswerAsync(string method, JsonTree? parameters, CancellationToken cancellation)
    {
        if (IsShutDown) throw new RpcException(RpcError.InvalidRequest, "the server was told to shut down");
        if (method == "initialize") return Initialize(parameters);
        if (!_isInitialized) throw new RpcException(RpcError.NotInitialized, "the first request is 'initialize'");
        switch (method)
        {
            case "shutdown":
                IsShutDown = true;
                return null;
            case "textDocument/hover":
                var (hovered, place) = Place(parameters);
                return await Task.Run(() => new Hover(hovered, s_schema.Value, names, _encoding).AtAsync(place, cancellation), cancellation).ConfigureAwait(false);
            case "textDocument/completion":
                var (completed, at) = Place(parameters);
                return await Task.Run(() => new Completion(completed, s_schema.Value, analyzer, names, _encoding).AtAsync(at, cancellation), cancellation).ConfigureAwait(false);
            case "textDocument/codeAction":
                var document = DocumentOf(parameters);
                var (start, end) = (document.Text.OffsetOf(parameters?["range"]?["start"], _encoding), document.Text.OffsetOf(parameters?["range"]?["end"], _encoding));
                return QuickFixes.Of(document, await document.Analysis.ConfigureAwait(false), start, Math.Max(start, end), _encoding);
            default:
                throw new RpcException(RpcError.MethodNotFound, $"there is no method '{PlainText.OneLine(method)}' here");
        }
    }

    public bool Note(string method, JsonTree? parameters)
    {
        if (method == "exit") return false;
        if (!_isInitialized || IsShutDown) return true;
        switch (method)
        {
            case "textDocument/didOpen":
                var opened = parameters?["textDocument"];
                if (opened?["uri"]?.String is not { } uri || opened["text"]?.String is not { } text) throw new RpcException(RpcError.InvalidParams, "a document needs 'uri' and 'text'");
                Replace(new OpenDocument(uri, PathOf(uri), opened["version"]?.Integer ?? 0, new DocumentText(text), AnalyzeAsync), TimeSpan.Zero);
                break;
            case "textDocument/didChange":
                var changed = DocumentOf(parameters);
                var now = changed.Text;
                foreach (var change in parameters?["contentChanges"]?.Items ?? []) now = now.With(change, _encoding);
                Replace(changed.With(parameters?["textDocument"]?["version"]?.Integer ?? changed.Version + 1, now), s_pause);
                break;
            case "textDocument/didClose":
                Close(DocumentOf(parameters));
                break;
            // Settings and libraries may have changed.
            case "textDocument/didSave" or "workspace/didChangeWatchedFiles" or "workspace/didChangeConfiguration":
                foreach (var document in _documents.Values.ToList()) Replace(document.With(document.Version, document.Text), s_pause);
                break;
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var document in _documents.Values) document.Dispose();
        _documents.Clear();
    }

    private JsonObject Initialize(JsonTree? parameters)
    {
        _isInitialized = true;
        var known = parameters?["capabilities"]?["general"]?["positionEncodings"]?.Items.Select(item => item.String).FirstOrDefault(encoding => encoding is "utf-8" or "utf-16");
        _encoding = known == "utf-8" ? PositionEncoding.Utf8 : PositionEncoding.Utf16;
        return new()
        {
            ["capabilities"] = new JsonObject
            {
                ["positionEncoding"] = _encoding == PositionEncoding.Utf8 ? "utf-8" : "utf-16",
                ["textDocumentSync"] = new JsonObject { ["openClose"] = true, ["change"] = (long?)2, ["save"] = new JsonObject { ["includeText"] = false } },
                ["hoverProvider"] = true,
                ["completionProvider"] = new JsonObject { ["triggerCharacters"] = JsonList.Of(s_triggers, text => text) },
                ["codeActionProvider"] = new JsonObject { ["codeActionKinds"] = JsonList.Of(s_actions, text => text) },
            },
            ["serverInfo"] = new JsonObject { ["name"] = "slogen", ["version"] = ProgramVersion.Text },
        };
    }

    private (OpenDocument Document, int Offset) Place(JsonTree? parameters)
    {
        var document = DocumentOf(parameters);
        return (document, document.Text.OffsetOf(parameters?["position"], _encoding));
    }

    private OpenDocument DocumentOf(JsonTree? parameters) =>
        parameters?["textDocument"]?["uri"]?.String is { } uri && _documents.TryGetValue(uri, out var document)
            ? document
            : throw new RpcException(RpcError.InvalidParams, "the document is not open");

    private static string? PathOf(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile && address.LocalPath is { Length: > 0 } path && !path.Contains('\0', StringComparison.Ordinal) ? path : null;

    private void Replace(OpenDocument document, TimeSpan pause)
    {
        lock (_publishing)
        {
            if (_documents.TryGetValue(document.Uri, out var before)) before.Dispose();
            _documents[document.Uri] = document;
        }

        _ = PublishAsync(document, pause);
    }

    private void Close(OpenDocument document)
    {
        lock (_publishing)
        {
            document.Dispose();
            _documents.Remove(document.Uri);
            output.Notify("textDocument/publishDiagnostics", new JsonObject { ["uri"] = document.Uri, ["diagnostics"] = new JsonList([]) });
        }
    }

    private async Task PublishAsync(OpenDocument document, TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, time, document.Superseded).ConfigureAwait(false);
            var analysis = await document.Analysis.ConfigureAwait(false);
            lock (_publishing)
            {
                if (!document.Superseded.IsCancellationRequested) output.Notify("textDocument/publishDiagnostics", PublishedDiagnostics.Of(document, analysis, _encoding));
            }
        }
        catch (OperationCanceledException)
        {
            // The newer one is told of.
        }
    }

    private async Task<SpecAnalysis> AnalyzeAsync(OpenDocument document)
    {
        await _oneAnalysis.WaitAsync(document.Superseded).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => analyzer.Analyze(document.Path, document.Text.Content), document.Superseded).ConfigureAwait(false);
        }
        finally
        {
            _oneAnalysis.Release();
        }
    }
}
