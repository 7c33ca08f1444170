using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Files;
using SloRuleGen.Cli.Settings;

namespace SloRuleGen.Cli.Init;

/// <summary>Where a new spec and what belongs to it go.</summary>
/// <param name="Root">The full path of the folder of the repository: that of its settings, else its root, else the current folder.</param>
/// <param name="Specs">The full path of the folder that new specs go to.</param>
/// <param name="HasInputs">Whether the settings say where the specs are.</param>
/// <param name="HasRules">Whether they say where the rules are.</param>
internal sealed record InitPlaces(string Root, string Specs, bool HasInputs, bool HasRules)
{
    public static InitPlaces Of(RepositorySettings settings, CliEnvironment environment) => settings.Name is null
        ? new(SettingsSearch.RootOf(environment.CurrentDirectory), environment.CurrentDirectory, false, false)
        : new(settings.Folder, settings.Inputs is [{ Value: var first }, ..] ? FolderOf(Path.GetFullPath(first, settings.Folder)) : environment.CurrentDirectory, settings.Inputs is not null, settings.Output is not null);

    /// <summary>The folder that an input names, or the last one before a pattern or a file.</summary>
    private static string FolderOf(string input)
    {
        var path = input;
        while (InputPattern.Is(path) && Path.GetDirectoryName(path) is { } parent) path = parent;
        return File.Exists(path) || path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal) ? Path.GetDirectoryName(path)! : path;
    }
}
