using SloRuleGen.Boards;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Files;

/// <summary>The folder that rules are written to.</summary>
/// <param name="Name">As users gave it.</param>
internal sealed record OutputFolder(string Name, string FullPath)
{
    /// <summary>The real paths of what the run reads: that is never written over nor removed.</summary>
    public IReadOnlySet<string> Inputs { get; init; } = new HashSet<string>();

    /// <summary>What is written there, for messages.</summary>
    private string Contents { get; init; } = "rules";

    /// <summary>How a file of a name begins that this program wrote; null for names of which it writes none.</summary>
    public Func<string, OwnStart?> StartOf { get; init; } = StartOfRules;

    /// <summary>Whether files of earlier runs are looked for that this one does not make.</summary>
    public bool FindsStale { get; init; } = true;

    /// <summary>Whether folders in it are made for files whose names have some.</summary>
    public bool MakesFolders { get; private init; }

    public static OutputFolder At(string name, CliEnvironment environment) => new(name, environment.FullPath(name));

    /// <summary>A folder of specs, which are their authors' own: none is ever called stale.</summary>
    public static OutputFolder OfSpecs(string name, CliEnvironment environment) =>
        At(name, environment) with { Contents = "specs", StartOf = _ => OwnStart.Of(GeneratedHeader.OfSpecs), FindsStale = false };

    /// <summary>A folder of boards, in which others may lie, too.</summary>
    public static OutputFolder OfBoards(string name, CliEnvironment environment) =>
        At(name, environment) with { Contents = "boards", StartOf = name => BoardEmitter.SignatureOf(name) is { } start ? OwnStart.Of(start) : null, FindsStale = false };

    /// <summary>A folder below which files are written that are their authors' own from then on.</summary>
    public static OutputFolder OfOwn(string fullPath, CliEnvironment environment) =>
        new(environment.NameOf(fullPath) is "." ? "" : environment.NameOf(fullPath), fullPath) { Contents = "files", StartOf = _ => null, FindsStale = false, MakesFolders = true };

    /// <summary>Whether a file of such a name holds rules, for whatever target.</summary>
    public static bool IsRuleFile(string name) =>
        RuleTarget.FileSuffixes.Append(RuleTestEmitter.Suffix).Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)) || IsJsonOfRules(name);

    /// <summary>Whether it holds them as JSON.</summary>
    public static bool IsJsonOfRules(string name) => RuleTarget.JsonFileSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>What users call a file in this folder.</summary>
    public string NameOf(string file) => Path.Join(Name, file);

    public string PathOf(string file) => Path.Join(FullPath, file);

    /// <summary>Compares the folder with what should be in it: each file in order, then those of earlier runs that are no longer made.</summary>
    /// <param name="problem">Why the folder cannot hold the files, or null. A folder that does not exist yet can.</param>
    public IReadOnlyList<FileChange> Compare(IReadOnlyList<OutputFile> files, out Diagnostic? problem)
    {
        var comparison = new FolderComparison(this);
        List<FileChange> changes = [.. files.Select(comparison.With).OfType<FileChange>(), .. comparison.Stale()];
        problem = comparison.Problem;
        return problem is null ? changes : [];
    }

    public Diagnostic Unwritable(string subject, string reason) =>
        new(InputDiagnostics.Unwritable, null, $"cannot write the {Contents}: {reason}; nothing was changed", subject);

    private static OwnStart? StartOfRules(string name) =>
        IsJsonOfRules(name) ? OwnStart.OfJson
        : IsRuleFile(name) ? OwnStart.Of(GeneratedHeader.OfRules)
        : AlertmanagerFile.CanBeCalled(name) ? OwnStart.Of(GeneratedHeader.OfAlertmanager)
        : null;
}
