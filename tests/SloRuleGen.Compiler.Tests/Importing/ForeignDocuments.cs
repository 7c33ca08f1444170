using System.Runtime.CompilerServices;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Importing;

/// <summary>Documents in other formats, each in a file of the folder of its format, and what they become.</summary>
internal static class ForeignDocuments
{
    /// <summary>What the command line says for some of them.</summary>
    private static readonly Dictionary<string, ImportOptions> s_options = new()
    {
        ["Sloth/windows-7d"] = Options("7d"),
        ["Sloth/period-28d"] = Options("28d"),
        ["Sloth/period-14d"] = Options("14d"),
        ["Pyrra/default-service"] = new ImportOptions(SpecFormat.Pyrra) { Service = "checkout" },
    };

    public static IEnumerable<string> All => ((string[])["Sloth", "Pyrra", "OpenSlo"]).SelectMany(Names);

    /// <summary>All of them, as <c>Sloth/latency</c>.</summary>
    public static IEnumerable<string> Names(string format) =>
        Directory.EnumerateFiles(Path.Combine(Folder(), format), "*.yaml").Select(path => $"{format}/{Path.GetFileNameWithoutExtension(path)}").Order(StringComparer.Ordinal);

    public static CompileResult Import(string name) => SloCompiler.Import([Source(name)], OptionsOf(name));

    public static SourceText Source(string name) => new($"{name}.yaml", File.ReadAllText(Path.Combine(Folder(), $"{name}.yaml")));

    public static CompileOptions OptionsOf(string name) => CompileOptions.Default with { Import = s_options.GetValueOrDefault(name) ?? new ImportOptions(SpecFormat.Auto) };

    public static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static ImportOptions Options(string period) => new(SpecFormat.Auto) { Period = PromDuration.Parse(period) };
}
