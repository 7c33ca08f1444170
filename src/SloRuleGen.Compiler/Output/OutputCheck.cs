using SloRuleGen.Rules;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output;

/// <summary>Reads back what a user's templates yield: shape is theirs, but nothing may be lost.</summary>
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

    private static string? Difference(IReadOnlyList<IReadOnlyList<string>> found, IReadOnlyList<RuleGroup> groups)
    {
        if (found.Count != groups.Count) return $"the templates yield {found.Count} groups, but were given {groups.Count}";
        for (var i = 0; i < groups.Count; i++)
        {
            var expected = groups[i].Rules.Select(NameOf).ToList();
            var at = 0;
            while (at < expected.Count && at < found[i].Count && expected[at] == found[i][at]) at++;
            if (at == expected.Count && at == found[i].Count) continue;
            var instead = at < found[i].Count ? $"'{found[i][at]}'" : "nothing";
            var wanted = at < expected.Count ? $"'{expected[at]}'" : "nothing";
            return $"the templates yield {instead} as rule {at + 1} of the group '{groups[i].Name}', where {wanted} belongs";
        }

        return null;
    }

    private static string NameOf(Rule rule) => rule switch
    {
        Rule.Recording recording => "record " + recording.Name,
        Rule.Alerting alerting => "alert " + alerting.Name,
        _ => throw new InvalidOperationException($"A rule of the kind {rule.GetType()}."),
    };
}
