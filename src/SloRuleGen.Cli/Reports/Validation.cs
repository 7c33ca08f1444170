using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Reports;

/// <summary>What a validation found.</summary>
/// <param name="FileCount">Files that were named or found, those that could not be read included.</param>
/// <param name="SloCount">SLOs that could be planned.</param>
/// <param name="Diagnostics">In the order of inputs and places.</param>
/// <param name="FailsOnWarnings">Whether warnings count as failures.</param>
/// <param name="IsQuiet">Whether people want no <see cref="Summary"/>.</param>
internal sealed record Validation(int FileCount, int SloCount, IReadOnlyList<Diagnostic> Diagnostics, bool FailsOnWarnings, bool IsQuiet)
{
    public int ErrorCount => Diagnostics.Count(d => d.Severity == DiagnosticSeverity.Error);

    public int WarningCount => Diagnostics.Count - ErrorCount;

    /// <summary>One line for people.</summary>
    public string Summary
    {
        get
        {
            var isOk = ErrorCount == 0 && (WarningCount == 0 || !FailsOnWarnings);
            var files = Count.Of(FileCount, "file");
            var head = isOk ? $"{files}, {Count.Of(SloCount, "SLO")}: ok" : files;
            var counts = new[] { (ErrorCount, "error"), (WarningCount, "warning") }.Where(c => c.Item1 > 0).Select(c => Count.Of(c.Item1, c.Item2));
            var tail = string.Join(", ", counts);
            return tail.Length == 0 ? head : $"{head}{(isOk ? "," : ":")} {tail}";
        }
    }
}
