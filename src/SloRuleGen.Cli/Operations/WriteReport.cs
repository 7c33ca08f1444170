using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Output;

namespace SloRuleGen.Cli.Operations;

/// <summary>Tells what became of the files of a run: of a few each by its name, of many how many there are.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="files">What the specs give.</param>
/// <param name="alertmanager">The file among them that is for Alertmanager, or null.</param>
/// <param name="pruned">Whether files that no spec gives any more were removed.</param>
internal sealed class WriteReport(OutputFolder folder, IReadOnlyList<OutputFile> files, string? alertmanager, bool pruned)
{
    private const int MostNamed = 10;

    public void Print(IReadOnlyList<FileChange> changes, TextWriter output)
    {
        if (changes.Count > MostNamed) output.WriteLine(Summary(changes));
        else foreach (var change in changes) output.WriteLine(LineOf(change));
    }

    private string LineOf(FileChange change)
    {
        var name = PlainText.OneLine(folder.NameOf(change.Name));
        return change switch
        {
            { IsStale: true } when pruned => $"removed {name}",
            { IsStale: true } => $"kept {name} (made by an earlier run; --prune removes it)",
            _ => $"{(change.IsUnchanged ? "unchanged" : "wrote")} {name} ({ContentOf(change.Name)})",
        };
    }

    private string ContentOf(string name)
    {
        var file = files.First(file => file.Name == name);
        if (file.SloCount > 0) return Count.Of(file.SloCount, "SLO");
        if (file.PanelCount > 0) return Count.Of(file.PanelCount, "panel");
        return file.TestCount > 0 ? Count.Of(file.TestCount, "test") : Count.Of(file.RuleCount, name == alertmanager ? "inhibit rule" : "rule");
    }

    /// <summary>Such as <c>rules: wrote 12 files, 28 unchanged, removed 1 (920 rules)</c>.</summary>
    private string Summary(IReadOnlyList<FileChange> changes)
    {
        var stale = changes.Count(change => change.IsStale);
        var unchanged = changes.Count(change => change.IsUnchanged);
        var written = changes.Count - stale - unchanged;
        var rules = files.Where(file => file.Name != alertmanager).Sum(file => file.RuleCount);
        var parts = new[]
        {
            (written, $"wrote {Count.Of(written, "file")}"),
            (unchanged, $"{unchanged} unchanged"),
            (stale, pruned ? $"removed {stale}" : $"kept {stale} of earlier runs, which --prune removes"),
        };
        var tests = files.Sum(file => file.TestCount);
        var slos = files.Sum(file => file.SloCount);
        var contents = slos > 0 ? Count.Of(slos, "SLO") : tests > 0 ? $"{Count.Of(rules, "rule")}, {Count.Of(tests, "test")}" : Count.Of(rules, "rule");
        return $"{PlainText.OneLine(folder.Name)}: {string.Join(", ", parts.Where(part => part.Item1 > 0).Select(part => part.Item2))} ({contents})";
    }
}
