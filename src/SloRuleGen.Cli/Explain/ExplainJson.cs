using System.Text.Json.Serialization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Explain;

/// <summary>Plans for programs. Numbers are exact decimals, or have 15 digits where there is none; times are seconds.</summary>
internal sealed class ExplainJson(IReadOnlyList<SloPlan> slos)
{
    /// <summary>Grows when a member changes its meaning or goes, not when one is added.</summary>
    public int Version { get; } = 1;
    public IEnumerable<SloJson> Slos => slos.Select(slo => new SloJson(slo));

    public static string Of(IReadOnlyList<SloPlan> slos) => JsonText.Indented(new ExplainJson(slos), ExplainJsonContext.Default.ExplainJson);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExplainJson))]
internal sealed partial class ExplainJsonContext : JsonSerializerContext;
