using System.Text.Json;
using SloRuleGen.Units;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Cli.Tests.Check;

/// <summary>Rule files as a server tells of them once they are loaded.</summary>
internal static class LoadedGroups
{
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Of(string rules)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(rules));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach (var group in ((YamlSequenceNode)root["groups"]).Cast<YamlMappingNode>())
        {
            var members = ((YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>().Select(Rule);
            yield return $$"""
                {"name": {{Text(group["name"])}}, "file": "x", "interval": {{Seconds(group["interval"])}}, "evaluationTime": 0.1, "lastEvaluation": "1970-01-01T00:33:00Z", "rules": [{{string.Join(", ", members)}}]}
                """;
        }
    }

    private static string Rule(YamlMappingNode rule)
    {
        var labels = ((YamlMappingNode)rule["labels"]).Children.Select(label => $"{Text(label.Key)}: {Text(label.Value)}");
        var common = $"\"query\": {Text(rule["expr"])}, \"health\": \"ok\", \"labels\": {{{string.Join(", ", labels)}}}";
        return rule.Children.TryGetValue("alert", out var alert)
            ? $"{{\"name\": {Text(alert)}, \"type\": \"alerting\", \"duration\": {Time(rule, "for")}, \"keepFiringFor\": {Time(rule, "keep_firing_for")}, {common}}}"
            : $"{{\"name\": {Text(rule["record"])}, \"type\": \"recording\", {common}}}";
    }

    private static string Time(YamlMappingNode rule, string field) => rule.Children.TryGetValue(field, out var time) ? Seconds(time) : "0";

    private static string Seconds(YamlNode node) => PromDuration.Parse(((YamlScalarNode)node).Value!).Seconds.ToString();

    private static string Text(YamlNode node) => JsonSerializer.Serialize(((YamlScalarNode)node).Value, s_plain);
}
