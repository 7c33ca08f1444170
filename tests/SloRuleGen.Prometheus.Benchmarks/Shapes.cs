using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Events;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>The rules of one SLO, written in several ways: the same windows, the same alerts, the same period.</summary>
internal sealed class Shapes
{
    private const string Bad = Traffic.Metric + "{job=\"checkout\",code=~\"5..\"}";
    private const string Total = Traffic.Metric + "{job=\"checkout\"}";

    private readonly RulePlan _plan;
    private readonly string _anchored;

    public Shapes(Options options)
    {
        _plan = PlanOf(options);
        _anchored = options.Counting == "exact" ? " anchored" : "";
        Generated = new("generated", [.. RuleBuilder.Build(_plan).SelectMany(service => service.Groups).SelectMany(Measured)]);
        Raw = new("all raw", [.. Windows.Append(Period).Select(RawRatio), .. Alerts]);
        MeanOfRatios = new("mean of ratios", [.. Windows.Select(RawRatio), MeanRatio, .. Alerts]);
    }

    /// <summary>All rules that are generated, each as often as its group is evaluated.</summary>
    public Shape Generated { get; }

    /// <summary>Each window and the period from the raw counters, all at one interval.</summary>
    public Shape Raw { get; }

    /// <summary>Each window from the raw counters and the period as the mean of the recorded 5m ratios, all at one interval.</summary>
    public Shape MeanOfRatios { get; }

    public IEnumerable<Shape> All => [Generated, Raw, MeanOfRatios];

    /// <summary>The windows and the period, as they stand in the names of records.</summary>
    public IEnumerable<string> WindowsAndPeriod => Windows.Append(Period);

    private SloPlan Slo => _plan.Services[0].Slos[0];

    private IEnumerable<string> Windows => Slo.Windows.Select(window => window.Length.ToString());

    private string Period => Slo.Period.ToString();

    private MeasuredRule MeanRatio =>
        new($"{MeasuredRule.Ratio}{Period}", $"sum_over_time({RatioOf("5m")}[{Period}]) / count_over_time({RatioOf("5m")}[{Period}])", Traffic.Scrape);

    private IEnumerable<MeasuredRule> Alerts => Slo.Tiers.Select(tier =>
    {
        return new MeasuredRule(null, $"{Over(tier.Tier.LongWindow)} and {Over(tier.Tier.ShortWindow)}", Traffic.Scrape);

        string Over(PromDuration window) => $"{RatioOf($"{window}")} > {((RatioThreshold)tier.Condition).Threshold}";
    });

    private MeasuredRule RawRatio(string window) =>
        new($"{MeasuredRule.Ratio}{window}", $"sum(rate({Bad}[{window}]{_anchored})) / sum(rate({Total}[{window}]{_anchored}))", Traffic.Scrape);

    private static string RatioOf(string window) => $"{MeasuredRule.Ratio}{window}{{slo_id=\"checkout/availability\"}}";

    private static IEnumerable<MeasuredRule> Measured(RuleGroup group) => group.Rules.Select(rule =>
        new MeasuredRule((rule as Rule.Recording)?.Name, rule.Expr.ToString(), (int)(group.Interval.Milliseconds / 1000)));

    private static RulePlan PlanOf(Options options)
    {
        var spec = $$"""
            apiVersion: slogen/v1
            service: checkout
            evaluation_interval: {{Traffic.Scrape}}s
            scrape_interval: {{Traffic.Scrape}}s
            slos:
              - name: availability
                objective: 99.9%
                period: {{options.Days}}d
                counting: {{options.Counting}}
                sli: {events: {bad: '{{Bad}}', total: '{{Total}}'} }
                alerting: {windows: {{options.Windows}} }
            """;
        var result = SloCompiler.Plan([new SourceText("benchmark", spec)], CompileOptions.Default with { PrometheusVersion = PromQLReleases.Newest });
        return result.Diagnostics.Any(found => found.Severity == DiagnosticSeverity.Error)
            ? throw new InvalidOperationException("The spec of the benchmark is refused.")
            : result.Plan;
    }
}
