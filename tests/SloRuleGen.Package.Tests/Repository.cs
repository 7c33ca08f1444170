using System.Runtime.CompilerServices;

namespace SloRuleGen.Package.Tests;

internal static class Repository
{
    public static string Root { get; } = RootOf();

    public static IEnumerable<string> Samples =>
        Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.slo.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    private static string RootOf([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(thisFile, "..", "..", ".."));
}
