using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Importing;

/// <summary>What documents in other formats become, whole, with each note and its place.</summary>
public sealed class ImportTests
{
    public static TheoryData<string> All => [.. ForeignDocuments.All];

    public static TheoryData<string> Good => [.. ForeignDocuments.All.Where(name => ForeignDocuments.Import(name).Succeeded)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_document_becomes_this(string name)
    {
        var result = ForeignDocuments.Import(name);

        var notes = result.Diagnostics.Select(d => $"# {d.Span!.Value.StartPosition.Line}:{d.Span!.Value.StartPosition.Column} {d.Severity.ToString().ToLowerInvariant()} {d.Code}: {d.Message}\n");
        var specs = result.Files.Select(file => $"# --- {file.Name}\n{file.Content}");
        await Verify(string.Concat(notes.Concat(specs)), "yaml").UseDirectory("_snapshots").UseFileName(name.Replace('/', '.'));
    }

    /// <summary>To import and then generate is to generate from the foreign document at once.</summary>
    [Theory]
    [MemberData(nameof(Good))]
    public void What_is_written_reads_back_as_what_was_meant(string name)
    {
        var written = ForeignDocuments.Import(name).Files.Select(file => new SourceText("spec.slo.yaml", file.Content)).ToList();
        var target = CompileOptions.Default with { Target = name.Contains("metricsql", StringComparison.Ordinal) ? new VmalertTarget(VmalertTarget.OldestVersion) : new PrometheusTarget() };

        var fromWritten = SloCompiler.Compile(written, target);
        var atOnce = SloCompiler.Compile([ForeignDocuments.Source(name)], target with { Import = ForeignDocuments.OptionsOf(name).Import });

        Assert.Empty(fromWritten.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Message));
        Assert.Equal(atOnce.Files.Select(Rules), fromWritten.Files.Select(Rules));
    }

    /// <summary>Without the head, which names the file.</summary>
    private static string Rules(OutputFile file) => file.Content[(file.Content.IndexOf('\n') + 1)..];
}
