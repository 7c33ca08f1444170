using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Reports;

/// <summary>Names of inputs as other programs want them.</summary>
internal static class SourcePath
{
    /// <summary>The path from the current folder, with forward slashes; null if it lies elsewhere.</summary>
    public static string? InFolder(string name, CliEnvironment environment)
    {
        var path = Path.GetRelativePath(environment.CurrentDirectory, environment.FullPath(name)).Replace(Path.DirectorySeparatorChar, '/');
        return path == ".." || path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? null : path;
    }

    /// <summary>A path as part of a URI: slashes stay, everything else is percent-encoded that needs to be.</summary>
    public static string Encoded(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
