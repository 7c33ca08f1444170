using SloRuleGen.Lints;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>Whether what is called bad is bad, and among all events.</summary>
public class OutcomeLintTests
{
    [Theory]
    [InlineData("a_total{j=\"x\",code=~\"2..\"}")]
    [InlineData("a_total{j=\"x\",code=\"200\"}")]
    [InlineData("a_total{j=\"x\",code!~\"5..\"}")]
    [InlineData("a_total{j=\"x\",status=~\"2..|3..\"}")]
    [InlineData("a_total{j=\"x\",grpc_code=\"OK\"}")]
    [InlineData("a_total{j=\"x\",outcome=\"SUCCESS\"}")]
    [InlineData("jobs_succeeded_total{j=\"x\"}")]
    public void Bad_events_that_are_successes_are_told(string bad)
    {
        Linted.Finds(
            new GoodForBad().Descriptor,
            $"sli: {{events: {{bad: '«{bad}»', total: 'a_total{{j=\"x\"}}'}}}}",
            "'bad' selects successes, so that a healthy service would page and a broken one would not; call the field 'good', or select the failures, such as code=~\"5..\"");
        Linted.Finds(
            new GoodForBad().Descriptor,
            $"sli: {{query: {{bad: 'sum(rate(«{bad}»[$window]))', total: 'sum(rate(a_total{{j=\"x\"}}[$window]))'}}}}",
            "'bad' selects successes, so that a healthy service would page and a broken one would not; select the failures, or write "
            + $"sum(rate(a_total{{j=\"x\"}}[$window])) - sum(rate({bad}[$window]))");
    }

    [Theory]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}")]
    [InlineData("errors_total{j=\"x\"}")]
    [InlineData("a_total{j=\"x\",grpc_code!=\"OK\"}")]
    public void Good_events_that_are_failures_are_told(string good) => Linted.Finds(
        new GoodForBad().Descriptor,
        $"sli: {{events: {{good: '«{good}»', total: 'a_total{{j=\"x\"}}'}}}}",
        "'good' selects failures, so that a healthy service would page; call the field 'bad', or select the successes, such as code!~\"5..\"");

    [Theory]
    [InlineData("bad", "a_total{j=\"x\",code=~\"5..|429\"}")]
    [InlineData("bad", "a_total{j=\"x\",code!~\"2..\"}")]
    [InlineData("bad", "a_total{j=\"x\",code!=\"200\"}")]
    [InlineData("bad", "a_total{j=\"x\",code=\"404\"}")]
    [InlineData("bad", "a_total{j=\"x\",grpc_code=~\"Unknown|Internal\"}")]
    [InlineData("bad", "a_total{j=\"x\",grpc_code!=\"OK\"}")]
    [InlineData("bad", "errors_total{j=\"x\",code!~\"4..\"}")]
    [InlineData("bad", "errors_total{j=\"x\",code!=\"\"}")]
    [InlineData("bad", "a_total{j=\"x\",classification=\"failure\",direction=\"inbound\"}")]
    [InlineData("bad", "a_total{j=\"x\",result!=\"skipped\"}")]
    [InlineData("good", "a_total{j=\"x\",code!~\"5..\"}")]
    [InlineData("good", "a_total{j=\"x\",code=~\"2..|3..|4..\"}")]
    [InlineData("good", "a_total{j=\"x\",outcome=\"SUCCESS\"}")]
    [InlineData("good", "requests_without_errors_total{j=\"x\"}")]
    [InlineData("bad", "apps_up_failed_total{j=\"x\"}")]
    public void What_is_what_it_is_called_is_right(string field, string part) =>
        Linted.FindsNothing($"sli: {{events: {{{field}: '{part}', total: 'a_total{{j=\"x\"}}'}}}}");

    [Theory]
    [InlineData("sum(rate(a_total{j=\"x\",code!~\"5..\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))", "1 - sum(rate(a_total{j=\"x\",code!~\"5..\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(ok_success_total{j=\"x\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))", "1 - sum(rate(ok_success_total{j=\"x\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))")]
    [InlineData("avg(avg_over_time(up{j=\"x\"}[$window]))", "1 - avg(avg_over_time(up{j=\"x\"}[$window]))")]
    [InlineData("1 - sum(rate(a_total{j=\"x\",code=~\"5..\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))", "sum(rate(a_total{j=\"x\",code=~\"5..\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))")]
    [InlineData("1 - (sum(rate(errors_total{j=\"x\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window])))", "sum(rate(errors_total{j=\"x\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))")]
    public void The_share_of_good_events_is_told(string query, string write) => Linted.Finds(
        new SuccessRatio().Descriptor,
        Linted.Ratio($"«{query}»"),
        $"this is the share of good events, and 'error_ratio' is that of bad ones: a healthy service would page and a broken one would not; write {(write.Length > 120 ? write[..120] + "…" : write)}");

    [Theory]
    [InlineData("1 - avg(avg_over_time(up{j=\"x\"}[$window]))")]
    [InlineData("avg(avg_over_time((up{j=\"x\"} == bool 0)[$window:1m]))")]
    [InlineData("1 - sum(rate(a_total{j=\"x\",code!~\"5..\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(errors_total{j=\"x\"}[$window])) / sum(rate(a_total{j=\"x\"}[$window]))")]
    [InlineData("(sum(rate(a_total{j=\"x\"}[$window])) - sum(rate(ok_success_total{j=\"x\"}[$window]))) / sum(rate(a_total{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(failed_total{j=\"x\"}[$window])) / (sum(rate(failed_total{j=\"x\"}[$window])) + sum(rate(succeeded_total{j=\"x\"}[$window])))")]
    public void The_share_of_bad_events_is_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("bad", "a_total{code=~\"5..\"}", "j=\"x\"", "so that failures of others are held against these events; match 'j' alike in both")]
    [InlineData("bad", "a_total{j=~\"x|y\",code=~\"5..\"}", "j=\"x\"", "so that failures of others are held against these events; match 'j' alike in both")]
    [InlineData("bad", "a_total{j=\"x\",code=~\"5..|429\"}", "code!=\"429\"", "so that failures of others are held against these events; match 'code' alike in both")]
    [InlineData("good", "a_total{j=\"x\",code!~\"5..\"}", "code!=\"404\"", "so that good events of others make up for bad ones, and nothing fires; match 'code' alike in both")]
    public void A_part_that_is_more_than_its_total_is_told(string field, string part, string matcher, string effect)
    {
        var all = matcher.StartsWith('j') ? matcher : $"j=\"x\",{matcher}";
        Linted.Finds(
            new BeyondTotal().Descriptor,
            $"sli: {{events: {{{field}: '«{part}»', total: 'a_total{{{all}}}'}}}}",
            $"'{field}' selects series that 'total' leaves out by {matcher}, {effect}");
    }

    [Theory]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}", "a_total{j=\"x\",code!=\"404\"}")]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}", "a_total{j=\"x\",code!~\"4..\"}")]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}", "a_total{j=~\"x|y\"}")]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}", "a_total{j=\"x\",code=~\"2..|5..\"}")]
    [InlineData("a_total{j=\"x\",code=~\"5..\"}", "a_total{j=\"x\",code!=\"\"}")]
    [InlineData("b_total{k=\"x\"}", "a_total{j=\"x\"}")]
    public void A_part_of_its_total_is_right(string bad, string total) => Linted.FindsNothing($"sli: {{events: {{bad: '{bad}', total: '{total}'}}}}");

    [Fact]
    public void An_offset_on_one_side_is_told()
    {
        const string Message =
            "'offset' stands on one side alone, so that bad events of one time are divided by all events of another: while traffic changes the ratio is wrong; "
            + "write the same offset on both sides, or none: a_total{j=\"x\"}";
        Linted.Finds(
            new OffsetOnOneSide().Descriptor,
            "sli: {query: {bad: 'sum(rate(b_total{j=\"x\"}[$window]))', total: 'sum(rate(«a_total{j=\"x\"}»[$window] offset 5m))'}}",
            Message);
        Linted.Finds(
            new OffsetInRatio().Descriptor,
            Linted.Ratio("sum(rate(b_total{j=\"x\"}[$window])) / sum(rate(«a_total{j=\"x\"}»[$window] offset 5m))"),
            Message);
    }

    [Theory]
    [InlineData("sum(rate(b_total{j=\"x\"}[$window] offset 1m)) / sum(rate(a_total{j=\"x\"}[$window] offset 1m))")]
    [InlineData("avg_over_time((sum(rate(a_total{j=\"x\"}[5m])) < bool 0.5 * sum(rate(a_total{j=\"x\"}[5m] offset 1w)))[$window:1m])")]
    public void The_same_offset_on_both_sides_and_one_to_compare_with_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));
}
