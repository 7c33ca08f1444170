namespace SloRuleGen.Syntax;

/// <summary>What a generated file holds: for each group its rules in order.</summary>
internal sealed record RuleFileOutline(IReadOnlyList<IReadOnlyList<RuleFileOutline.Rule>> Groups)
{
    /// <param name="below">The key below which the groups stand, or null for the document itself.</param>
    /// <exception cref="FormatException">The text is no rule file; the message says why, on one line.</exception>
    public static RuleFileOutline Read(string text, string? below)
    {
        var root = PlainYaml.Read(text);
        var holder = below is null ? root : (root as Dictionary<string, object?>)?.GetValueOrDefault(below);
        var key = below is null ? "groups" : $"{below}.groups";
        if (holder is not Dictionary<string, object?> entries || !entries.TryGetValue("groups", out var groups))
            throw new FormatException($"they yield no mapping with the key '{key}'");
        return new RuleFileOutline([.. PlainYaml.ListOf(groups, $"'{key}' is no list").Select(GroupOf)]);
    }

    private static IReadOnlyList<Rule> GroupOf(object? node)
    {
        if (node is not Dictionary<string, object?> group) throw new FormatException("a group is no mapping");
        var labels = LabelsOf(group);
        return [.. PlainYaml.ListOf(group.GetValueOrDefault("rules"), "the rules of a group are no list").Select(rule => RuleOf(rule, labels))];
    }

    private static Rule RuleOf(object? node, Dictionary<string, object?> groupLabels)
    {
        if (node is Dictionary<string, object?> rule)
        {
            var labels = new Dictionary<string, object?>(groupLabels);
            foreach (var (name, value) in LabelsOf(rule)) labels[name] = value;
            if (rule.GetValueOrDefault("record") is string record) return new("record " + record, labels);
            if (rule.GetValueOrDefault("alert") is string alert) return new("alert " + alert, labels);
        }

        throw new FormatException("a rule has neither 'record' nor 'alert'");
    }

    private static Dictionary<string, object?> LabelsOf(Dictionary<string, object?> holder) =>
        holder.GetValueOrDefault("labels") as Dictionary<string, object?> ?? [];

    /// <param name="Name"><c>record NAME</c> or <c>alert NAME</c>.</param>
    /// <param name="Labels">Its own and those of its group.</param>
    public sealed record Rule(string Name, IReadOnlyDictionary<string, object?> Labels);
}
