namespace SloRuleGen.Cli.Differences;

internal enum SloChange
{
    Added,
    Gone,
    Changed,
}

/// <param name="Was">Empty where nothing was said of it.</param>
/// <param name="Is">Empty where nothing is said of it any more.</param>
internal sealed record ChangedFact(string What, string Was, string Is);

/// <summary>How an SLO is another on one side than on the other.</summary>
/// <param name="Facts">What is told of it and is another now; none for one that is added or gone.</param>
/// <param name="Notes">What follows from it for those who have the rules loaded, as sentences.</param>
internal sealed record SloDifference(string Id, SloChange Change, SloState State, IReadOnlyList<ChangedFact> Facts, RuleCounts Rules, IReadOnlyList<string> Notes)
{
    /// <summary>Null where the two sides say the same, and make the same rules of it.</summary>
    public static SloDifference? Of(SloState was, SloState now)
    {
        var facts = FactsOf(was, now).ToList();
        var rules = RuleCounts.Of(was.Rules, now.Rules);
        return facts.Count == 0 && rules.IsNone ? null : new(now.Id, SloChange.Changed, now, facts, rules, [.. NotesOf(was, now, facts, rules)]);
    }

    private static IEnumerable<ChangedFact> FactsOf(SloState was, SloState now)
    {
        foreach (var fact in Compare(was.Facts, now.Facts, "")) yield return fact;
        foreach (var tier in was.Tiers.Union(now.Tiers))
        {
            if (!now.Tiers.Contains(tier)) yield return new($"{tier}", "an alert", "");
            else if (!was.Tiers.Contains(tier)) yield return new($"{tier}", "", "an alert");
            else
            {
                foreach (var fact in Compare(was.TierFacts(tier), now.TierFacts(tier), $"{tier}: ")) yield return fact;
            }
        }
    }

    /// <summary>Of facts of one name those alone that are on one side.</summary>
    private static IEnumerable<ChangedFact> Compare(IEnumerable<(string Name, string Text)> was, IEnumerable<(string Name, string Text)> now, string before)
    {
        var (old, @new) = (was.ToLookup(fact => fact.Name, fact => fact.Text), now.ToLookup(fact => fact.Name, fact => fact.Text));
        return
            from name in old.Select(facts => facts.Key).Union(@new.Select(facts => facts.Key))
            let gone = string.Join("; ", old[name].Except(@new[name]))
            let come = string.Join("; ", @new[name].Except(old[name]))
            where gone != come
            select new ChangedFact(before + name, gone, come);
    }

    private static IEnumerable<string> NotesOf(SloState was, SloState now, List<ChangedFact> facts, RuleCounts rules)
    {
        if (was.Measured != now.Measured)
            yield return $"What was recorded so far was measured otherwise: the budget is a mix of both until a whole period ({now.Plan.Slo.Period.Value.InWords}) has passed.";
        if (facts.Count == 0 && !rules.IsNone) yield return "The spec says the same, and the rules are others.";
    }
}

/// <summary>How many rules of an SLO are new, gone and others than before.</summary>
internal readonly record struct RuleCounts(int Added, int Gone, int Changed)
{
    public bool IsNone => this == default;

    public static RuleCounts Of(IReadOnlyDictionary<string, string> was, IReadOnlyDictionary<string, string> now) => new(
        now.Keys.Count(key => !was.ContainsKey(key)),
        was.Keys.Count(key => !now.ContainsKey(key)),
        now.Count(rule => was.TryGetValue(rule.Key, out var text) && text != rule.Value));
}
