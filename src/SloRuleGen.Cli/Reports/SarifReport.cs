using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Reports;

/// <summary>For code scanning: a SARIF 2.1.0 log on standard output, with every rule of the catalog.</summary>
internal static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string BaseId = "SRCROOT";

    private static readonly Dictionary<DiagnosticDescriptor, int> s_rules =
        DiagnosticCatalog.All.Select((descriptor, index) => (descriptor, index)).ToDictionary(rule => rule.descriptor, rule => rule.index);

    public static void Write(Validation validation, CliEnvironment environment) =>
        environment.Terminal.Output.WriteLine(JsonText.Indented(new SarifLog(Schema, "2.1.0", [RunOf(validation, environment)]), SarifJson.Default.SarifLog));

    private static SarifRun RunOf(Validation validation, CliEnvironment environment) => new(
        new(new("slogen", ProgramVersion.Text, ProgramVersion.Text, ProgramVersion.Address, DiagnosticCatalog.All.Select(RuleOf))),
        "utf16CodeUnits",
        // Where the folder is, only its reader knows: the log is the same on every machine.
        new Dictionary<string, SarifBase> { [BaseId] = new(new("The folder that slogen ran in.")) },
        validation.Diagnostics.Select(diagnostic => ResultOf(diagnostic, environment)));

    /// <summary>GitHub shows no rule without both descriptions and help.</summary>
    private static SarifRule RuleOf(DiagnosticDescriptor descriptor)
    {
        var title = new SarifText(descriptor.Title + ".");
        var page = DiagnosticPages.Of(descriptor);
        return new(descriptor.Code, title, title, new(page, page), new(LevelOf(descriptor.Severity)));
    }

    private static SarifResult ResultOf(Diagnostic diagnostic, CliEnvironment environment) => new(
        diagnostic.Code,
        s_rules[diagnostic.Descriptor],
        LevelOf(diagnostic.Severity),
        new(diagnostic.Message),
        (diagnostic.Span?.Source.Name ?? diagnostic.Subject) is { } name ? [new(new(ArtifactOf(name, environment), RegionOf(diagnostic.Span)))] : null);

    private static SarifArtifact ArtifactOf(string name, CliEnvironment environment)
    {
        if (SourcePath.InFolder(name, environment) is { } path) return new(SourcePath.Encoded(path), BaseId);
        var full = environment.FullPath(name).Replace(Path.DirectorySeparatorChar, '/');
        return new("file:///" + SourcePath.Encoded(full.TrimStart('/')), null);
    }

    /// <summary>What is about a whole file stands at its start: GitHub shows no result without a region.</summary>
    private static SarifRegion RegionOf(SourceSpan? span)
    {
        var (start, end) = (span?.StartPosition ?? (1, 1), span?.EndPosition ?? (1, 1));
        return new(start.Line, start.Column, end.Line, end.Column);
    }

    private static string LevelOf(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";
}
