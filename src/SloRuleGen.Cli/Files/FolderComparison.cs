using SloRuleGen.Diagnostics;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Files;

/// <summary>Compares a folder with what should be in it, one file after the other. A folder that does not exist yet can hold all.</summary>
internal sealed class FolderComparison
{
    /// <summary>In MiB: what this program writes has at most 64 Mi characters, of up to four bytes.</summary>
    private const int Largest = 256;

    private readonly OutputFolder _folder;
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    public FolderComparison(OutputFolder folder)
    {
        _folder = folder;
        if (IoFailure.IsMisread(folder.Name)) Refuse(folder.Name, "the name of the folder is not UTF-8");
        else if (File.Exists(folder.FullPath)) Refuse(folder.Name, "it is a file, not a folder");
        else if (IsBelowFile()) Refuse(folder.Name, "a part of the path is a file, not a folder");
    }

    /// <summary>Why the folder cannot hold the files, or null; the first of several reasons.</summary>
    public Diagnostic? Problem { get; private set; }

    /// <summary>What a file changes; null once there is a problem.</summary>
    public FileChange? With(OutputFile file) => Reading(_folder.NameOf(file.Name), () =>
    {
        // A link that leads nowhere exists, but there is nothing to read.
        var path = RealPath.Of(_folder.PathOf(file.Name));
        if (ReasonAgainst(file.Name, path) is { } reason)
        {
            Refuse(_folder.NameOf(file.Name), reason);
            return null;
        }

        _made.Add(file.Name);
        var old = File.Exists(path) ? RegularFile.Read(path, Largest) : null;
        var isForeign = old is { Length: > 0 } && _folder.StartOf(file.Name) is { } start && !start.IsOf(old);
        return new FileChange(file.Name, old, file.Utf8) { IsForeign = isForeign };
    });

    /// <summary>The files of earlier runs that are no longer made: when all others were compared.</summary>
    public IReadOnlyList<FileChange> Stale() =>
        Reading(_folder.Name, () => StaleFiles().Select(name => new FileChange(name, RegularFile.Read(_folder.PathOf(name), Largest), null)).ToList()) ?? [];

    private T? Reading<T>(string subject, Func<T?> read)
        where T : class
    {
        try
        {
            return Problem is null ? read() : null;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            Refuse(subject, IoFailure.ReasonOf(e));
            return null;
        }
    }

    private void Refuse(string subject, string reason) => Problem = _folder.Unwritable(subject, reason);

    private string? ReasonAgainst(string name, string target)
    {
        if (Directory.Exists(_folder.PathOf(name))) return "it is a folder, not a file";
        if (_folder.Inputs.Contains(target)) return "this run reads it, and never writes over what it reads";
        return _targets.TryAdd(target, name) ? null : $"it leads to the same file as {_folder.NameOf(_targets[target])}";
    }

    private bool IsBelowFile()
    {
        var path = Path.GetDirectoryName(_folder.FullPath);
        while (path is not null && !Directory.Exists(path) && !File.Exists(path)) path = Path.GetDirectoryName(path);
        return File.Exists(path);
    }

    private IEnumerable<string> StaleFiles()
    {
        if (!_folder.FindsStale || !Directory.Exists(_folder.FullPath)) return [];
        return Directory.GetFiles(_folder.FullPath)
            .Select(path => Path.GetFileName(path))
            .Where(name => !_made.Contains(name) && _folder.StartOf(name) is { } start && Starts(_folder.PathOf(name), start) && !_folder.Inputs.Contains(RealPath.Of(_folder.PathOf(name))))
            .Order(StringComparer.Ordinal);
    }

    // What cannot be read, this program could not have written either.
    private static bool Starts(string path, OwnStart start) => RegularFile.Start(path, start.Length) is { } bytes && start.IsOf(bytes);
}
