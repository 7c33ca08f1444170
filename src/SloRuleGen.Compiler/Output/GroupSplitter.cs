using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>
/// Divides groups that are too long. The parts are not evaluated in order, so a rule that reads a record of another part may see the value of
/// the evaluation before: the cuts are where the fewest rules do.
/// </summary>
internal static class GroupSplitter
{
    /// <param name="most">How many rules a group may have, over zero.</param>
    /// <returns>As few parts as can be, in order and the first ones full where that makes no difference, named <c>GROUP/1</c> and on; the group itself if it is short enough.</returns>
    public static IEnumerable<RuleGroup> Split(RuleGroup group, int most)
    {
        if (group.Rules.Count <= most) return [group];
        return Parts(group.Rules, most).Select((rules, i) => group with { Name = $"{group.Name}/{i + 1}", Rules = rules });
    }

    private static Stack<IReadOnlyList<Rule>> Parts(IReadOnlyList<Rule> rules, int most)
    {
        var reads = ReadsOver(rules);
        var count = (rules.Count + most - 1) / most;

        // best[n][end]: the least reads over cuts with which the first rules, up to an end, make n parts; and where the last of them starts.
        var best = new (int Reads, int Start)?[count + 1, rules.Count + 1];
        best[0, 0] = (0, 0);
        for (var n = 1; n <= count; n++)
        {
            for (var end = 1; end <= rules.Count; end++)
            {
                for (var start = Math.Max(0, end - most); start < end; start++)
                {
                    if (best[n - 1, start] is not { } before) continue;
                    var sum = before.Reads + reads[start];
                    if (best[n, end] is not { } known || sum <= known.Reads) best[n, end] = (sum, start);
                }
            }
        }

        var parts = new Stack<IReadOnlyList<Rule>>();
        for (var (n, end) = (count, rules.Count); n > 0; n--)
        {
            var start = best[n, end]!.Value.Start;
            parts.Push([.. rules.Skip(start).Take(end - start)]);
            end = start;
        }

        return parts;
    }

    /// <summary>For a cut before each rule: how often rules after it read records before it.</summary>
    private static int[] ReadsOver(IReadOnlyList<Rule> rules)
    {
        var reads = new int[rules.Count];
        for (var reader = 0; reader < rules.Count; reader++)
        {
            var names = rules[reader].Expr.Selectors().Select(selector => selector.MetricName).ToHashSet();
            for (var record = 0; record < reader; record++)
            {
                if (rules[record] is not Rule.Recording { Name: var name } || !names.Contains(name)) continue;
                for (var cut = record + 1; cut <= reader; cut++) reads[cut]++;
            }
        }

        return reads;
    }
}
