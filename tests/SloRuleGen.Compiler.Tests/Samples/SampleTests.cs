using System.Runtime.CompilerServices;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Samples;

/// <summary>The whole output of each sample, so that a change of any rule is seen and reviewed.</summary>
public sealed class SampleTests
{
    private static readonly string s_folder = FolderOfSamples();

    private static readonly string[] s_names =
        [.. Directory.EnumerateFiles(s_folder, "*.slo.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names => [.. s_names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_makes_these_rules(string sample)
    {
        var result = SloCompiler.Compile([Read(sample)], CompileOptions.Default);

        var file = Assert.Single(result.Files);
        await Verify(file.Content, "yaml").UseDirectory("_snapshots").UseFileName(sample.Replace(".slo.yaml", "", StringComparison.Ordinal));
    }

    [Fact]
    public void No_sample_draws_a_warning() =>
        Assert.Empty(SloCompiler.Compile([.. s_names.Select(Read)], CompileOptions.Default).Diagnostics.Select(diagnostic => diagnostic.Message));

    private static SourceText Read(string sample) => new(sample, File.ReadAllText(Path.Combine(s_folder, sample)));

    private static string FolderOfSamples([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(thisFile, "..", "..", "..", "..", "samples"));
}
