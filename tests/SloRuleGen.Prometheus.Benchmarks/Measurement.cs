namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>What a shape's rules cost.</summary>
/// <param name="Rules">Each rule with the mean of its samples and of its times.</param>
/// <param name="Errors">By window: the furthest that its ratio was from that of the raw counters, as a share of it.</param>
internal sealed record ShapeCost(Shape Shape, IReadOnlyList<RuleCost> Rules, IReadOnlyDictionary<string, double> Errors)
{
    /// <summary>Samples read by all rules in the time from one scrape to the next.</summary>
    public double Samples => Rules.Sum(rule => rule.Samples * Traffic.Scrape / rule.Rule.Every);

    public double Seconds => Rules.Sum(rule => rule.Seconds * Traffic.Scrape / rule.Rule.Every);
}

internal sealed record RuleCost(MeasuredRule Rule, double Samples, double Seconds);

/// <summary>Evaluates all shapes in turn, at instants of the last hour, so that a busy moment of the machine strikes them alike.</summary>
internal sealed class Measurement(Options options, Server server, Traffic traffic)
{
    private const int Instants = 6;

    public async Task<IReadOnlyList<ShapeCost>> RunAsync(IReadOnlyList<Shape> shapes, Shape truth)
    {
        var costs = new Dictionary<(Shape, MeasuredRule), List<QueryCost>>();
        for (var repeat = 0; repeat <= options.Repeat; repeat++)
        {
            for (var instant = 0; instant < Instants; instant++)
            {
                foreach (var shape in shapes)
                {
                    foreach (var rule in shape.Rules)
                    {
                        var at = Recording.EvaluationAtOrAfter(traffic.End - 3600 + instant * 3600 / Instants, rule.Every);
                        var cost = await server.CostAsync(rule.Promql, at);

                        // The first round only warms up, and shows the values.
                        if (repeat == 0) costs.TryAdd((shape, rule), []);
                        else costs[(shape, rule)].Add(cost);
                    }
                }
            }
        }

        return [.. shapes.Select(shape => new ShapeCost(shape, [.. shape.Rules.Select(rule => Cost(rule, costs[(shape, rule)]))], Errors(shape)))];

        Dictionary<string, double> Errors(Shape shape) => shape.Rules.Where(rule => rule.Window is not null).ToDictionary(
            rule => rule.Window!,
            rule =>
            {
                var raw = truth.Rules.Single(other => other.Window == rule.Window);
                return costs[(shape, rule)].Zip(costs[(truth, raw)], (value, right) => Math.Abs(value.Value!.Value / right.Value!.Value - 1)).Max();
            });
    }

    /// <summary>Of each instant the least time counts: whatever else the machine does only adds to it.</summary>
    private static RuleCost Cost(MeasuredRule rule, List<QueryCost> costs) => new(
        rule,
        costs.Average(cost => cost.Samples),
        costs.Select((cost, i) => (cost.Seconds, Instant: i % Instants)).GroupBy(cost => cost.Instant).Average(instant => instant.Min(cost => cost.Seconds)));
}
