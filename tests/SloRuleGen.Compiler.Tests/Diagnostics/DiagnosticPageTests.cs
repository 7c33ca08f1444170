using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Diagnostics;

/// <summary>Each code has a page, and what its examples show is so.</summary>
public partial class DiagnosticPageTests
{
    private static readonly Dictionary<string, string> s_withoutSpec = new()
    {
        ["SLO109"] = "a spec that is too long does not fit on a page",
        ["SLO110"] = "a page cannot show a character that no text may hold",
        ["SLO139"] = "so many SLOs do not fit on a page",
        ["SLO178"] = "the libraries are given on the command line",
        ["SLO180"] = "so much text does not fit on a page",
        ["SLO190"] = "the sheet is given on the command line",
        ["SLO191"] = "so many risks do not fit on a page",
        ["SLO219"] = "the target is given on the command line",
        ["SLO309"] = "the label is given on the command line",
        ["SLO310"] = "the target is given on the command line",
        ["SLO311"] = "the target is given on the command line",
        ["SLO312"] = "the target is given on the command line",
        ["SLO313"] = "the target is given on the command line",
        ["SLO318"] = "the target is given on the command line",
        ["SLO340"] = "the target is given on the command line",
        ["SLO341"] = "the target is given on the command line",
        ["SLO320"] = "tests are asked for on the command line",
        ["SLO520"] = "it is about an export",
        ["SLO321"] = "tests are asked for on the command line",
    };

    public static TheoryData<string> Codes => [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Code)];

    /// <summary>Those about specs, SLO1xx to SLO3xx, and about documents of other programs, SLO5xx.</summary>
    public static TheoryData<string> CodesOfSpecs =>
        [.. DiagnosticCatalog.All.Select(descriptor => descriptor.Code).Where(code => code[3] is '1' or '2' or '3' or '5' && !s_withoutSpec.ContainsKey(code))];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_a_page_with_four_sections(string code)
    {
        var descriptor = DiagnosticCatalog.All.Single(d => d.Code == code);
        var page = DiagnosticPages.Of(descriptor);

        Assert.StartsWith($"# {code}: {descriptor.Title}\n\n{(descriptor.Severity == DiagnosticSeverity.Error ? "An error: " : "A warning: ")}", page, StringComparison.Ordinal);
        Assert.Equal(["What it does", "Why it is bad", "Example", "Fix"], Heading().Matches(page).Select(match => match.Groups[1].Value));
        Assert.All(Heading().Split(page).Skip(2).Where((_, index) => index % 2 == 0), section => Assert.NotEqual("", section.Trim()));
    }

    [Fact]
    public void There_is_no_page_of_another_code() => Assert.Equal(
        DiagnosticCatalog.All.Select(descriptor => descriptor.Code).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "diagnostics"))
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(CodesOfSpecs))]
    public void The_example_is_wrong_as_the_page_says(string code) => Assert.Contains(code, CodesIn(code, Example(code, "Example")));

    [Theory]
    [MemberData(nameof(CodesOfSpecs))]
    public void The_fixed_example_is_right(string code) => Assert.Empty(CodesIn(code, Example(code, "Fix")));

    [Fact]
    public void What_cannot_be_shown_in_a_spec_has_an_example_all_the_same() =>
        Assert.All(s_withoutSpec.Keys, code => Assert.Contains("```console\n$ ", PageOf(code), StringComparison.Ordinal));

    private static IEnumerable<string> CodesIn(string code, string spec) =>
        SloCompiler.Plan([new SourceText("spec.slo.yaml", spec)], CompileOptions.Default with { Import = code[3] == '5' ? new ImportOptions(SpecFormat.Auto) : null }).Diagnostics.Select(diagnostic => diagnostic.Code);

    /// <summary>The spec that a section shows.</summary>
    private static string Example(string code, string section)
    {
        var page = PageOf(code);
        return Fence().Match(page, page.IndexOf($"## {section}\n", StringComparison.Ordinal)).Groups[1].Value;
    }

    private static string PageOf(string code) => DiagnosticPages.Of(DiagnosticCatalog.All.Single(descriptor => descriptor.Code == code));

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
