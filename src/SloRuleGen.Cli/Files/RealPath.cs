namespace SloRuleGen.Cli.Files;

/// <summary>Tells whether two paths lead to one file.</summary>
internal static class RealPath
{
    /// <summary>Whether what a path leads to is in a folder, at whatever depth.</summary>
    public static bool IsBelow(string fullPath, string folder)
    {
        var real = Of(folder);
        if (!Path.EndsInDirectorySeparator(real)) real += Path.DirectorySeparatorChar;
        return Of(fullPath).StartsWith(real, StringComparison.Ordinal);
    }

    /// <summary>An absolute path with every symbolic link in it followed, as far as they lead somewhere.</summary>
    public static string Of(string fullPath)
    {
        if (Path.GetDirectoryName(fullPath) is not { } parent) return fullPath;
        var path = Path.Join(Of(parent), Path.GetFileName(fullPath));
        try
        {
            FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            return entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : path;
        }
        catch (Exception e) when (IoFailure.Is(e))
        {
            return path;
        }
    }
}
