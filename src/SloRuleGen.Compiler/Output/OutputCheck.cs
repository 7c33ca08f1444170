using SloRuleGen.Rules;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output;

/// <summary>Reads back what a user's templates yield: they may change the shape, but no rule or label may be lost.</summary>
internal static class OutputCheck
{
    /// <summary>What is wrong with the text, or null.</summary>
    public static string? Problem(string text, RuleTarget target, IReadOnlyList<RuleGroup> groups)
    {
        try
        {
            return Difference(RuleFileOutline.Read(text, target.GroupsBelow).Groups, groups);
        }
        catch (FormatException error)
        {
            return $"the templates do not yield a rule file: {error.Message}";
        }
    }

    private static string? Difference(IReadOnlyList<IReadOnlyList<RuleFileOutline.Rule>> found, IReadOnlyList<RuleGroup> groups) =>
        found.Count != groups.Count
            ? $"the templates yield {found.Count} groups, but were given {groups.Count}"
            : groups.Select((group, i) => OtherRule(found[i], group) ?? LostLabel(found[i], group)).FirstOrDefault(problem => problem is not null);

    private static string? OtherRule(IReadOnlyList<RuleFileOutline.Rule> found, RuleGroup group)
    {
        var expected = group.Rules.Select(NameOf).ToList();
        var at = 0;
        while (at < expected.Count && at < found.Count && expected[at] == found[at].Name) at++;
        if (at == expected.Count && at == found.Count) return null;
        var instead = at < found.Count ? $"'{found[at].Name}'" : "nothing";
        var wanted = at < expected.Count ? $"'{expected[at]}'" : "nothing";
        return $"the templates yield {instead} as rule {at + 1} of the group '{group.Name}', where {wanted} belongs";
    }

    /// <summary>Rules read one another by their labels; a template may add some.</summary>
    private static string? LostLabel(IReadOnlyList<RuleFileOutline.Rule> found, RuleGroup group) =>
        found.Zip(group.Rules)
            .SelectMany(pair => pair.Second.Labels, (pair, label) => (Rule: pair.First, Label: label))
            .Where(pair => pair.Rule.Labels.GetValueOrDefault(pair.Label.Key) as string != pair.Label.Value)
            .Select(pair => $"the templates yield '{pair.Rule.Name}' of the group '{group.Name}' without its label '{pair.Label.Key}', or with another value of it")
            .FirstOrDefault();

    private static string NameOf(Rule rule) => rule switch
    {
        Rule.Recording recording => "record " + recording.Name,
        Rule.Alerting alerting => "alert " + alerting.Name,
        _ => throw new InvalidOperationException($"A rule of the kind {rule.GetType()}."),
    };
}
