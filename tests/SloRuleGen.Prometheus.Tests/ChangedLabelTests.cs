using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 13: what was recorded under other user labels goes on counting.</summary>
/// <remarks>
/// promtool cannot exchange rules while it runs. So two generations of the spec are loaded at once, with the same ids
/// and other labels: the first counts requests until half time, the second those after it. From there on the first
/// one's base rates stand still, as those of rules that were replaced do.
/// </remarks>
public sealed class ChangedLabelTests
{
    private static readonly TimeSpan s_change = 6.Hours;

    [Theory]
    [InlineData("team: payments", "team: checkout", "burn_rate", "")]
    [InlineData("", "team: payments", "budget_count", "")]
    [InlineData("team: payments, tier: gold", "team: payments", "burn_rate", "region")]
    [InlineData("team: payments", "team: checkout", "budget_count", "region")]
    public void Windows_and_budget_go_on_through_a_changed_label(string before, string after, string method, string by)
    {
        var rules = Generations(Spec(before, "1"), Spec(after, "2"));
        var (old, current) = (
            new Requests("job=\"checkout\",generation=\"1\",region=\"eu\"").For(s_change, 600, failing: 0.0004m).Gone(6.Hours),
            new Requests("job=\"checkout\",generation=\"2\",region=\"eu\"").Gone(s_change).For(6.Hours, 600, failing: 0.0002m));
        var scenario = new Scenario($"{before} → {after}, {method} by {by}", rules) { Evaluation = 2.Minutes }.With(old).With(current);
        var label = after.Length == 0 ? "" : $"{{{string.Join(',', after.Split(", ").Select(pair => pair.Replace(": ", "=\"") + "\""))}}}";

        if (method == "burn_rate")
        {
            scenario
                .Value($"slo:sli_error:ratio_rate3d{label}", s_change + 1.Hours, (6 * 0.0004 + 0.0002) / 7, within: 0.02e-4)
                .Value($"slo:sli_error:ratio_rate6h{label}", s_change + 3.Hours, 0.0003, within: 0.03e-4);
        }
        else
        {
            // Of 36 000 an hour; rates are late by the events of two and a half minutes, and both generations are seen for five.
            scenario
                .Value($"slo:sli_bad:increase3d{label}", s_change + 1.Hours, 36_000 * (6 * 0.0004 + 0.0002), within: 1.5)
                .Value($"slo:sli_bad:increase6h{label}", s_change + 3.Hours, 36_000 * 6 * 0.0003, within: 1.5);
        }

        Promtool.TestRules(scenario
            .Value($"slo:sli_error:ratio_rate30d{label}", s_change + 3.Hours, (6 * 0.0004 + 3 * 0.0002) / 9, within: 0.02e-4)
            .Value($"slo:period_error_budget_remaining:ratio{label}", 12.Hours - 2.Minutes, 1 - 0.3 * 12 / 720, within: 0.0001)
            .StaysFinite(every: 10.Minutes)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 12.Hours - 2.Minutes));

        CheckoutSpec Spec(string labels, string generation) => new()
        {
            Labels = labels,
            Method = method,
            By = by,
            Evaluation = 2.Minutes,
            Matchers = $"job=\"checkout\",generation=\"{generation}\"",
        };
    }

    private static RuleFiles Generations(CheckoutSpec before, CheckoutSpec after) => new(
    [
        .. before.Generate().Files.Select(file => new OutputFile("before-" + file.Name, file.Content.Replace("name: checkout/", "name: before/", StringComparison.Ordinal))),
        .. after.Generate().Files,
    ]);
}
