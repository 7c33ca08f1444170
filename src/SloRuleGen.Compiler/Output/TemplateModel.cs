using Scriban.Runtime;
using SloRuleGen.PromQL;
using SloRuleGen.Rules;
using SloRuleGen.Syntax;
using SloRuleGen.Units;

namespace SloRuleGen.Output;

/// <summary>Turns rules into what templates see: every text a finished YAML scalar, so that templates only place them.</summary>
/// <remarks>Members are added: to set one by index, Scriban makes a context with all of its functions.</remarks>
internal static class TemplateModel
{
    // Where the built-in templates put the lines of a literal block: two columns right of the key.
    private const int FieldIndent = 10;
    private const int EntryIndent = 12;

    public static ScriptObject Of(IReadOnlyList<ServiceRules> services, DocumentHead head)
    {
        var sources = YamlScalar.Comment(string.Join(", ", services.Select(service => service.SourceName).Distinct()));
        return Of(services, head, sources);
    }

    private static ScriptObject Of(IReadOnlyList<ServiceRules> services, DocumentHead head, string sources) => new()
    {
        { "header", GeneratedHeader.Line(GeneratedHeader.OfRules, sources) },
        { "sources", sources },
        { "name", OneLine(head.Name) },
        { "namespace", OneLine(head.Namespace) },
        { "labels", ArrayOf(head.Labels, Of) },
        { "groups", ArrayOf(services.SelectMany(service => service.Groups), group => Of(group, head)) },
    };

    private static ScriptObject Of(RuleGroup group, DocumentHead head)
    {
        var common = head.HasGroupLabels ? CommonLabels(group.Rules) : [];
        return new()
        {
            { "name", YamlScalar.OneLine(group.Name) },
            { "interval", group.Interval.ToString() },
            { "query_offset", group.QueryOffset?.ToString() },
            { "limit", group.Limit },
            { "partial_response_strategy", OneLine(head.PartialResponseStrategy) },
            { "labels", ArrayOf(common, OfLabel) },
            { "rules", ArrayOf(group.Rules, rule => Of(rule, common)) },
        };
    }

    /// <summary>The labels that every rule has, with the same value.</summary>
    private static List<KeyValuePair<string, string>> CommonLabels(IReadOnlyList<Rule> rules) =>
        [.. rules[0].Labels.Where(label => rules.All(rule => rule.Labels.TryGetValue(label.Key, out var value) && value == label.Value))];

    private static ScriptObject Of(Rule rule, List<KeyValuePair<string, string>> common)
    {
        var model = new ScriptObject
        {
            { "comment", rule.Comment is { } comment ? YamlScalar.Comment(comment) : null },
            { "expr", YamlScalar.Value(PromQLPrinter.PrintCompact(rule.Expr), FieldIndent) },
            { "labels", ArrayOf(rule.Labels.Except(common), OfLabel) },
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
                model.Add("annotations", ArrayOf(alerting.Annotations, Of));
                break;
        }

        return model;
    }

    private static ScriptObject Of(KeyValuePair<string, string> entry) => new()
    {
        { "name", YamlScalar.OneLine(entry.Key) },
        { "value", YamlScalar.Value(entry.Value, EntryIndent) },
    };

    /// <summary>A label's value stays right in a flow mapping, in which all labels of a rule stand on one line.</summary>
    private static ScriptObject OfLabel(KeyValuePair<string, string> label) => new()
    {
        { "name", YamlScalar.InFlow(label.Key) },
        { "value", YamlScalar.InFlow(label.Value) },
    };

    private static string? OneLine(string? text) => text is null ? null : YamlScalar.OneLine(text);

    private static string? UnlessZero(PromDuration duration) => duration == PromDuration.Zero ? null : duration.ToString();

    private static ScriptArray ArrayOf<T>(IEnumerable<T> items, Func<T, ScriptObject> of) => new(items.Select(of));
}
