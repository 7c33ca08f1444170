using System.Numerics;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>Writes tests for the rules of a plan: what each alert does under traffic that is made up for its SLI.</summary>
internal static class RuleTestBuilder
{
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    private static readonly PromDuration s_finestEvaluation = PromDuration.FromSeconds(10);

    /// <summary>With longer control windows than this, tests evaluate at the longest interval that rules have, so that they do not take too long.</summary>
    private static readonly PromDuration s_longControlWindow = PromDuration.FromHours(1);

    /// <summary>Seconds between samples. The longest is taken with which a control window, or a slice, holds four.</summary>
    private static readonly int[] s_steps = [60, 30, 20, 15, 10, 5, 2];

    /// <summary>The same where samples are counted: they must not be at the edges of windows, because Prometheus 2 counts those in both.</summary>
    private static readonly int[] s_probeSteps = [45, 25, 14, 7];

    /// <summary>Services of which nothing can be shown have no tests.</summary>
    public static IReadOnlyList<ServiceTests> Build(RulePlan plan, IEnumerable<ServiceRules> rules, DiagnosticBag diagnostics) =>
        [.. plan.Services.Zip(rules, (service, of) => Build(service, of, diagnostics)).Where(tests => tests.Tests.Count > 0)];

    private static ServiceTests Build(ServicePlan service, ServiceRules rules, DiagnosticBag diagnostics)
    {
        var (evaluation, offset) = (EvaluationOf(service), OffsetOf(service.Service));
        return new ServiceTests(
            rules.FileStem,
            rules.SourceName,
            evaluation,
            [.. rules.Groups.Select(group => group.Name)],
            [.. service.Slos.SelectMany(slo => Build(slo, RulesOf(slo, rules), evaluation, diagnostics)).Where(test => test.Checks.Count > 0).Select(test => LongEnough(test, offset))]);
    }

    private static PromDuration OffsetOf(Service service) => service.QueryOffset?.Value ?? PromDuration.Zero;

    /// <summary>Rules with an offset stamp what they say with an instant so much earlier: finer, where that shall be an evaluation too.</summary>
    private static PromDuration EvaluationOf(ServicePlan service)
    {
        var usual = service.Slos.Any(slo => slo.Tiers.Any(tier => tier.Enabled && tier.Tier.ShortWindow > s_longControlWindow))
            ? SloPlan.LongestInterval
            : s_minute;
        var common = PromDuration.FromMilliseconds((long)BigInteger.GreatestCommonDivisor(usual.Milliseconds, OffsetOf(service.Service).Milliseconds));
        return common < s_finestEvaluation ? usual : common;
    }

    /// <summary>
    /// What rules with an offset say of an instant, and stamp with it, they say as much later. promtool evaluates them up to the last check
    /// and no further.
    /// </summary>
    private static RuleTest LongEnough(RuleTest test, PromDuration offset) => offset == PromDuration.Zero ? test : test with
    {
        Checks =
        [
            .. test.Checks,
            new Check(
                $"The rules look {offset} into the past: only now have they spoken of all that is checked above.",
                "vector(1)",
                test.Checks.Max(check => check.At) + offset,
                [new ExpectedSample("{}", "1")]),
        ],
    };

    private static IEnumerable<RuleTest> Build(SloPlan slo, IReadOnlyList<Rule> rules, PromDuration evaluation, DiagnosticBag diagnostics)
    {
        if (TrafficFinder.Find(slo, out var problem) is not { } traffic)
        {
            diagnostics.Add(RuleTestDiagnostics.NoTests, slo.Slo.Sli.Span, $"no tests are made for '{slo.Slo.Name.Value}': {problem}");
            return [];
        }

        var bench = new SloBench(slo, rules, traffic, StepOf(slo, traffic.IsProbed ? s_probeSteps : s_steps), evaluation);
        if (bench.JudgedEvery is not null && OffsetOf(slo.Service).Milliseconds % evaluation.Milliseconds != 0)
        {
            diagnostics.Add(
                RuleTestDiagnostics.NoTests,
                slo.Slo.Sli.Span,
                $"no tests are made for '{slo.Slo.Name.Value}': with a query offset of {OffsetOf(slo.Service)} promtool makes no verdict at whole minutes");
            return [];
        }

        var outage = new OutageScenario(bench);
        var thresholds = new ThresholdTests(bench);
        var bursts = new BurstTests(bench);
        foreach (var tier in bench.Tiers.Except(outage.Noticed).Except(thresholds.Shown).Except(bursts.Shown).Where(tier => tier.Reachability.AtAnyTraffic))
        {
            diagnostics.Add(
                RuleTestDiagnostics.UntestedAlert,
                slo.Slo.Alerting.Windows.Span,
                $"no test shows {SloBench.NameOf(tier)} of '{slo.Slo.Name.Value}' firing: it takes more hours of failures or more traffic than a test has");
        }

        return [new OutageTest(bench, outage).Build(), .. thresholds.Build(), .. bursts.Build(), .. Policy(bench, diagnostics)];
    }

    private static IEnumerable<RuleTest> Policy(SloBench bench, DiagnosticBag diagnostics)
    {
        var tiers = bench.Plan.Slo.BudgetPolicy;
        if (tiers.Count == 0) return [];
        var rates = new PolicyRateTests(bench);
        var outage = new PolicyOutageTest(bench, [.. tiers.Except(rates.Shown)]);
        foreach (var tier in tiers.Except(rates.Shown).Except(outage.Shown))
        {
            diagnostics.Add(
                RuleTestDiagnostics.UntestedAlert,
                tier.Name.Span,
                $"no test shows '{tier.Name.Value}' of '{bench.Plan.Slo.Name.Value}' firing: it takes more hours of failures than a test should");
        }

        return [.. rates.Build(), .. outage.Build()];
    }

    private static IReadOnlyList<Rule> RulesOf(SloPlan slo, ServiceRules rules) =>
    [
        .. rules.Groups.SelectMany(group => group.Rules).Where(rule =>
            rule.Labels.GetValueOrDefault(RecordNames.IdLabel) == slo.Id && slo.Identity.All(label => rule.Labels.Contains(label))),
    ];

    private static PromDuration StepOf(SloPlan slo, int[] steps)
    {
        var shortest = slo.Tiers.Where(tier => tier.Enabled).Select(tier => tier.Tier.ShortWindow)
            .Append(slo.Slo.Slices?.Length.Value ?? PromDuration.FromHours(1)).Append(PromDuration.FromHours(1)).Min();
        var seconds = steps.FirstOrDefault(step => PromDuration.FromSeconds(step * 4) <= shortest, 1);
        return PromDuration.FromSeconds(seconds);
    }
}
