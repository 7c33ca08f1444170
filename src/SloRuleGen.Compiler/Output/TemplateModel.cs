using SloRuleGen.PromQL;
using SloRuleGen.Rules;
using SloRuleGen.Syntax;
using SloRuleGen.Units;

namespace SloRuleGen.Output;

/// <summary>Turns rules into what templates see: every text a finished YAML scalar, so that templates only place them.</summary>
internal static class TemplateModel
{
    // Where the built-in templates put the lines of a literal block: two columns right of the key.
    private const int FieldIndent = 10;
    private const int EntryIndent = 12;

    /// <param name="counted">Told of the rules of each group when a template comes to it.</param>
    public static TemplateFields Of(IReadOnlyList<ServiceRules> services, DocumentHead head, Action<int> counted)
    {
        var sources = SourcesOf(services);
        return Of(services, head, sources, counted);
    }

    /// <summary>The names of the specs, fit for a comment.</summary>
    public static string SourcesOf(IReadOnlyList<ServiceRules> services) =>
        YamlScalar.Comment(string.Join(", ", services.Select(service => service.SourceName).Distinct()));

    private static TemplateFields Of(IReadOnlyList<ServiceRules> services, DocumentHead head, string sources, Action<int> counted) => new()
    {
        { "header", GeneratedHeader.Line(GeneratedHeader.OfRules, sources) },
        { "sources", sources },
        { "api_version", OneLine(head.ApiVersion) },
        { "kind", OneLine(head.Kind) },
        { "name", OneLine(head.Name) },
        { "namespace", OneLine(head.Namespace) },
        { "labels", TemplateList.Of(head.Labels, Of) },
        { "groups", new TemplateList(() => services.Sum(service => service.Groups.Count), services.SelectMany(service => service.Groups).Select(group => Of(group, head, counted))) },
    };

    private static TemplateFields Of(RuleGroup group, DocumentHead head, Action<int> counted)
    {
        counted(group.Rules.Count);
        var common = head.HasGroupLabels ? CommonLabels(group.Rules) : [];
        return new()
        {
            { "name", YamlScalar.OneLine(group.Name) },
            { "interval", group.Interval.ToString() },
            { "query_offset", group.QueryOffset?.ToString() },
            { "limit", group.Limit },
            { "partial_response_strategy", OneLine(head.PartialResponseStrategy) },
            { "labels", TemplateList.Of(common, OfLabel) },
            { "rules", TemplateList.Of(group.Rules, rule => Of(rule, common)) },
        };
    }

    /// <summary>The labels that every rule has, with the same value.</summary>
    private static List<KeyValuePair<string, string>> CommonLabels(IReadOnlyList<Rule> rules) =>
        [.. rules[0].Labels.Where(label => rules.All(rule => rule.Labels.TryGetValue(label.Key, out var value) && value == label.Value))];

    private static TemplateFields Of(Rule rule, List<KeyValuePair<string, string>> common)
    {
        var model = new TemplateFields
        {
            { "comment", rule.Comment is { } comment ? YamlScalar.Comment(comment) : null },
            { "expr", YamlScalar.Value(PromQLPrinter.PrintCompact(rule.Expr), FieldIndent) },
            { "labels", TemplateList.Of(Without(common, rule.Labels), OfLabel) },
        };
        switch (rule)
        {
            case Rule.Recording recording:
                model.Add("template", TemplateSet.RecordingRule);
                model.Add("name", YamlScalar.OneLine(recording.Name));
                break;
            case Rule.Alerting alerting:
                model.Add("template", TemplateSet.AlertingRule);
                model.Add("name", YamlScalar.OneLine(alerting.Name));
                model.Add("for", UnlessZero(alerting.For));
                model.Add("keep_firing_for", UnlessZero(alerting.KeepFiringFor));
                model.Add("annotations", TemplateList.Of(alerting.Annotations, Of));
                break;
        }

        return model;
    }

    private static IReadOnlyCollection<KeyValuePair<string, string>> Without(List<KeyValuePair<string, string>> common, IReadOnlyDictionary<string, string> labels) =>
        common.Count == 0 ? labels : [.. labels.Except(common)];

    private static TemplateFields Of(KeyValuePair<string, string> entry) => new()
    {
        { "name", YamlScalar.OneLine(entry.Key) },
        { "value", YamlScalar.Value(entry.Value, EntryIndent) },
    };

    /// <summary>A label's value stays right in a flow mapping, in which all labels of a rule stand on one line.</summary>
    private static TemplateFields OfLabel(KeyValuePair<string, string> label) => new()
    {
        { "name", YamlScalar.InFlow(label.Key) },
        { "value", YamlScalar.InFlow(label.Value) },
    };

    private static string? OneLine(string? text) => text is null ? null : YamlScalar.OneLine(text);

    private static string? UnlessZero(PromDuration duration) => duration == PromDuration.Zero ? null : duration.ToString();
}
