using SloRuleGen.Planning;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation.Tests;

/// <summary>Plans and events that tests start from.</summary>
internal static class Given
{
    public static DateTimeOffset Begin { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The plan of an SLO of two counters.</summary>
    /// <param name="alerting">Fields of <c>alerting</c>, in flow style.</param>
    /// <param name="more">Lines of the SLO, at its indentation.</param>
    public static SloPlan Slo(string objective = "99.9%", string period = "30d", string alerting = "windows: sre", string more = "", string? sli = null)
    {
        sli ??= "{events: {bad: 'requests_total{job=\"checkout\",code=~\"5..\"}', total: 'requests_total{job=\"checkout\"}'}}";
        var spec = $$"""
            apiVersion: slogen/v1
            service: checkout
            scrape_interval: 15s
            slos:
              - name: availability
                objective: {{objective}}
                period: {{period}}
                sli: {{sli}}
                alerting: { {{alerting}} }
                {{more}}
            """;
        var result = SloCompiler.Plan([new SourceText("test.slo.yaml", spec)], CompileOptions.Default);
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return Assert.Single(Assert.Single(result.Plan.Services).Slos);
    }

    /// <summary>Runs a plan on traffic in buckets of 30s.</summary>
    public static Timeline Run(this SloPlan plan, Traffic traffic, MomentObserver? observer = null) =>
        Simulator.Run(plan, traffic.Events, SimulationOptions.Default, observer);

    public static Episode? Fired(this Timeline timeline, int tier) => timeline.Fired(AlertKind.Burn, tier);

    public static Episode? Fired(this Timeline timeline, AlertKind kind, int index = 0) =>
        timeline.Episodes.SingleOrDefault(episode => episode.Alert == new AlertKey(kind, index) && episode.FiringFrom is not null);

    public static double RemainingAt(this Timeline timeline, DateTimeOffset at) => timeline.Budget.Last(point => point.At <= at).Remaining;
}

/// <summary>Traffic told as one stretch after the other.</summary>
internal sealed class Traffic
{
    private static readonly PromDuration s_step = PromDuration.FromSeconds(30);

    private readonly List<double> _bad = [];
    private readonly List<double> _total = [];
    private readonly List<Stretch> _maintenance = [];

    public DateTimeOffset End => Given.Begin.AddSeconds(30 * _total.Count);

    public EventSeries Events => new(Given.Begin, s_step, _bad, _total) { Maintenance = _maintenance };

    public Traffic For(string lasting, double perMinute = 600, double failing = 0)
    {
        for (var i = PromDuration.Parse(lasting).Milliseconds / s_step.Milliseconds; i > 0; i--)
        {
            _total.Add(perMinute / 2);
            _bad.Add(perMinute / 2 * failing);
        }

        return this;
    }

    public Traffic Gone(string lasting) => For(lasting, double.NaN);

    public Traffic Maintained(string lasting, double failing)
    {
        var from = End;
        For(lasting, failing: failing);
        _maintenance.Add(new Stretch(from, End));
        return this;
    }
}
