using System.Globalization;
using SloRuleGen.Units;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// Rules, the series that they see, and what must come of it.
/// </summary>
/// <remarks>
/// promtool evaluates every group at each multiple of one interval, whatever the groups' own intervals say, and takes
/// samples at multiples of one step. So that scrapes stand apart from evaluations, as they do in life, the step is the
/// greatest common divisor of the scrapes' intervals and offsets, and steps without a scrape are left blank.
/// </remarks>
internal sealed class Scenario(string name, RuleFiles rules)
{
    private static readonly TimeSpan? s_atMost = Environment.GetEnvironmentVariable("SLOGEN_EVALUATION") is { Length: > 0 } each ? TimeSpan.FromMilliseconds(PromDuration.Parse(each).Milliseconds) : null;

    private readonly List<Expectation> _expectations = [];
    private readonly List<Series> _series = [];

    public string Name { get; } = name;

    public RuleFiles Rules { get; } = rules;

    /// <summary>
    /// How often rules are evaluated: as seldom as what is tested allows, for nearly all of the time that a test takes goes into it.
    /// <c>SLOGEN_EVALUATION=1m</c> evaluates all at least once a minute.
    /// </summary>
    public TimeSpan Evaluation { get => s_atMost < field ? s_atMost.Value : field; init; } = 1.Minutes;

    public Scraping Scraping { get; init; } = new(30.Seconds, 20.Seconds);

    /// <summary>Evaluates the groups from the last to the first, so that every reader of another group lags.</summary>
    public bool ReverseGroups { get; init; }

    public IReadOnlyList<Series> Series => _series;

    public IReadOnlyList<Expectation> Expectations => _expectations;

    public TimeSpan End => _series.Max(series => series.End);

    /// <summary>No series has a sample before.</summary>
    public TimeSpan FirstSample => _series.Min(series => series.Start);

    /// <summary>The last time that something is expected at: promtool evaluates no rules after it.</summary>
    public TimeSpan LastExpectation => _expectations.Max(expectation => expectation.At);

    /// <summary>The longest stretch of time of which every scrape is a multiple.</summary>
    public TimeSpan Step =>
        _series.Select(series => series.Scraping ?? Scraping)
            .SelectMany(scraping => new[] { scraping.Interval, scraping.Offset })
            .Aggregate(TimeSpan.Zero, (a, b) => TimeSpan.FromTicks(GreatestCommonDivisor(a.Ticks, b.Ticks)));

    public Scenario With(params ReadOnlySpan<Series> series)
    {
        _series.AddRange(series);
        return this;
    }

    public Scenario With(Requests requests) => With(requests.Series);

    /// <summary>The expression returns 1, without labels.</summary>
    public Scenario Holds(string because, string promql, TimeSpan at, string? subject = null) => Expect(because, promql, subject ?? promql, at);

    /// <summary>The expression has at least one value, and all of them lie about the expected one.</summary>
    public Scenario Value(string promql, TimeSpan at, double expected, double within)
    {
        var (low, high) = (Number(expected - within), Number(expected + within));
        return Expect(
            $"{promql} is {Number(expected)} ± {Number(within)}",
            $"(min({promql}) >= bool {low}) * (max({promql}) <= bool {high})",
            promql,
            at);
    }

    public Scenario Count(string promql, TimeSpan at, int expected) =>
        Expect($"{promql} has {expected} series", $"(count({promql}) or vector(0)) == bool {expected}", promql, at);

    public Scenario Absent(string promql, TimeSpan at) => Count(promql, at, 0);

    public Scenario IsFiring(Alert alert, TimeSpan at) =>
        Expect($"{alert.Firing} fires", $"(count({alert.Firing}) or vector(0)) > bool 0", alert.Firing, at);

    public Scenario IsSilent(Alert alert, TimeSpan at) => Absent(alert.Firing, at);

    /// <summary>The alert fires at no evaluation from one time to another.</summary>
    public Scenario StaysSilent(Alert alert, TimeSpan from, TimeSpan to)
    {
        var samples = $"count_over_time({alert.Firing}[{(to - from + 1.Seconds).Promql}])";
        return Expect($"{alert.Firing} is silent from {from} to {to}", $"(count({samples}) or vector(0)) == bool 0", samples, to);
    }

    /// <summary>The first evaluation at which the alert fires, of those from one time on, lies between two others.</summary>
    public Scenario Fires(Alert alert, TimeSpan since, TimeSpan notBefore, TimeSpan noLaterThan)
    {
        var until = End.FloorTo(Evaluation);
        var first = $"min(min_over_time(timestamp({alert.Firing})[{(until - since).Promql}:{Evaluation.Promql}]))";
        return Within($"{alert.Firing} first fires between {notBefore} and {noLaterThan}", first, notBefore, noLaterThan, until);
    }

    /// <summary>The last evaluation at which the alert fires, of all, lies between two others.</summary>
    public Scenario FiresLast(Alert alert, TimeSpan notBefore, TimeSpan noLaterThan)
    {
        var until = End.FloorTo(Evaluation);
        var last = $"max(max_over_time(timestamp({alert.Firing})[{until.Promql}:{Evaluation.Promql}]))";
        return Within($"{alert.Firing} last fires between {notBefore} and {noLaterThan}", last, notBefore, noLaterThan, until);
    }

    /// <summary>Whatever alert of these fires from one time to another does so at one evaluation after the other: none goes out and comes back.</summary>
    public Scenario NeverReturns(Alert alert, TimeSpan from, TimeSpan to)
    {
        var range = (to - from + 1.Seconds).Promql;
        var firing = $"timestamp({alert.Firing})[{range}:{Evaluation.Promql}]";
        var span = $"(max_over_time({firing}) - min_over_time({firing})) / {Number(Evaluation.TotalSeconds)} + 1";
        var broken = $"{span} > count_over_time({alert.Firing}[{range}])";
        return Expect($"{alert.Firing} fires without a break from {from} to {to}", $"(count({broken}) or vector(0)) == bool 0", broken, to);
    }

    /// <summary>No recorded series is ever NaN or infinite, looked at each <paramref name="every"/>.</summary>
    public Scenario StaysFinite(TimeSpan every)
    {
        const string Recorded = "{__name__=~\"slo:.+\"}";
        const string Finite = $"count({Recorded} > -Inf < +Inf)";
        for (var at = TimeSpan.Zero; at <= End.FloorTo(Evaluation); at += every)
            Expect("recorded series are finite", $"((count({Recorded}) or vector(0)) - ({Finite} or vector(0))) == bool 0", Recorded, at);
        return this;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private Scenario Within(string because, string time, TimeSpan from, TimeSpan to, TimeSpan at) =>
        Expect(because, $"({time} >= bool {Number(from.TotalSeconds)}) * ({time} <= bool {Number(to.TotalSeconds)})", time, at);

    private Scenario Expect(string because, string promql, string subject, TimeSpan at)
    {
        _expectations.Add(new Expectation(because, promql, subject, at));
        return this;
    }
}
