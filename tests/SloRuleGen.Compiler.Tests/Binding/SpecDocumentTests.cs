using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SloRuleGen.Mappings;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>What <c>docs/spec.md</c> says is so.</summary>
public partial class SpecDocumentTests
{
    public static TheoryData<string> Fields => [.. Level.All.SelectMany(l => l.Fields).Distinct()];

    public static TheoryData<string> WholeSpecs => [.. Examples().Where(e => e.StartsWith("apiVersion:", StringComparison.Ordinal))];

    /// <summary>Examples of a document's fields, and of an SLO's.</summary>
    public static TheoryData<string> PartsOfDocuments => [.. Examples().Where(e => e.Contains("slos:") && !e.Contains("apiVersion:"))];

    public static TheoryData<string> PartsOfSlos => [.. Examples().Where(e => !e.Contains("slos:"))];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_is_described(string field) => Assert.Contains($"`{field}`", Document());

    [Theory]
    [MemberData(nameof(WholeSpecs))]
    public void A_whole_example_binds(string example) => Assert.Single(Bound.Service(example).Slos);

    [Theory]
    [MemberData(nameof(PartsOfDocuments))]
    public void An_example_of_a_document_binds(string example) =>
        Assert.NotEmpty(Bound.Service($"apiVersion: slogen/v1\nservice: checkout\n{example}").Slos);

    [Theory]
    [MemberData(nameof(PartsOfSlos))]
    public void An_example_of_an_slo_binds(string example) => Assert.NotNull(Bound.Slo(example));

    private static IEnumerable<string> Examples() => Fence().Matches(Document()).Select(m => m.Groups[1].Value);

    private static string Document([CallerFilePath] string path = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "spec.md"));

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
