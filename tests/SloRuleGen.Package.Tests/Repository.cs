using System.Runtime.CompilerServices;

namespace SloRuleGen.Package.Tests;

internal static class Repository
{
    public static string Root { get; } = RootOf();

    public static IEnumerable<string> Samples =>
        Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.slo.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Root, path)).Order(StringComparer.Ordinal);

    /// <summary>What README has one do before the first minute: pack the tool, and install it.</summary>
    public static string[] InstallLines => Block(Read("README.md"), "The first minute", "sh").TrimEnd('\n').Split('\n');

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>The first block of a language behind some words of a page.</summary>
    public static string Block(string page, string after, string language)
    {
        var fence = $"```{language}\n";
        var start = page.IndexOf(fence, page.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal) + fence.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string RootOf([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(thisFile, "..", "..", ".."));
}
