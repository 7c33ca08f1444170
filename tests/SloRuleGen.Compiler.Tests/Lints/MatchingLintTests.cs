using SloRuleGen.Lints;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>What bad and total select, and whether their series meet.</summary>
public class MatchingLintTests
{
    private const string A = "rate(a_total{j=\"x\"}[$window])";
    private const string B = "rate(b_total{j=\"x\"}[$window])";

    [Theory]
    [InlineData("bad: '«a_total{j=\"x\",code=\"1\"}»', total: 'a_total{code=\"1\", j=\"x\"}'", "bad", "every event is bad", "=~")]
    [InlineData("good: '«a_total{j=\"x\"}»', total: '{j=\"x\",__name__=\"a_total\"}'", "good", "no event can ever be bad", "!~")]
    public void Counters_that_are_the_same_are_told(string events, string part, string verdict, string op) => Linted.Finds(
        new EqualOperands().Descriptor,
        $"sli: {{events: {{{events}}}}}",
        $"'{part}' and 'total' are the same, so that {verdict}; select the {part} ones alone, such as code{op}\"5..\"");

    [Theory]
    [InlineData("bad: 'a_total{j=\"x\",code=~\"5..\"}', good: '«a_total{j=\"x\"}»'", "good", "bad", "!~")]
    [InlineData("bad: 'a_total{j=\"x\"}', good: '«a_total{j=\"x\"}»'", "good", "bad", "!~")]
    [InlineData("bad: '«{__name__=\"a_total\",j=\"x\"}»', good: 'a_total{code=\"200\",j=\"x\"}'", "bad", "good", "=~")]
    public void Sides_that_overlap_are_told(string events, string side, string other, string op) => Linted.Finds(
        new CountedTwice().Descriptor,
        $"sli: {{events: {{{events}}}}}",
        $"'{side}' selects the {other} events too, which are counted twice: exclude them, such as by code{op}\"5..\", or call it 'total'");

    [Theory]
    [InlineData("bad: 'a_total{j=\"x\",code=~\"5..\"}', good: 'a_total{j=\"x\",code!~\"5..\"}'")]
    [InlineData("bad: 'a_total{j=\"x\"}', good: 'b_total{j=\"x\"}'")]
    public void Sides_that_are_apart_are_right(string events) => Linted.FindsNothing($"sli: {{events: {{{events}}}}}");

    [Fact]
    public void Queries_that_are_the_same_are_told() => Linted.Finds(
        new EqualOperands().Descriptor,
        $"sli: {{query: {{bad: '«sum({A})»', total: '(sum( {A} ))'}}}}",
        "'bad' and 'total' are the same, so that every event is bad; select the bad ones alone, such as code=~\"5..\"");

    [Fact]
    public void A_ratio_of_a_thing_to_itself_is_told() => Linted.Finds(
        new EqualOperands().Descriptor,
        Linted.Ratio($"«sum({A}) / sum({A})»"),
        "both sides of '/' are the same, so that the ratio is always 1; divide the bad events by all events");

    [Theory]
    [InlineData("sli: {events: {bad: 'a_total{j=\"x\",code=\"5\"}', total: 'a_total{j=\"x\"}'}}")]
    [InlineData("sli: {events: {bad: 'a_total{j=\"x\"}', total: 'b_total{j=\"x\"}'}}")]
    [InlineData("sli: {query: {error_ratio: 'sum(rate(a_total{j=\"x\"}[$window])) * (60 / 60)'}}")]
    public void What_differs_is_right(string sli) => Linted.FindsNothing(sli);

    [Theory]
    [InlineData("«j=\"x\"»,code=~\"5..\"", "j=\"y\"", "j")]
    [InlineData("j=\"x\",«code=\"500\"»", "j=\"x\",code!=\"500\"", "code")]
    [InlineData("j=\"x\",«code=~\"5..\"»", "j=\"x\",code!~\"5..\"", "code")]
    public void Bad_events_that_are_none_of_all_events_are_told(string bad, string total, string label)
    {
        var message = $"no series of 'total' has this '{label}', so that the bad events are none of all events; select the same series in both";
        Linted.Finds(new OperandLabels().Descriptor, $"sli: {{events: {{bad: 'a_total{{{bad}}}', total: 'a_total{{{total}}}'}}}}", message);
        Linted.Finds(
            new OperandLabels().Descriptor,
            $"sli: {{query: {{bad: 'sum(rate(a_total{{{bad}}}[$window]))', total: 'sum(rate(a_total{{{total}}}[$window]))'}}}}",
            message);
    }

    [Theory]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}", "a_total{j=\"x\",code!=\"404\"}")]
    [InlineData("a_total{j=\"x\"}", "b_total{j=\"y\"}")]
    [InlineData("a_total{j=\"x\",code=\"500\"}", "a_total{j=\"x\",code=~\"5..\"}")]
    public void Bad_events_of_another_metric_or_among_all_events_are_right(string bad, string total) =>
        Linted.FindsNothing($"sli: {{events: {{bad: '{bad}', total: '{total}'}}}}");

    [Fact]
    public void All_events_may_be_a_sum_of_which_one_part_matches() =>
        Linted.FindsNothing($"sli: {{query: {{bad: 'sum({A})', total: 'sum({A}) + sum(rate(a_total{{j=\"y\"}}[$window]))'}}}}");

    [Theory]
    [InlineData($"sum by (code) ({A}) / sum by (job) ({B})", "code", "left", "right")]
    [InlineData($"sum({A}) / sum by (job) ({B})", "job", "right", "left")]
    [InlineData($"sum by (job) ({A}) / on (job) sum({B})", "job", "left", "right")]
    [InlineData($"sum by (job, code) ({A}) / ignoring (job) sum by (job) ({B})", "code", "left", "right")]
    public void Operands_that_differ_in_their_labels_are_told(string division, string label, string with, string without) => Linted.Finds(
        new OperandLabels().Descriptor,
        Linted.Ratio($"count(«{division}» > 0)"),
        $"no series of the two sides match: those on the {with} have the label '{label}', those on the {without} do not; aggregate both by the same labels, or say which to match with on (…)");

    [Theory]
    [InlineData($"sum({A}) / sum({B})")]
    [InlineData($"sum(sum by (code, job) ({A}) * on (job) group_left sum by (job) ({B}))")]
    [InlineData($"sum(sum by (job) ({A}) * ignoring (code) group_right sum by (job, code) ({B}))")]
    [InlineData($"sum({A} * sum by (job) ({B}))")]
    [InlineData($"sum(sum by (job) ({A}) or sum({B}))")]
    [InlineData($"sum((sum by (job) ({A}) or vector(0)) * sum({B}))")]
    [InlineData($"sum by (job) ({A}) / on () sum({B})")]
    [InlineData($"sum({A}) * 2")]
    public void Operands_that_can_match_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));
}
