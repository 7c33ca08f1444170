using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Cli.Simulate;

namespace SloRuleGen.Cli.Report;

/// <summary>The last period from its first day on: all of the budget at its begin, and what was left of it day after day.</summary>
internal static class BurnDownChart
{
    private const int Steps = 240;
    private const int MostRows = 31;

    /// <summary>Null where nothing is known of it.</summary>
    public static Chart? Of(ReplayedBudget budget)
    {
        var (plan, last) = (budget.Plan, budget.Periods[^1]);
        if (double.IsNaN(last.Good)) return null;
        var cycle = CycleSpan.At(plan.Slo.Period.Value, last.To.AddMilliseconds(-1));
        var begin = cycle?.Start ?? last.To.AddMilliseconds(-plan.Period.Milliseconds);
        var days = ((cycle?.End ?? last.To) - begin).TotalDays;
        // What is recorded at the end says how many events the whole period allows.
        var perEvent = last.Bad > 0 && double.IsFinite(last.Remaining) ? (1 - last.Remaining) / last.Bad : double.NaN;
        var known = (last.To - last.From) / Steps;
        IReadOnlyList<(double X, double Y)> line = [.. Enumerable.Range(0, Steps + 1).Select(i => last.From + i * known).Select(at => (X(at), Left(at)))];
        var unit = days >= 3 ? "Day" : "Hour";
        return new Chart(
            $"Burn-down of {(cycle is null ? $"the last {plan.Period}" : $"the {plan.Slo.Period.Value} from {ReplayWording.Day(begin)} on")}",
            $"What was left of the error budget from {ReplayWording.Time(begin)} UTC on, where all of it was there, to {ReplayWording.Time(last.To)}: {Shares.Remaining(line[^1].Y)} at the end. The dashed line spends the budget evenly to the end of the period; over it there is more left than that.{PastRegions.InWords(budget)}",
            Scale.Linear(unit, 0, days, Ticks(days)),
            NiceNumbers.Budget(BudgetChart.Least(line.Select(point => point.Y))),
            [
                .. PastRegions.Of(budget, begin, X, stretch => $"{ReplayWording.Spent(budget.BudgetOf(stretch.Left))} spent"),
                new ChartMark.Line("spent evenly", Tone.Muted, Dash.Dashed, [(0, 1), (days, 0)]),
                new ChartMark.Line("what was left", Tone.Budget, Dash.Solid, Thinned.Of(line)),
                new ChartMark.Threshold(0, "budget spent", Tone.Page),
                .. plan.Slo.BudgetPolicy.Where(tier => tier.When.RemainingBelow is { Sign: > 0 }).Select(tier => new ChartMark.Threshold(tier.When.RemainingBelow!.Value.ToDouble(), PlainText.OneLine(tier.Name.Value), Tone.Ticket)),
            ],
            [],
            [unit, "UTC", "Budget left", "Spent evenly"],
            [.. Rows()]);

        double X(DateTimeOffset at) => (at - begin).TotalDays;

        double Left(DateTimeOffset at)
        {
            // Where corrections take all of a time there is nothing to count.
            var bad = at > last.From && ReplayedPeriod.EventsLeft(plan, budget.Steps, last.From, at).Bad is > 0 and var counted ? counted : 0;
            return 1 - (double.IsNaN(perEvent) ? budget.BudgetOf(bad) : bad * perEvent);
        }

        IEnumerable<ChartRow> Rows()
        {
            var step = TimeSpan.FromDays(days < 3 ? 1 / 24.0 * Math.Ceiling(days * 24 / MostRows) : Math.Ceiling(days / MostRows));
            for (var at = begin; at < last.To; at += step)
            {
                if (at >= last.From) yield return Row(at);
            }

            yield return Row(last.To);
        }

        ChartRow Row(DateTimeOffset at) => new(
            X(at),
            [Scale.Number(Math.Round(X(at) * (days < 3 ? 24 : 1), 2) + (at == last.To ? 0 : 1)), ReplayWording.Time(at), StoryWording.Share(Left(at)), StoryWording.Share(1 - X(at) / days)]);
    }

    /// <summary>The first day is 1 and begins at the begin.</summary>
    private static IReadOnlyList<Tick> Ticks(double days)
    {
        if (days < 3) return [.. Enumerable.Range(0, 13).Select(i => new Tick(i / 4.0, Scale.Number(i * 6 + (i == 0 ? 1 : 0))))];
        var step = ((double[])[1, 2, 7, 14, 30, 61]).FirstOrDefault(step => days / step <= 7, 122);
        return [.. Enumerable.Range(0, 8).Select(i => new Tick(i * step, Scale.Number(i * step + 1)))];
    }
}
