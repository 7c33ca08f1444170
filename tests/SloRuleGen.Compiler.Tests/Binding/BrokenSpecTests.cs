using System.Runtime.CompilerServices;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>Each broken spec yields exactly the diagnostics of the snapshot beside it.</summary>
public class BrokenSpecTests
{
    private const string Suffix = ".slo.yaml";

    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Specs", "broken");

    /// <summary>By name; <c>one.2.slo.yaml</c> is read together with <c>one.slo.yaml</c>.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*" + Suffix)
            .Select(f => Path.GetFileName(f)[..^Suffix.Length])
            .Where(n => !n.EndsWith(".2", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_spec_yields_exactly_its_diagnostics(string name)
    {
        var sources = new[] { name, name + ".2" }
            .Select(n => n + Suffix)
            .Where(n => File.Exists(Path.Combine(Folder, n)))
            .Select(n => new SourceText(n, File.ReadAllText(Path.Combine(Folder, n))))
            .ToArray();

        var result = SloCompiler.Compile(sources, CompileOptions.Default);
        var reports = string.Join('\n', result.Diagnostics.Select(Bound.Report));

        Assert.NotEmpty(reports);
        await Verifier.Verify(reports).UseDirectory("../Specs/broken").UseFileName(name);
    }

    [Fact]
    public void There_are_broken_specs_of_many_kinds() => Assert.InRange(Names.Count, 40, 200);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
