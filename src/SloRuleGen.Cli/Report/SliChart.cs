using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Report.Charts;

namespace SloRuleGen.Cli.Report;

/// <summary>The share of good events over time, beside the objective. Each nine more is as far away: what matters is near 100%.</summary>
internal static class SliChart
{
    private const int MostParts = 120;
    private const int MostRows = 31;

    private static readonly double[] s_minutes = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 7200, 10_080];

    /// <summary>Null where there were no events.</summary>
    public static Chart? Of(ReplayedBudget budget)
    {
        var (plan, steps, allowed) = (budget.Plan, budget.Steps, ReplayedBudget.Allowed(budget.Plan));
        var (length, ofRow) = (LengthFor(budget, MostParts), LengthFor(budget, MostRows));
        var parts = Parts(budget, length).ToList();
        var known = parts.Select(part => part.Failing).Where(double.IsFinite).ToList();
        if (known.Count == 0) return null;
        var worst = Math.Min(1, Math.Max(allowed * 3, known.Max()));
        var best = allowed / 20;
        return new Chart(
            "SLI over time",
            $"The share of good events in each {Name(length)}, beside the objective of {plan.Slo.Objective.Value}: {ReplayWording.Good(1 - known.Max(), plan)} in the worst. {parts.Count(part => part.Failing > allowed)} of {known.Count} were under the objective. Times without errors lie on the upper edge. Shaded are the worst times.{PastRegions.InWords(budget)}{(budget.Corrected.Count == 0 ? "" : " The line shows all events, those too.")}",
            TimeAxis.Of(steps.From, steps.To),
            Scale.Log("SLI", worst, best, Scale.Decades(failing => Scale.Percent(1 - failing))),
            [
                .. PastRegions.Of(budget, steps.From, TimeAxis.At, stretch => $"{ReplayWording.ErrorRate(stretch.Bad / stretch.Total)} failed"),
                new ChartMark.Line($"good events, {Name(length)} at a time", Tone.Good, Dash.Solid, [.. parts.SelectMany(part => ((double, double)[])[(TimeAxis.At(part.From), part.Failing), (TimeAxis.At(part.To), part.Failing)])]),
                new ChartMark.Threshold(allowed, $"objective {plan.Slo.Objective.Value}", Tone.Page),
            ],
            [],
            [$"{Capital(Name(ofRow))} from", "Good", ReplayWording.What(plan), .. budget.Corrected.Count > 0 ? ["Left out of them"] : Array.Empty<string>()],
            [
                .. Parts(budget, ofRow).Select(part => new ChartRow(
                    TimeAxis.At(part.From),
                    [
                        ReplayWording.Time(part.From),
                        ReplayWording.Good(1 - part.Failing, plan),
                        double.IsNaN(part.Failing) ? "" : ReplayWording.Bad(part.Bad, plan),
                        .. budget.Corrected.Count > 0 ? [ReplayWording.Bad(CorrectedTime.EventsIn(plan, steps, part.From, part.To, steps.To).Bad, plan)] : Array.Empty<string>(),
                    ])),
            ]);
    }

    private static TimeSpan LengthFor(ReplayedBudget budget, int most)
    {
        var (from, to, step) = (budget.Steps.From, budget.Steps.To, budget.Steps.Step);
        var minutes = s_minutes.FirstOrDefault(minutes => (to - from).TotalMinutes / minutes <= most && TimeSpan.FromMinutes(minutes) >= step, Math.Ceiling((to - from).TotalDays / most) * 1440);
        return Math.Ceiling(TimeSpan.FromMinutes(minutes) / step) * step;
    }

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To, double Failing, double Bad)> Parts(ReplayedBudget budget, TimeSpan length)
    {
        // At full hours and days, whenever the time begins.
        var at = budget.Steps.From;
        while (at < budget.Steps.To)
        {
            var next = DateTimeOffset.FromUnixTimeMilliseconds((long)((Math.Floor(at.ToUnixTimeMilliseconds() / length.TotalMilliseconds) + 1) * length.TotalMilliseconds));
            if (next > budget.Steps.To) next = budget.Steps.To;
            var read = budget.Steps.Between(at, next);
            yield return (at, next, read.Total > 0 ? read.Ratio : double.NaN, read.Bad);
            at = next;
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Name(TimeSpan length) => length.TotalMinutes % 1440 == 0 ? (length.TotalDays == 1 ? "day" : $"{length.TotalDays} days")
        : length.TotalMinutes % 60 == 0 ? (length.TotalHours == 1 ? "hour" : $"{length.TotalHours} hours")
        : Console.Shares.Span(length);
}
