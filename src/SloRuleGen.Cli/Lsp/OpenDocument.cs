namespace SloRuleGen.Cli.Lsp;

/// <summary>A document at one moment, with what was found of it so far. The next change makes another one.</summary>
internal sealed class OpenDocument : IDisposable
{
    private readonly CancellationTokenSource _superseded = new();
    private readonly Func<OpenDocument, Task<SpecAnalysis>> _analyze;
    private readonly Lock _lock = new();
    private Task<SpecAnalysis>? _analysis;
    private IReadOnlyList<OutlineNode>? _outline;

    /// <param name="analyze">Runs the compiler over it, elsewhere; fails as cancelled once there is a newer one.</param>
    public OpenDocument(string uri, string? path, long version, DocumentText text, Func<OpenDocument, Task<SpecAnalysis>> analyze)
    {
        (Uri, Path, Version, Text, _analyze) = (uri, path, version, text, analyze);
        Superseded = _superseded.Token;
    }

    public string Uri { get; }

    /// <summary>Null where it is no file.</summary>
    public string? Path { get; }

    public long Version { get; }

    public DocumentText Text { get; }

    /// <summary>Cancelled once there is a newer one, or it is closed.</summary>
    public CancellationToken Superseded { get; }

    public Task<SpecAnalysis> Analysis
    {
        get
        {
            lock (_lock) return _analysis ??= _analyze(this);
        }
    }

    public IReadOnlyList<OutlineNode> Outline
    {
        get
        {
            lock (_lock) return _outline ??= OutlineReader.Read(Text.Content);
        }
    }

    public OpenDocument With(long newVersion, DocumentText newText) => new(Uri, Path, newVersion, newText, _analyze);

    /// <summary>There is a newer one, or it is closed.</summary>
    public void Dispose()
    {
        _superseded.Cancel();
        _superseded.Dispose();
    }
}
