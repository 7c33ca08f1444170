using SloRuleGen.Compiler.Tests.Binding;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>SLIs in which « and » mark what is to be reported.</summary>
internal static class Linted
{
    /// <summary>The SLI draws this one report and no other.</summary>
    /// <param name="sli">In YAML, on one line.</param>
    public static void Finds(DiagnosticDescriptor descriptor, string sli, string message)
    {
        var diagnostic = Assert.Single(Diagnose(sli.Replace("«", "").Replace("»", "")));
        var marked = diagnostic.Span!.Value is var (source, start, end) ? source.Content[..start] + "«" + source.Content[start..end] + "»" + source.Content[end..] : "";

        Assert.Equal($"{descriptor.Code} {message}", $"{diagnostic.Code} {diagnostic.Message}");
        Assert.Equal(sli, marked.Split('\n')[^1].Trim());
    }

    public static void FindsNothing(string sli) => Assert.Empty(Diagnose(sli).Select(Bound.Report));

    public static string Ratio(string query) => $"sli: {{query: {{error_ratio: '{query}'}}}}";

    private static IReadOnlyList<Diagnostic> Diagnose(string sli) => Bound.Of(
        $"""
        apiVersion: slogen/v1
        service: checkout
        slos:
          - name: availability
            objective: 99.9%
            {sli}
        """.ReplaceLineEndings("\n")).Diagnostics;
}
