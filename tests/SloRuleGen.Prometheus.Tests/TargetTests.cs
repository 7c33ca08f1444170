using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Rules for other programs are those for Prometheus, and still say when they are divided for Mimir what they said.</summary>
public sealed class TargetTests
{
    private static readonly Dictionary<string, RuleTarget> s_targets = new()
    {
        ["thanos"] = new ThanosTarget(),
        ["mimir"] = new MimirTarget(),
        ["operator"] = new OperatorTarget("monitoring", new Dictionary<string, string> { ["release"] = "prometheus" }),
        ["configmap"] = new ConfigMapTarget("monitoring", new Dictionary<string, string>()),
        ["gmp"] = new GmpTarget(null, new Dictionary<string, string>()),
    };

    public static TheoryData<string> Targets => [.. s_targets.Keys];

    [Theory]
    [MemberData(nameof(Targets))]
    public void The_groups_of_every_sample_load(string target) => Promtool.CheckRules(
        PlainRules.Of(new RuleFiles([.. Samples.Names.SelectMany(sample => Samples.Generate(sample, s_targets[target]).Files)])));

    /// <summary>
    /// In the worst order each part is evaluated before the one that it reads, and so sees what that recorded an evaluation
    /// ago. The group here has two parts: what stands in the second may be one evaluation late, and no more.
    /// </summary>
    [Fact]
    public void Alerts_of_a_divided_group_fire_and_stop_one_evaluation_later_at_most()
    {
        var evaluation = 1.Minutes;
        var (fault, repair) = (7.Hours, 7.Hours + 40.Minutes);
        var spec = new CheckoutSpec { Evaluation = evaluation }.Text +
            """

                budget_policy:
                  - {name: half, when: {remaining_below: 50%}, severity: ticket}
                  - {name: fast, when: {spent: 20%, within: 2d}, severity: ticket}
            """;
        var divided = PlainRules.Of(Generated.From(spec, target: new MimirTarget()));
        Assert.Equal(["checkout/availability/fast", "checkout/availability/slow/1", "checkout/availability/slow/2"], divided.GroupNames);

        Promtool.TestRules(
            Scene("whole", Generated.From(spec), TimeSpan.Zero),
            Scene("divided", divided, evaluation));

        Scenario Scene(string name, RuleFiles rules, TimeSpan later) => new Scenario(name, rules) { Evaluation = evaluation, ReverseGroups = true }
            .With(new Requests().For(fault, 600).For(repair - fault, 600, failing: 1).For(1.Hours, 600))
            .StaysSilent(Alert.Any, TimeSpan.Zero, fault)
            .Fires(Alert.Tier("6h"), TimeSpan.Zero, fault + 5.Minutes, fault + 5.Minutes + later)
            .FiresLast(Alert.Tier("6h"), repair + 29.Minutes, repair + 29.Minutes + later)
            .Fires(Alert.Any.With("policy_tier", "fast"), TimeSpan.Zero, fault + 16.Minutes, fault + 16.Minutes + later)
            .Fires(Alert.Any.With("policy_tier", "half"), TimeSpan.Zero, fault + 30.Minutes, fault + 30.Minutes + later)
            .StaysFinite(every: 10.Minutes);
    }

    /// <summary>The clock and what is counted by it stay together: the new cycle begins on time and whole, and nothing fires for it.</summary>
    [Fact]
    public void A_cycle_of_a_divided_group_starts_on_time()
    {
        var (day, evaluation) = (24.Hours, 2.Minutes);
        var spec = new CheckoutSpec
        {
            Objective = "99%",
            Period = "{every: 1d, starting: 2026-01-05}",
            Method = "budget_count",
            Windows = "[{budget: 5%, long: 2h, short: 10m, severity: page}, {budget: 10%, long: 3h, short: 15m, severity: page}, {budget: 20%, long: 6h, short: 30m, severity: ticket}]",
            Evaluation = evaluation,
        }.Text;
        var divided = PlainRules.Of(Generated.From(spec, target: new MimirTarget()));
        const string Remaining = "slo:period_error_budget_remaining:ratio";

        // 5 400 of the 8 640 events that may fail in a day.
        Promtool.TestRules(new Scenario("divided cycle", divided) { Evaluation = evaluation, ReverseGroups = true }
            .With(new Requests().For(20.Hours, 600).For(30.Minutes, 600, failing: 0.3m).For(day + 2.Hours - 20.Hours - 30.Minutes, 600))
            .IsFiring(Alert.Tier("2h"), 20.Hours + 30.Minutes)
            .Value(Remaining, day - evaluation, 0.375, within: 0.02)
            .Value(Remaining, day, 1, within: 0)
            .Value($"min_over_time({Remaining}[1h])", day + 1.Hours, 1, within: 0.0001)
            .StaysSilent(Alert.Burn, day, day + 2.Hours));
    }
}
