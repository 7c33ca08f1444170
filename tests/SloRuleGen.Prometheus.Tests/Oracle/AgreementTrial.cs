using SloRuleGen.Planning;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Simulation;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>The traffic and the tiers of a trial with more of what specs can say, by chance, and what the simulation says of it.</summary>
internal sealed class AgreementTrial
{
    private readonly Trial _trial;
    private readonly bool _isRatio;
    private readonly bool _isGrouped;
    private readonly string _more;
    private readonly IReadOnlyList<string> _tiers;
    private readonly long _floor;
    private readonly string _method;
    private readonly (TimeSpan From, TimeSpan To)? _maintenance;

    public AgreementTrial(int seed)
    {
        _trial = new Trial(seed);
        var random = new Random(seed + 1_000_000);
        var slice = random.Next(6) == 0;
        _isRatio = random.Next(6) == 0;
        _isGrouped = random.Next(4) == 0;
        _method = _isRatio && !slice ? "burn_rate" : _trial.Spec.Method;
        _floor = _isRatio || slice ? 0 : random.Pick(0, 0, 0, 500, 100_000);
        _tiers = [.. _trial.Tiers.Select(tier => $"{tier.ToString().TrimEnd('}')}{random.Pick("", "", ", for: 4m")}{random.Pick("", "", ", keep_firing_for: 10m")}}}")];
        var isRolling = !_trial.Spec.Period.Contains("every", StringComparison.Ordinal) && char.IsAsciiDigit(_trial.Spec.Period[0]);
        var isRaw = isRolling && random.Next(6) == 0;
        if (!isRaw && random.Next(5) == 0)
        {
            var from = Begin + random.Next(60, 240).Minutes;
            _maintenance = (from, from + random.Pick(7, 30, 90).Minutes);
        }

        var isShort = _trial.Spec.Period.Contains("2h", StringComparison.Ordinal) || _trial.Spec.Period.Contains("3h", StringComparison.Ordinal);
        var (share, within) = (random.Pick(5, 20, 60), random.Pick("20m", "1h", "90m"));
        string[] policies =
        [
            $"{{name: half, when: {{remaining_below: {random.Pick(0, 50, 90)}%}}, severity: ticket, for: 2m, keep_firing_for: 10m}}",
            $"{{name: soon, when: {{exhausted_within: {random.Pick("1h", isShort ? "90m" : "1d")}}}, severity: ticket, for: 0s, keep_firing_for: 0s}}",
            .. _isRatio && !slice ? Array.Empty<string>() : [$"{{name: recent, when: {{spent: {share}%, within: {within}}}, severity: page, for: 2m, keep_firing_for: 10m}}"],
        ];
        _more = string.Join("\n    ", ((string?[])
        [
            slice ? $"budgeting: {{slices: {(Evaluation > 1.Minutes ? "2m" : "1m")}, good_when: 99%}}" : null,
            isRaw ? "accuracy: raw" : null,
            _maintenance is null ? null : "exclude: planned_maintenance{job=\"checkout\"} == 1",
            $"budget_policy: [{string.Join(", ", policies)}]",
        ]).OfType<string>());
        Plan = PlanOf(Spec);
        Seen =
        [
            .. from lost in new[] { 0, 1 }
               from late in new[] { -Late, TimeSpan.Zero, Late }
               select new SeenBySimulation(this, lost, late),
        ];
    }

    public TimeSpan Evaluation => _trial.Evaluation;

    public TimeSpan Scrape => _trial.Scrape;

    /// <summary>How much sooner or later than the simulation the rules may see events: by a scrape or an evaluation.</summary>
    public TimeSpan Late => Scrape > Evaluation ? Scrape : Evaluation;

    /// <summary>The share of the budget that one slice is, which may be judged either way where a fault begins; 0 where events are counted.</summary>
    public double OneSlice => Plan.SlicesOfPeriod is { } slices && 1 / (Plan.ErrorBudget * slices) is var share ? (double)share.Numerator / (double)share.Denominator : 0;

    public TimeSpan Begin => _trial.Begin;

    public RandomTraffic Traffic => _trial.Traffic;

    public TimeSpan Period => TimeSpan.FromMilliseconds(Plan.LookBack.Milliseconds);

    public SloPlan Plan { get; }

    /// <summary>
    /// What the simulation says if the counters tell of all events, and if they tell of none about their begins and ends; and if they
    /// are seen a scrape or an evaluation sooner or later: a rate takes what it has for all of its window.
    /// </summary>
    public IReadOnlyList<SeenBySimulation> Seen { get; }

    public string Spec
    {
        get
        {
            var by = _isGrouped ? "by: [job]" : "by: []";
            const string Bad = "http_requests_total{job=\"checkout\",code=~\"5..\"}";
            const string Total = "http_requests_total{job=\"checkout\"}";
            var sum = _isGrouped ? "sum by (job)" : "sum";
            var sli = _isRatio
                ? $"{{query: {{error_ratio: '{sum} (rate({Bad}[$window])) / {sum} (rate({Total}[$window]))', {by}}}}}"
                : $"{{events: {{bad: '{Bad}', total: '{Total}', {by}}}}}";
            return $$"""
                apiVersion: slogen/v1
                service: checkout
                evaluation_interval: {{Evaluation.Promql}}
                scrape_interval: {{Scrape.Promql}}
                slos:
                  - name: availability
                    objective: {{_trial.Spec.Objective}}
                    period: {{_trial.Spec.Period}}
                    sli: {{sli}}
                    alerting: {method: {{_method}}, min_bad_events: {{_floor}}, windows: [{{string.Join(", ", _tiers)}}]}
                    {{_more}}
                """;
        }
    }

    public Scenario Scenario(string name)
    {
        var scenario = new Scenario(name, Generated.From(Spec)) { Evaluation = Evaluation, Scraping = new Scraping(Scrape, Scrape / 2) };
        foreach (var requests in Traffic.Deployments) scenario.With(requests);
        if (_maintenance is { } time)
        {
            scenario.With(new Series("planned_maintenance{job=\"checkout\"}")
                .Stand(time.From, 0).Stand(time.To - time.From, 1).Stand(Traffic.End - time.To, 0));
        }

        return scenario;
    }

    /// <summary>The alerts with how often each must be met and kept, in evaluations.</summary>
    public IReadOnlyList<(Alert Alert, int After, int Keep)> Alerts =>
    [
        .. Plan.Tiers.Select(tier => (Alert.Tier(tier.Tier.LongWindow.ToString()), Evaluations(tier.Tier.For), Evaluations(tier.Tier.KeepFiringFor))),
        .. Plan.Slo.BudgetPolicy.Select(tier => (Alert.Any.With("policy_tier", tier.Name.Value), Evaluations(tier.For), Evaluations(tier.KeepFiringFor))),
        .. Plan.Slo.Alerting.NoData is { } noData ? [(Alert.NoData, Evaluations(noData.After), 0)] : Array.Empty<(Alert, int, int)>(),
    ];

    public string Story => $"{Plan.Slo.Objective.Value} {Plan.Slo.Period.Value} {_method}{(_isRatio ? " ratio" : "")}{(_isGrouped ? " by" : "")} floor {_floor}; {_more.ReplaceLineEndings(";")}: {Traffic.Story}, maintenance {_maintenance}";

    /// <summary>The events as the simulation takes them, from the first evaluation of the rules on.</summary>
    /// <param name="lost">1 if no counter tells of what happens about its begin and its end.</param>
    /// <param name="late">How long after they came events are seen.</param>
    public EventSeries Events(int lost, TimeSpan late)
    {
        var step = 5.Seconds;
        var count = (int)(Traffic.End / step);
        var (bad, total) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var at = i * step - late;
            var happened = Traffic.Between(at, at + step);
            var isThere = Traffic.IsThere(at);
            total[i] = isThere ? Rounded(happened.All - lost * happened.AllAtEdges) : double.NaN;
            bad[i] = isThere ? Math.Min(total[i], Rounded(happened.Bad - lost * happened.BadAtEdges)) : double.NaN;
        }

        return new EventSeries(DateTimeOffset.UnixEpoch, PromDuration.FromSeconds(5), bad, total)
        {
            Maintenance = _maintenance is { } time ? [new Stretch(Scraped(time.From), Scraped(time.To))] : [],
        };

        // Differences of sums are a hair beside the truth.
        static double Rounded(double events) => Math.Max(0, Math.Round(events, 6));

        // A gauge is what it was when it was scraped last.
        DateTimeOffset Scraped(TimeSpan at) => DateTimeOffset.UnixEpoch + (at - Scrape / 2).CeilingTo(Scrape) + Scrape / 2;
    }

    private int Evaluations(PromDuration time) => (int)Math.Ceiling(time.Milliseconds / Evaluation.TotalMilliseconds);

    private static SloPlan PlanOf(string spec)
    {
        var result = SloCompiler.Plan([new SourceText("test.slo.yaml", spec)], CompileOptions.Default);
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)) + "\n" + spec);
        return result.Plan.Services[0].Slos[0];
    }
}
