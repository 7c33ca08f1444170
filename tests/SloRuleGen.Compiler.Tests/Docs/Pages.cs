using System.Runtime.CompilerServices;

namespace SloRuleGen.Compiler.Tests.Docs;

/// <summary>The pages for users, named by their paths in the repository.</summary>
internal static class Pages
{
    private static readonly string s_root = Root();

    public static IEnumerable<string> Names =>
    [
        "README.md", "CHANGELOG.md",
        .. Directory.EnumerateFiles(Path.Combine(s_root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(s_root, path)).Order(StringComparer.Ordinal),
    ];

    public static string PathOf(string name) => Path.Combine(s_root, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(thisFile, "..", "..", "..", ".."));
}
