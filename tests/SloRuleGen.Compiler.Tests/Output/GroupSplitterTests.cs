using SloRuleGen.Output;
using SloRuleGen.PromQL;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed class GroupSplitterTests
{
    [Fact]
    public void A_group_that_is_short_enough_stays_as_it_is() => Assert.Equal(["g: a b c"], Split(3, "a", "b", "c"));

    [Fact]
    public void The_order_is_kept_in_as_few_parts_as_can_be() =>
        Assert.Equal(["g/1: a b c", "g/2: d e f"], Split(3, "a", "b", "c", "d", "e", "f"));

    [Fact]
    public void A_cut_goes_where_the_fewest_rules_read_over_it() =>
        Assert.Equal(["g/1: a b", "g/2: c d=c e=c"], Split(4, "a", "b", "c", "d=c", "e=c"));

    [Fact]
    public void Each_reader_counts_once_for_each_record() =>
        Assert.Equal(["g/1: a b c=a+b", "g/2: d e=d+d f=d"], Split(4, "a", "b", "c=a+b", "d", "e=d+d", "f=d"));

    [Fact]
    public void Several_cuts_are_weighed_together() =>
        Assert.Equal(["g/1: a b=a c=b", "g/2: d e=d", "g/3: f g=f"], Split(3, "a", "b=a", "c=b", "d", "e=d", "f", "g=f"));

    [Fact]
    public void What_a_rule_reads_of_itself_or_of_later_ones_is_old_in_any_case() =>
        Assert.Equal(["g/1: a=a+c", "g/2: b c=b"], Split(2, "a=a+c", "b", "c=b"));

    /// <summary>Splits a group of records, each written as its name and what it reads: <c>c=a+b</c>.</summary>
    private static string[] Split(int most, params string[] rules) =>
        [.. GroupSplitter.Split(new RuleGroup("g", PromDuration.FromMinutes(1), [.. rules.Select(RuleOf)]), most).Select(part => $"{part.Name}: {string.Join(' ', part.Rules.Select(rule => rule.Comment))}")];

    private static Rule RuleOf(string text)
    {
        var (name, reads) = text.Split('=') is [var left, var right] ? (left, right) : (text, "1");
        return new Rule.Recording(name, PromQLParser.Parse(reads).Expr!, new Dictionary<string, string>(), text);
    }
}
