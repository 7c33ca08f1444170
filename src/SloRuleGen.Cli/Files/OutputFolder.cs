using System.Text;
using SloRuleGen.Boards;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Files;

/// <summary>The folder that rules are written to.</summary>
/// <param name="Name">As users gave it.</param>
internal sealed record OutputFolder(string Name, string FullPath)
{
    /// <summary>In MiB: what this program writes has at most 64 Mi characters, of up to four bytes.</summary>
    private const int Largest = 256;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The real paths of what the run reads: that is never written over nor removed.</summary>
    public IReadOnlySet<string> Inputs { get; init; } = new HashSet<string>();

    /// <summary>What is written there, for messages.</summary>
    private string Contents { get; init; } = "rules";

    /// <summary>How a file of a name begins that this program wrote; null for names of which it writes none.</summary>
    private Func<string, string?> SignatureOf { get; init; } = SignatureOfRules;

    /// <summary>Whether files of earlier runs are looked for that this one does not make.</summary>
    private bool FindsStale { get; init; } = true;

    /// <summary>Whether folders in it are made for files whose names have some.</summary>
    public bool MakesFolders { get; private init; }

    public static OutputFolder At(string name, CliEnvironment environment) => new(name, environment.FullPath(name));

    /// <summary>A folder of specs, which are their authors' own: none is ever called stale.</summary>
    public static OutputFolder OfSpecs(string name, CliEnvironment environment) =>
        At(name, environment) with { Contents = "specs", SignatureOf = _ => GeneratedHeader.OfSpecs, FindsStale = false };

    /// <summary>A folder of boards for Grafana, in which others may lie, too.</summary>
    public static OutputFolder OfBoards(string name, CliEnvironment environment) =>
        At(name, environment) with { Contents = "boards", SignatureOf = BoardEmitter.SignatureOf, FindsStale = false };

    /// <summary>A folder below which files are written that are their authors' own from then on.</summary>
    public static OutputFolder OfOwn(string fullPath, CliEnvironment environment) =>
        new(environment.NameOf(fullPath) is "." ? "" : environment.NameOf(fullPath), fullPath) { Contents = "files", SignatureOf = _ => null, FindsStale = false, MakesFolders = true };

    /// <summary>Whether a file of such a name holds rules, for whatever target.</summary>
    public static bool IsRuleFile(string name) =>
        RuleTarget.FileSuffixes.Append(RuleTestEmitter.Suffix).Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>What users call a file in this folder.</summary>
    public string NameOf(string file) => Path.Join(Name, file);

    public string PathOf(string file) => Path.Join(FullPath, file);

    /// <summary>Compares the folder with what should be in it: each file in order, then those of earlier runs that are no longer made.</summary>
    /// <param name="problem">Why the folder cannot hold the files, or null. A folder that does not exist yet can.</param>
    public IReadOnlyList<FileChange> Compare(IReadOnlyList<OutputFile> files, out Diagnostic? problem)
    {
        problem = ProblemWith(files);
        if (problem is not null) return [];

        var subject = Name;
        try
        {
            var changes = new List<FileChange>();
            foreach (var file in files)
            {
                subject = NameOf(file.Name);
                // A link that leads nowhere exists, but there is nothing to read.
                var path = RealPath.Of(PathOf(file.Name));
                var old = File.Exists(path) ? RegularFile.Read(path, Largest) : null;
                var isForeign = old is { Length: > 0 } && SignatureOf(file.Name) is { } signature && !old.AsSpan().StartsWith(Encoding.ASCII.GetBytes(signature));
                changes.Add(new FileChange(file.Name, old, s_utf8.GetBytes(file.Content)) { IsForeign = isForeign });
            }

            subject = Name;
            changes.AddRange(StaleFiles(files).Select(name => new FileChange(name, RegularFile.Read(PathOf(name), Largest), null)));
            return changes;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            problem = Unwritable(subject, IoFailure.ReasonOf(e));
            return [];
        }
    }

    public Diagnostic Unwritable(string subject, string reason) =>
        new(InputDiagnostics.Unwritable, null, $"cannot write the {Contents}: {reason}; nothing was changed", subject);

    /// <summary>Why the folder cannot hold the files, whatever is in those that are there; null if it can.</summary>
    private Diagnostic? ProblemWith(IReadOnlyList<OutputFile> files)
    {
        if (IoFailure.IsMisread(Name)) return Unwritable(Name, "the name of the folder is not UTF-8");
        if (File.Exists(FullPath)) return Unwritable(Name, "it is a file, not a folder");
        if (IsBelowFile()) return Unwritable(Name, "a part of the path is a file, not a folder");
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in files.Select(file => file.Name))
        {
            if (Directory.Exists(PathOf(name))) return Unwritable(NameOf(name), "it is a folder, not a file");
            var target = RealPath.Of(PathOf(name));
            if (Inputs.Contains(target)) return Unwritable(NameOf(name), "this run reads it, and never writes over what it reads");
            if (!targets.TryAdd(target, name)) return Unwritable(NameOf(name), $"it leads to the same file as {NameOf(targets[target])}");
        }

        return null;
    }

    private bool IsBelowFile()
    {
        var path = Path.GetDirectoryName(FullPath);
        while (path is not null && !Directory.Exists(path) && !File.Exists(path)) path = Path.GetDirectoryName(path);
        return File.Exists(path);
    }

    private IEnumerable<string> StaleFiles(IReadOnlyList<OutputFile> files)
    {
        if (!FindsStale || !Directory.Exists(FullPath)) return [];
        var made = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return Directory.GetFiles(FullPath)
            .Select(path => Path.GetFileName(path))
            .Where(name => !made.Contains(name) && SignatureOf(name) is { } signature && Starts(PathOf(name), signature) && !Inputs.Contains(RealPath.Of(PathOf(name))))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>How a file of such a name begins that this program wrote, or null if it writes none of such a name.</summary>
    private static string? SignatureOfRules(string name) =>
        IsRuleFile(name) ? GeneratedHeader.OfRules
        : AlertmanagerFile.CanBeCalled(name) ? GeneratedHeader.OfAlertmanager
        : null;

    // What cannot be read, this program could not have written either.
    private static bool Starts(string path, string signature) =>
        RegularFile.Start(path, signature.Length) is { } start && start.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(signature));
}
