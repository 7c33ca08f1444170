namespace SloRuleGen.Syntax;

/// <summary>What a generated file holds: for each group its rules in order, as <c>record NAME</c> or <c>alert NAME</c>.</summary>
internal sealed record RuleFileOutline(IReadOnlyList<IReadOnlyList<string>> Groups)
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

    private static IReadOnlyList<string> GroupOf(object? node)
    {
        if (node is not Dictionary<string, object?> group) throw new FormatException("a group is no mapping");
        return [.. PlainYaml.ListOf(group.GetValueOrDefault("rules"), "the rules of a group are no list").Select(RuleOf)];
    }

    private static string RuleOf(object? node)
    {
        if (node is Dictionary<string, object?> rule)
        {
            if (rule.GetValueOrDefault("record") is string record) return "record " + record;
            if (rule.GetValueOrDefault("alert") is string alert) return "alert " + alert;
        }

        throw new FormatException("a rule has neither 'record' nor 'alert'");
    }
}
