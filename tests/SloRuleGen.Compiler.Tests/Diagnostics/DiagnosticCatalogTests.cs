using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Compiler.Tests.Diagnostics;

public partial class DiagnosticCatalogTests
{
    [Fact]
    public void The_catalog_holds_every_descriptor()
    {
        var declared = typeof(DiagnosticCatalog).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(DiagnosticDescriptor))
            .Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Code);

        Assert.Equal(declared.Order(), DiagnosticCatalog.All.Select(d => d.Code).Order());
    }

    [Fact]
    public void Codes_are_unique_and_of_one_form()
    {
        Assert.Distinct(DiagnosticCatalog.All.Select(d => d.Code));
        Assert.All(DiagnosticCatalog.All, d => Assert.Matches("^SLO[0-9]{3}$", d.Code));
    }

    [Fact]
    public void Every_code_is_documented_with_its_severity_and_no_other_is()
    {
        var documented = Row().Matches(File.ReadAllText(Document())).Select(m => $"{m.Groups[1]} {m.Groups[2]}");

        Assert.Equal(DiagnosticCatalog.All.Select(d => $"{d.Code} {d.Severity.ToString().ToLowerInvariant()}").Order(), documented.Order());
    }

    private static string Document([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "diagnostics.md");

    [GeneratedRegex(@"^\| \[(SLO[0-9]{3})\]\(diagnostics/\1\.md\) \| (error|warning) \| .+ \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
