using System.IO.Enumeration;

namespace SloRuleGen.Cli.Files;

/// <summary>
/// Files and folders by a pattern: <c>*</c> and <c>?</c> stand for characters of a name, <c>**</c> for folders, none or more.
/// What starts with a dot is found by a name alone that starts so too.
/// </summary>
internal sealed class InputPattern
{
    private const string AnyFolders = "**";

    private readonly IReadOnlyList<string> _parts;
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>What was looked at already: links may lead in a circle, and a file may be reached in many ways.</summary>
    private readonly HashSet<(string RealPath, int Part)> _seen = [];

    private InputPattern(IReadOnlyList<string> parts) => _parts = parts;

    public static bool Is(string text) => text.AsSpan().ContainsAny('*', '?');

    /// <summary>Full paths in ordinal order; a folder that the pattern ends at stands for all in it. The settings themselves are never found.</summary>
    /// <param name="folder">What the pattern is relative to.</param>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permission is missing.</exception>
    public static IReadOnlyCollection<string> Find(string pattern, string folder)
    {
        var root = Path.GetPathRoot(pattern) ?? "";
        var parts = pattern[root.Length..].Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        // All below a folder is the folder.
        var search = new InputPattern(parts is [.. var start, AnyFolders] ? start : parts);
        search.Visit(root.Length > 0 ? root : folder, 0);
        return search._found;
    }

    private void Visit(string path, int part)
    {
        if (part == _parts.Count)
        {
            if (Path.Exists(path) && Path.GetFileName(path) != SettingsSearch.FileName) _found.Add(Path.GetFullPath(path));
            return;
        }

        var name = _parts[part];
        if (!Is(name))
        {
            Visit(Path.Join(path, name), part + 1);
            return;
        }

        if (!Directory.Exists(path) || !_seen.Add((RealPath.Of(path), part))) return;
        if (name == AnyFolders)
        {
            Visit(path, part + 1);
            foreach (var folder in Directory.GetDirectories(path).Where(folder => !IsHidden(folder))) Visit(folder, part);
        }
        else
        {
            foreach (var entry in Directory.GetFileSystemEntries(path).Where(entry => Matches(name, Path.GetFileName(entry)))) Visit(entry, part + 1);
        }
    }

    private static bool Matches(string pattern, string name) =>
        (!IsHidden(name) || pattern.StartsWith('.')) && FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static bool IsHidden(string path) => Path.GetFileName(path.AsSpan()).StartsWith(".");
}
