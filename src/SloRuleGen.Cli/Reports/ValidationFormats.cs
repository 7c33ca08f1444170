using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Reports;

/// <summary>The formats in which what was found is told.</summary>
internal static class ValidationFormats
{
    private static readonly Dictionary<string, Action<Validation, CliEnvironment>> s_reports = new()
    {
        ["text"] = TextReport.Write,
        ["json"] = JsonReport.Write,
        ["github"] = GitHubReport.Write,
        ["sarif"] = SarifReport.Write,
    };

    public static string[] Names => [.. s_reports.Keys];

    /// <exception cref="KeyNotFoundException">There is no such format.</exception>
    public static Action<Validation, CliEnvironment> Of(string name) => s_reports[name];
}
