using System.Text.Json;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Reports;

/// <summary>For code scanning: a SARIF 2.1.0 log on standard output, with every rule of the catalog.</summary>
internal sealed class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string BaseId = "SRCROOT";

    private static readonly Dictionary<DiagnosticDescriptor, int> s_rules =
        DiagnosticCatalog.All.Select((descriptor, index) => (descriptor, index)).ToDictionary(rule => rule.descriptor, rule => rule.index);

    private readonly Utf8JsonWriter _json;
    private readonly CliEnvironment _environment;

    private SarifReport(Utf8JsonWriter json, CliEnvironment environment) => (_json, _environment) = (json, environment);

    public static void Write(Validation validation, CliEnvironment environment) =>
        environment.Terminal.Output.WriteLine(JsonText.Indented(json => new SarifReport(json, environment).Write(validation)));

    private void Write(Validation validation)
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", Schema);
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        WriteTool();
        _json.WriteString("columnKind", "utf16CodeUnits");
        WriteBase();
        _json.WriteStartArray("results");
        foreach (var diagnostic in validation.Diagnostics) Write(diagnostic);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteTool()
    {
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "slogen");
        _json.WriteString("semanticVersion", ProgramVersion.Text);
        _json.WriteStartArray("rules");
        foreach (var descriptor in DiagnosticCatalog.All)
        {
            _json.WriteStartObject();
            _json.WriteString("id", descriptor.Code);
            // GitHub shows no rule without all three.
            WriteText("shortDescription", descriptor.Title + ".");
            WriteText("fullDescription", descriptor.Title + ".");
            WriteHelp(DiagnosticPages.Of(descriptor));
            _json.WriteStartObject("defaultConfiguration");
            _json.WriteString("level", LevelOf(descriptor));
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>Where the folder is, only its reader knows: the log is the same on every machine.</summary>
    private void WriteBase()
    {
        _json.WriteStartObject("originalUriBaseIds");
        _json.WriteStartObject(BaseId);
        WriteText("description", "The folder that slogen ran in.");
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Write(Diagnostic diagnostic)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", diagnostic.Code);
        _json.WriteNumber("ruleIndex", s_rules[diagnostic.Descriptor]);
        _json.WriteString("level", LevelOf(diagnostic.Descriptor));
        WriteText("message", diagnostic.Message);
        if ((diagnostic.Span?.Source.Name ?? diagnostic.Subject) is { } name)
        {
            _json.WriteStartArray("locations");
            _json.WriteStartObject();
            _json.WriteStartObject("physicalLocation");
            WriteArtifact(name);
            WriteRegion(diagnostic.Span);
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteArtifact(string name)
    {
        _json.WriteStartObject("artifactLocation");
        if (SourcePath.InFolder(name, _environment) is { } path)
        {
            _json.WriteString("uri", SourcePath.Encoded(path));
            _json.WriteString("uriBaseId", BaseId);
        }
        else
        {
            var full = _environment.FullPath(name).Replace(Path.DirectorySeparatorChar, '/');
            _json.WriteString("uri", "file:///" + SourcePath.Encoded(full.TrimStart('/')));
        }

        _json.WriteEndObject();
    }

    /// <summary>What is about a whole file stands at its start: GitHub shows no result without a region.</summary>
    private void WriteRegion(SourceSpan? span)
    {
        var (start, end) = (span?.StartPosition ?? (1, 1), span?.EndPosition ?? (1, 1));
        _json.WriteStartObject("region");
        _json.WriteNumber("startLine", start.Line);
        _json.WriteNumber("startColumn", start.Column);
        _json.WriteNumber("endLine", end.Line);
        _json.WriteNumber("endColumn", end.Column);
        _json.WriteEndObject();
    }

    private void WriteHelp(string page)
    {
        _json.WriteStartObject("help");
        _json.WriteString("text", page);
        _json.WriteString("markdown", page);
        _json.WriteEndObject();
    }

    private void WriteText(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private static string LevelOf(DiagnosticDescriptor descriptor) => descriptor.Severity == DiagnosticSeverity.Error ? "error" : "warning";
}
