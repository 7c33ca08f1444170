using System.Runtime.CompilerServices;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

public class SampleBindingTests
{
    private static string Folder => Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "samples");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.slo.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_binds_without_a_diagnostic(string name)
    {
        var bound = Bound.Of(new SourceText(name, File.ReadAllText(Path.Combine(Folder, name))));

        Assert.Empty(bound.Reports);
        Assert.All(bound.Services, s => Assert.NotEmpty(s.Slos));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
