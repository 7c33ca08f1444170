using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Diagnostics;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Operations;

/// <summary>Writes all files of a run, or none.</summary>
internal static class FilesOfRun
{
    /// <param name="force">Whether files that somebody else wrote may be replaced.</param>
    /// <param name="notOurs">What is said of such a file.</param>
    /// <param name="quiet">Whether it is not told what was written.</param>
    /// <returns>Why nothing was written; empty where all was.</returns>
    public static IReadOnlyList<Diagnostic> Write(OutputFolder folder, IReadOnlyList<OutputFile> files, bool force, string notOurs, bool quiet, TextWriter output)
    {
        var changes = folder.Compare(files, out var problem);
        if (problem is not null) return [problem];
        var foreign = changes.Where(change => change.IsForeign && !change.IsUnchanged).ToList();
        if (foreign.Count > 0 && !force) return [.. foreign.Select(change => folder.Unwritable(folder.NameOf(change.Name), notOurs))];
        using (var signals = new TerminationSignals())
        {
            if (FolderTransaction.Apply(folder, [.. changes.Where(change => !change.IsUnchanged)], () => signals.Came) is { } failure) return [failure];
        }

        if (!quiet) new WriteReport(folder, files, alertmanager: null, pruned: false).Print(changes, output);
        return [];
    }
}
