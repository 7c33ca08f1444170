using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Files;

/// <summary>
/// Brings a folder to its new state as a whole or leaves it as it was: everything is written beside its place first,
/// then moved there, and each step knows how to take itself back. A file that is a link stays one: what it leads to is replaced.
/// </summary>
/// <param name="isInterrupted">Whether somebody asks to stop, which is heard before each step.</param>
internal sealed class FolderTransaction(OutputFolder folder, Func<bool> isInterrupted) : IDisposable
{
    private readonly Stack<Action> _undo = new();
    private readonly HashSet<string> _cleaned = new(StringComparer.Ordinal);
    private readonly List<StagedChange> _staged = [];
    private readonly List<string> _backups = [];
    private Diagnostic? _problem;
    private string _subject = folder.Name;

    /// <summary>Null when all is done; else why nothing was.</summary>
    public static Diagnostic? Apply(OutputFolder folder, IReadOnlyList<FileChange> changes, Func<bool> isInterrupted)
    {
        using var transaction = new FolderTransaction(folder, isInterrupted);
        foreach (var change in changes) transaction.Stage(change);
        return transaction.Commit();
    }

    /// <summary>Writes what a file is to be beside its place; its content is not kept in memory. Nothing happens after a failure.</summary>
    public void Stage(FileChange change) => Try(() =>
    {
        // What is to go is the link itself.
        var target = change.New is null ? folder.PathOf(change.Name) : RealPath.Of(folder.PathOf(change.Name));
        Prepare(Path.GetDirectoryName(target)!);
        _subject = folder.NameOf(change.Name);
        if (new FileInfo(RealPath.Of(folder.PathOf(change.Name))) is { Exists: true, IsReadOnly: true }) throw new IOException("the file is read-only");
        _staged.Add(new StagedChange(change.Name, target, change.Old is not null, change.New is { } content ? WriteBeside(target, content) : null));
    });

    /// <summary>Moves all that was staged to its place. Null when all is done; else why nothing was.</summary>
    public Diagnostic? Commit()
    {
        if (_staged.Count == 0) Try(() => CreateFolder(folder.FullPath));
        foreach (var change in _staged) Try(() => Replace(change));
        if (_problem is not null) return _problem;
        _undo.Clear();
        foreach (var backup in _backups) IgnoringFailures(() => File.Delete(backup));
        return null;
    }

    /// <summary>Takes back what was not committed.</summary>
    public void Dispose()
    {
        while (_undo.TryPop(out var undo)) IgnoringFailures(undo);
    }

    private void Try(Action step)
    {
        if (_problem is not null) return;
        try
        {
            if (isInterrupted()) throw new OperationCanceledException();
            step();
        }
        catch (OperationCanceledException)
        {
            _problem = folder.Unwritable(folder.Name, "interrupted");
            Dispose();
        }
        catch (Exception e)
        {
            Dispose();
            if (!IoFailure.Is(e)) throw;
            _problem = folder.Unwritable(_subject, IoFailure.ReasonOf(e));
        }
    }

    /// <summary>Makes the folder, and removes from it and from another that is written to what earlier runs have left.</summary>
    private void Prepare(string target)
    {
        CreateFolder(folder.FullPath);
        if (folder.MakesFolders) CreateFolder(target);
        foreach (var path in new[] { folder.FullPath, target })
        {
            if (_cleaned.Add(path)) IgnoringFailures(() => { foreach (var left in TemporaryFile.LeftIn(path)) File.Delete(left); });
        }
    }

    private void CreateFolder(string fullPath)
    {
        var missing = new List<string>();
        for (var path = fullPath; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path)) missing.Insert(0, path);
        foreach (var path in missing)
        {
            Directory.CreateDirectory(path);
            _undo.Push(() => Directory.Delete(path));
        }
    }

    private string WriteBeside(string target, ReadOnlyMemory<byte> content)
    {
        var temporary = TemporaryFile.BesideOf(target);
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        _undo.Push(() => File.Delete(temporary));
        WriteToDisk(stream, content.Span);
        if (File.Exists(target) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        return temporary;
    }

    private static void WriteToDisk(FileStream stream, ReadOnlySpan<byte> content)
    {
        try
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException)
        {
            // What the runtime makes of EFBIG: a quota, or a file system of small files.
            throw new IOException("the file is too large for the disk or a limit on it");
        }
    }

    private void Replace(StagedChange change)
    {
        _subject = folder.NameOf(change.Name);
        var (target, temporary) = (change.Target, change.Temporary);
        if (!change.Exists)
        {
            File.Move(temporary!, target);
            _undo.Push(() => File.Delete(target));
            return;
        }

        var backup = TemporaryFile.BesideOf(target);
        _undo.Push(() => File.Delete(backup));
        if (temporary is null) File.Move(target, backup);
        else File.Replace(temporary, target, backup);
        _backups.Add(backup);
        _undo.Push(() => File.Move(backup, target, overwrite: true));
    }

    private static void IgnoringFailures(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            // What cannot be taken back is left for users to see; the first failure is the one to report.
        }
    }

    /// <param name="Exists">Whether there is a file that is replaced or removed.</param>
    /// <param name="Temporary">What is to take its place, or null if it is to go.</param>
    private sealed record StagedChange(string Name, string Target, bool Exists, string? Temporary);
}
