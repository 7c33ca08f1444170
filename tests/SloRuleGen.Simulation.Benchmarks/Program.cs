using System.Diagnostics;
using System.Globalization;
using SloRuleGen;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Text;
using SloRuleGen.Units;

// How long the simulation of one SLO takes: 30 days in buckets of 30s, evaluated each 30s. It only prints.
var step = PromDuration.FromSeconds(30);
var random = new Random(1);
var total = Enumerable.Range(0, 30 * 24 * 120).Select(i => 300 + 200 * Math.Sin(i / 460.0)).ToArray();
var bad = total.Select(events => events * (random.NextDouble() < 0.001 ? 0.5 : 0.0002)).ToArray();
var events = new EventSeries(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), step, bad, total);

foreach (var (name, fields) in new[] { ("burn rate", "method: burn_rate"), ("counts", "method: budget_count"), ("sre-four", "windows: sre-four") })
{
    var plan = PlanOf(fields);
    var times = new List<double>();
    for (var i = 0; i < 20; i++)
    {
        var watch = Stopwatch.GetTimestamp();
        Simulator.Run(plan, events, SimulationOptions.Default);
        times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
    }

    var first = times[0];
    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {times[0]:0.0} ms at best, {times[10]:0.0} ms in the middle, {first:0.0} ms the first time"));
}

static SloPlan PlanOf(string alerting)
{
    var spec = $$"""
        apiVersion: slogen/v1
        service: checkout
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: 'http_requests_total{code=~"5.."}'
                total: http_requests_total
            alerting: { {{alerting}} }
        """;
    return SloCompiler.Plan([new SourceText("benchmark.slo.yaml", spec)], CompileOptions.Default).Plan.Services[0].Slos[0];
}
