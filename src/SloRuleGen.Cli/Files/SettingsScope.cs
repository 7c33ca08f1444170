using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Files;

/// <summary>
/// The settings of a run. Where they were found and not named, no spec may have others nearer to it: one run cannot follow
/// both, and to follow one of them would make other rules than a run in the other's folder.
/// </summary>
/// <param name="FullPath">Where they are; null for none.</param>
/// <param name="Search">What found them; null where the command line chose.</param>
internal sealed record SettingsScope(string? FullPath, SettingsSearch? Search)
{
    public static readonly SettingsScope None = new(null, null);

    /// <summary>The real path of the settings, which the run reads.</summary>
    public IEnumerable<string> RealPaths => FullPath is null ? [] : [RealPath.Of(FullPath)];

    /// <summary>The settings that hold for all inputs.</summary>
    /// <param name="inputs">As users name them; none for the current folder.</param>
    /// <param name="conflict">Two of them that have not the same settings; null if all have.</param>
    public static SettingsScope Find(IReadOnlyList<string> inputs, CliEnvironment environment, out Diagnostic? conflict)
    {
        var search = new SettingsSearch(environment);
        if (inputs.Count == 0) inputs = [InputFiles.StandardInput];
        var first = search.For(inputs[0]);
        conflict = inputs.Skip(1).Where(input => !IsSame(search.For(input), first))
            .Select(input => Conflict(input, search.For(input), $"those of '{inputs[0]}'", first, environment)).FirstOrDefault();
        return new SettingsScope(first, search);
    }

    /// <summary>Which specs have settings of their own: the first of each such file.</summary>
    public IEnumerable<Diagnostic> ProblemsWith(IEnumerable<SourceText> specs, CliEnvironment environment)
    {
        if (Search is null) return [];
        return specs.Where(spec => spec.Name != InputFiles.StandardInputName)
            .Select(spec => (spec.Name, Settings: Search.For(spec.Name)))
            .Where(spec => spec.Settings is not null && !IsSame(spec.Settings, FullPath))
            .DistinctBy(spec => spec.Settings)
            .Select(spec => Conflict(spec.Name, spec.Settings, "those of the run", FullPath, environment));
    }

    private static bool IsSame(string? one, string? other) =>
        one == other || (one is not null && other is not null && RealPath.Of(one) == RealPath.Of(other));

    private static Diagnostic Conflict(string input, string? its, string others, string? other, CliEnvironment environment) => new(
        SettingsDiagnostics.Conflict,
        null,
        $"its settings are {Name(its, environment)}, and {others} are {Name(other, environment)}; "
        + "give what has other settings to a run of its own, or choose with --config or --no-config",
        input);

    private static string Name(string? settings, CliEnvironment environment) => settings is null ? "none" : $"'{environment.NameOf(settings)}'";
}
