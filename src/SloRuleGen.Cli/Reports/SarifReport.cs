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

    public static void Write(Validation validation, CliEnvironment environment)
    {
        var log = new JsonObject { ["$schema"] = Schema, ["version"] = "2.1.0", ["runs"] = new JsonList([RunOf(validation, environment)]) };
        environment.Terminal.Output.WriteLine(log);
    }

    private static JsonObject RunOf(Validation validation, CliEnvironment environment) => new()
    {
        ["tool"] = new JsonObject { ["driver"] = Driver() },
        ["columnKind"] = "utf16CodeUnits",
        // Where the folder is, only its reader knows: the log is the same on every machine.
        ["originalUriBaseIds"] = new JsonObject { [BaseId] = new JsonObject { ["description"] = Text("The folder that slogen ran in.") } },
        ["results"] = JsonList.Of(validation.Diagnostics, diagnostic => ResultOf(diagnostic, environment)),
    };

    private static JsonObject Driver() => new()
    {
        ["name"] = "slogen",
        ["version"] = ProgramVersion.Text,
        ["semanticVersion"] = ProgramVersion.Text,
        ["informationUri"] = ProgramVersion.Address,
        ["rules"] = JsonList.Of(DiagnosticCatalog.All, RuleOf),
    };

    /// <summary>GitHub shows no rule without both descriptions and help.</summary>
    private static JsonObject RuleOf(DiagnosticDescriptor descriptor)
    {
        var page = DiagnosticPages.Of(descriptor);
        return new()
        {
            ["id"] = descriptor.Code,
            ["shortDescription"] = Text(descriptor.Title + "."),
            ["fullDescription"] = Text(descriptor.Title + "."),
            ["help"] = new JsonObject { ["text"] = page, ["markdown"] = page },
            ["defaultConfiguration"] = new JsonObject { ["level"] = LevelOf(descriptor.Severity) },
        };
    }

    private static JsonObject ResultOf(Diagnostic diagnostic, CliEnvironment environment)
    {
        var result = new JsonObject
        {
            ["ruleId"] = diagnostic.Code,
            ["ruleIndex"] = s_rules[diagnostic.Descriptor],
            ["level"] = LevelOf(diagnostic.Severity),
            ["message"] = Text(diagnostic.Message),
        };
        if ((diagnostic.Span?.Source.Name ?? diagnostic.Subject) is { } name)
        {
            var place = new JsonObject { ["artifactLocation"] = ArtifactOf(name, environment), ["region"] = RegionOf(diagnostic.Span) };
            result["locations"] = new JsonList([new JsonObject { ["physicalLocation"] = place }]);
        }

        return result;
    }

    private static JsonObject ArtifactOf(string name, CliEnvironment environment)
    {
        if (SourcePath.InFolder(name, environment) is { } path) return new() { ["uri"] = SourcePath.Encoded(path), ["uriBaseId"] = BaseId };
        var full = environment.FullPath(name).Replace(Path.DirectorySeparatorChar, '/');
        return new() { ["uri"] = "file:///" + SourcePath.Encoded(full.TrimStart('/')) };
    }

    /// <summary>What is about a whole file stands at its start: GitHub shows no result without a region.</summary>
    private static JsonObject RegionOf(SourceSpan? span)
    {
        var (start, end) = (span?.StartPosition ?? (1, 1), span?.EndPosition ?? (1, 1));
        return new() { ["startLine"] = start.Line, ["startColumn"] = start.Column, ["endLine"] = end.Line, ["endColumn"] = end.Column };
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string LevelOf(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";
}
