using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli;

/// <summary>
/// Brings a folder to its new state as a whole or leaves it as it was: everything is written beside its place first,
/// then moved there, and each step knows how to take itself back.
/// </summary>
internal sealed class FolderTransaction
{
    private readonly OutputFolder _folder;
    private readonly Stack<Action> _undo = new();
    private readonly List<string> _backups = [];
    private string _subject;

    private FolderTransaction(OutputFolder folder) => (_folder, _subject) = (folder, folder.Name);

    /// <summary>Null when all is done; else why nothing was.</summary>
    public static Diagnostic? Apply(OutputFolder folder, IReadOnlyList<FileChange> changes)
    {
        if (changes.FirstOrDefault(change => new FileInfo(folder.PathOf(change.Name)) is { Exists: true, IsReadOnly: true }) is { } locked)
            return OutputFolder.Unwritable(folder.NameOf(locked.Name), "the file is read-only");
        var transaction = new FolderTransaction(folder);
        try
        {
            transaction.Run(changes);
        }
        catch (Exception e)
        {
            while (transaction._undo.TryPop(out var undo)) Try(undo);
            if (!IoFailure.Is(e)) throw;
            return OutputFolder.Unwritable(transaction._subject, IoFailure.ReasonOf(e));
        }

        foreach (var backup in transaction._backups) Try(() => File.Delete(backup));
        return null;
    }

    private void Run(IReadOnlyList<FileChange> changes)
    {
        CreateFolder();
        var staged = new List<(FileChange Change, string? Temporary)>();
        foreach (var change in changes) staged.Add((change, change.New is { } content ? Stage(change.Name, content) : null));
        foreach (var (change, temporary) in staged) Replace(change, temporary);
    }

    private void CreateFolder()
    {
        var missing = new List<string>();
        for (var path = _folder.FullPath; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path)) missing.Insert(0, path);
        foreach (var path in missing)
        {
            Directory.CreateDirectory(path);
            _undo.Push(() => Directory.Delete(path));
        }
    }

    private string Stage(string name, byte[] content)
    {
        _subject = _folder.NameOf(name);
        var target = new FileInfo(_folder.PathOf(name));
        var temporary = TemporaryFor(name);
        using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        _undo.Push(() => File.Delete(temporary));
        WriteToDisk(stream, content);
        if (target.Exists && !OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, target.UnixFileMode);
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

    private void Replace(FileChange change, string? temporary)
    {
        _subject = _folder.NameOf(change.Name);
        var target = _folder.PathOf(change.Name);
        if (change.Old is null)
        {
            File.Move(temporary!, target);
            _undo.Push(() => File.Delete(target));
            return;
        }

        var backup = TemporaryFor(change.Name);
        _undo.Push(() => File.Delete(backup));
        if (temporary is null) File.Move(target, backup);
        else File.Replace(temporary, target, backup);
        _backups.Add(backup);
        _undo.Push(() => File.Move(backup, target, overwrite: true));
    }

    // Neither a glob for rule files nor a careless `ls` shall see it.
    private string TemporaryFor(string name) => _folder.PathOf($".{name}.{Path.GetRandomFileName()}.tmp");

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
