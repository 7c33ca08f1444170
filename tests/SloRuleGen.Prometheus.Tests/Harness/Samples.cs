using System.Runtime.CompilerServices;
using SloRuleGen.Output;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>The specs in <c>samples</c>.</summary>
internal static class Samples
{
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder(), "*.slo.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    public static RuleFiles Generate(string name, RuleTarget? target = null) => Generated.From(Read(name), name, target);

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "samples"));
}
