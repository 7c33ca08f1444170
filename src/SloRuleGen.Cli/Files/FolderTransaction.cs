using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Files;

/// <summary>
/// Brings a folder to its new state as a whole or leaves it as it was: everything is written beside its place first,
/// then moved there, and each step knows how to take itself back. A file that is a link stays one: what it leads to is replaced.
/// </summary>
internal sealed class FolderTransaction
{
    private readonly OutputFolder _folder;
    private readonly Stack<Action> _undo = new();
    private readonly List<string> _backups = [];
    private readonly Func<bool> _isInterrupted;
    private string _subject;

    private FolderTransaction(OutputFolder folder, Func<bool> isInterrupted) =>
        (_folder, _isInterrupted, _subject) = (folder, isInterrupted, folder.Name);

    /// <summary>Null when all is done; else why nothing was.</summary>
    /// <param name="isInterrupted">Whether somebody asks to stop, which is heard before each step.</param>
    public static Diagnostic? Apply(OutputFolder folder, IReadOnlyList<FileChange> changes, Func<bool> isInterrupted)
    {
        if (changes.FirstOrDefault(change => new FileInfo(RealPath.Of(folder.PathOf(change.Name))) is { Exists: true, IsReadOnly: true }) is { } locked)
            return folder.Unwritable(folder.NameOf(locked.Name), "the file is read-only");
        RemoveLeftovers(folder, changes);
        var transaction = new FolderTransaction(folder, isInterrupted);
        try
        {
            transaction.Run(changes);
        }
        catch (Exception e)
        {
            while (transaction._undo.TryPop(out var undo)) Try(undo);
            if (e is OperationCanceledException) return folder.Unwritable(folder.Name, "interrupted");
            if (!IoFailure.Is(e)) throw;
            return folder.Unwritable(transaction._subject, IoFailure.ReasonOf(e));
        }

        foreach (var backup in transaction._backups) Try(() => File.Delete(backup));
        return null;
    }

    private static void RemoveLeftovers(OutputFolder folder, IReadOnlyList<FileChange> changes)
    {
        var folders = changes.Select(change => Path.GetDirectoryName(RealPath.Of(folder.PathOf(change.Name)))!).Prepend(folder.FullPath).Distinct(StringComparer.Ordinal);
        foreach (var path in folders)
            Try(() => { foreach (var left in TemporaryFile.LeftIn(path)) File.Delete(left); });
    }

    private void Run(IReadOnlyList<FileChange> changes)
    {
        CreateFolder(_folder.FullPath);
        if (_folder.MakesFolders)
        {
            foreach (var change in changes) CreateFolder(Path.GetDirectoryName(RealPath.Of(_folder.PathOf(change.Name)))!);
        }

        var staged = new List<(FileChange Change, string Target, string? Temporary)>();
        foreach (var change in changes)
        {
            if (_isInterrupted()) throw new OperationCanceledException();
            // What is to go is the link itself.
            var target = change.New is null ? _folder.PathOf(change.Name) : RealPath.Of(_folder.PathOf(change.Name));
            staged.Add((change, target, change.New is { } content ? Stage(change.Name, target, content) : null));
        }

        foreach (var (change, target, temporary) in staged)
        {
            if (_isInterrupted()) throw new OperationCanceledException();
            Replace(change, target, temporary);
        }
    }

    private void CreateFolder(string folder)
    {
        var missing = new List<string>();
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path)) missing.Insert(0, path);
        foreach (var path in missing)
        {
            Directory.CreateDirectory(path);
            _undo.Push(() => Directory.Delete(path));
        }
    }

    private string Stage(string name, string target, byte[] content)
    {
        _subject = _folder.NameOf(name);
        var temporary = TemporaryFile.BesideOf(target);
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        _undo.Push(() => File.Delete(temporary));
        WriteToDisk(stream, content);
        if (File.Exists(target) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        return temporary;
    }

    private static void WriteToDisk(FileStream stream, byte[] content)
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

    private void Replace(FileChange change, string target, string? temporary)
    {
        _subject = _folder.NameOf(change.Name);
        if (change.Old is null)
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

    private static void Try(Action action)
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
}
