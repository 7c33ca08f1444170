using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Files;

/// <summary>Finds the settings that hold for a folder: those in it, else those in the nearest folder above it that has any.</summary>
internal sealed class SettingsSearch(CliEnvironment environment)
{
    public const string FileName = "slogen.yaml";

    /// <summary>What is meant to be settings and is not called so: it is found too, to be told of.</summary>
    public const string OtherName = "slogen.yml";

    /// <summary>A folder, or in a work tree a file, at the root of a repository: what lies above belongs to somebody else.</summary>
    private const string Repository = ".git";

    private readonly Dictionary<string, string?> _found = new(StringComparer.Ordinal);

    /// <summary>The path of the settings for an input of a run: a file, a folder, or standard input, which lies in the current folder.</summary>
    /// <returns>An absolute path; null if there are none.</returns>
    public string? For(string input)
    {
        if (input.Length == 0 || input == InputFiles.StandardInput) return ForFolder(environment.CurrentDirectory);
        var path = environment.FullPath(input);
        return ForFolder(Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? path);
    }

    /// <summary>The root of the repository that a folder is in; the folder itself where it is in none.</summary>
    public static string RootOf(string folder)
    {
        for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
        {
            if (Path.Exists(Path.Join(path, Repository))) return path;
        }

        return folder;
    }

    private string? ForFolder(string folder)
    {
        if (_found.TryGetValue(folder, out var known)) return known;
        return _found[folder] = In(folder)
            ?? (Path.Exists(Path.Join(folder, Repository)) || Path.GetDirectoryName(folder) is not { } parent ? null : ForFolder(parent));
    }

    private static string? In(string folder) =>
        new[] { FileName, OtherName }.Select(name => Path.Join(folder, name)).FirstOrDefault(path => File.Exists(path));
}
