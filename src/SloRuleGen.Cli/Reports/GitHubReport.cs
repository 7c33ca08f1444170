using System.Globalization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Reports;

/// <summary>For GitHub Actions: workflow commands on standard output, which become annotations of the lines that they name.</summary>
internal static class GitHubReport
{
    public static void Write(Validation validation, CliEnvironment environment)
    {
        var shown = DiagnosticLimit.Shown(validation.Diagnostics, out var rest);
        // GitHub shows only the first ten of a step.
        foreach (var diagnostic in shown.OrderByDescending(d => d.Severity == DiagnosticSeverity.Error))
            environment.Terminal.Output.WriteLine(Command(diagnostic, environment));
        if (rest is not null) environment.Terminal.Output.WriteLine(rest);
        if (!validation.IsQuiet) environment.Terminal.Output.WriteLine(validation.Summary);
    }

    private static string Command(Diagnostic diagnostic, CliEnvironment environment)
    {
        var word = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        var properties = Properties(diagnostic, environment).Select(property => $"{property.Name}={Escaped(property.Value)}");
        var subject = diagnostic is { Span: null, Subject: { } path } ? path + ": " : "";
        return $"::{word} {string.Join(',', properties)}::{EscapedData(subject + diagnostic.Message)}";
    }

    private static IEnumerable<(string Name, string Value)> Properties(Diagnostic diagnostic, CliEnvironment environment)
    {
        if (diagnostic.Span is { } span)
        {
            var ((line, column), (endLine, endColumn)) = (span.StartPosition, span.EndPosition);
            yield return ("file", SourcePath.InFolder(span.Source.Name, environment) ?? span.Source.Name);
            yield return ("line", Text(line));
            if (endLine == line)
            {
                yield return ("col", Text(column));
                yield return ("endColumn", Text(endColumn));
            }
            else
            {
                // Annotations of several lines have no columns.
                yield return ("endLine", Text(endLine));
            }
        }

        yield return ("title", diagnostic.Code);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string property) =>
        EscapedData(property).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string EscapedData(string text) =>
        PlainText.OneLine(text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));
}
