using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Console;

/// <summary>How many diagnostics a person is shown.</summary>
internal static class DiagnosticLimit
{
    public const int MostShown = 1000;

    /// <summary>At most so many, in their order: errors before any warning, where not all of them fit.</summary>
    /// <param name="rest">How many more there are, such as <c>2 more are not shown: 1 error, 1 warning</c>; null for none.</param>
    public static IReadOnlyList<Diagnostic> Shown(IReadOnlyList<Diagnostic> diagnostics, out string? rest)
    {
        rest = null;
        if (diagnostics.Count <= MostShown) return diagnostics;
        var byImportance = Enumerable.Range(0, diagnostics.Count).OrderByDescending(i => IsError(diagnostics[i])).ToList();
        var hidden = byImportance.Skip(MostShown).Select(i => diagnostics[i]).ToList();
        var errors = hidden.Count(IsError);
        var counts = new[] { (errors, "error"), (hidden.Count - errors, "warning") }.Where(c => c.Item1 > 0).Select(c => Count.Of(c.Item1, c.Item2));
        rest = $"{hidden.Count} more {(hidden.Count == 1 ? "is" : "are")} not shown: {string.Join(", ", counts)}";
        return [.. byImportance.Take(MostShown).Order().Select(i => diagnostics[i])];
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
