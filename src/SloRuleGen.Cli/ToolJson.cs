using System.Text.Json.Serialization;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Cli.Operations;
using SloRuleGen.Cli.Reports;

namespace SloRuleGen.Cli;

/// <summary>How this program's own JSON is written, found out when it is compiled: nothing of it needs reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExplainJson))]
[JsonSerializable(typeof(JsonReport))]
[JsonSerializable(typeof(PromQLAnswer))]
internal sealed partial class ToolJson : JsonSerializerContext;
