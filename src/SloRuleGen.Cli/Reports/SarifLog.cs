using System.Text.Json.Serialization;

namespace SloRuleGen.Cli.Reports;

/// <summary>SARIF 2.1.0, as far as it is written here.</summary>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, IReadOnlyList<SarifRun> Runs);

internal sealed record SarifRun(SarifTool Tool, string ColumnKind, IReadOnlyDictionary<string, SarifBase> OriginalUriBaseIds, IEnumerable<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, string SemanticVersion, string InformationUri, IEnumerable<SarifRule> Rules);

internal sealed record SarifRule(string Id, SarifText ShortDescription, SarifText FullDescription, SarifHelp Help, SarifConfiguration DefaultConfiguration);

internal sealed record SarifText(string Text);

internal sealed record SarifHelp(string Text, string Markdown);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifBase(SarifText Description);

internal sealed record SarifResult(string RuleId, int RuleIndex, string Level, SarifText Message, IReadOnlyList<SarifLocation>? Locations);

internal sealed record SarifLocation(SarifPlace PhysicalLocation);

internal sealed record SarifPlace(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri, string? UriBaseId);

internal sealed record SarifRegion(int StartLine, int StartColumn, int EndLine, int EndColumn);

/// <summary>What is null is left out.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifJson : JsonSerializerContext;
