using System.Globalization;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Replay;

/// <summary>What the past suggests to change. Nothing is said that its numbers do not show.</summary>
internal static class Advice
{
    /// <summary>Fewer pages or weeks than this are no pattern.</summary>
    private const int Pattern = 3;
    private const int FewestWeeks = 4;

    /// <summary>How many times more traffic makes it varying.</summary>
    private const double Varies = 10;

    /// <summary>Pages on so few bad events may be kept silent by a floor.</summary>
    private const int FewEvents = 20;

    /// <summary>What fires for more of the time is heeded by nobody.</summary>
    private const double Always = 0.25;

    private static readonly TimeSpan s_week = TimeSpan.FromDays(7);

    /// <param name="otherMethod">Null where there are no counts.</param>
    public static IReadOnlyList<string> On(ReplayedBudget budget, Alternative? otherMethod, IReadOnlyList<Alternative> objectives) =>
    [
        .. ((string?[])
        [
            History(budget),
            Gaps(budget),
            SameHour(budget),
            VaryingTraffic(budget, otherMethod),
            FewBadEvents(budget),
            NeverSilent(budget),
            SpentUnpaged(budget),
            Weeks(budget),
            Stricter(budget, objectives),
        ]).OfType<string>(),
    ];

    private static string? History(ReplayedBudget budget)
    {
        var known = budget.Steps.To - budget.Steps.Start;
        return budget.Plan.Slo.Period.Value is SloPeriod.Rolling && known < TimeSpan.FromMilliseconds(budget.Plan.Period.Milliseconds) - budget.Steps.Step
            ? $"There are {Shares.Span(known)} of data and the period is {budget.Plan.Period}: until the data is as long, what is spent counts for the time that there is, and alerts are as careful as for a new service."
            : null;
    }

    private static string? Gaps(ReplayedBudget budget)
    {
        if (budget.Gaps.MaxBy(gap => gap.Length) is not { } longest || budget.Missing < TimeSpan.FromHours(1)) return null;
        var missed = budget.Timeline.Episodes.Count(episode => episode is { FiringFrom: not null, Alert.Kind: AlertKind.NoData });
        var told = budget.Plan.Slo.Alerting.NoData is null ? "the spec has no alert that tells of it"
            : missed == 0 ? "no alert told of it"
            : $"the alert on missing data fired {Times(missed)}";
        return $"Data is missing for {Shares.Span(budget.Missing)}, the longest time for {Shares.Span(longest.Length)} from {ReplayWording.Time(longest.From)} on: whatever failed then is in no number here, and {told}.";
    }

    private static string? SameHour(ReplayedBudget budget)
    {
        var pages = budget.Tally.Pages;
        var hours = pages.GroupBy(page => page.FiringFrom!.Value.Hour).MaxBy(hour => hour.Count());
        var count = hours?.Count() ?? 0;
        if (count < Pattern || count * 2 < pages.Count) return null;
        var days = hours!.Select(page => page.FiringFrom!.Value.Date).Distinct().Count();
        var which = count == pages.Count ? "all of them" : $"{count} of them";
        return $"There would have been {Count.Of(pages.Count, "page")}, {which} between {hours!.Key:00}:00 and {(hours.Key + 1) % 24:00}:00 UTC{(days > 1 ? $" on {days} days" : $" on {ReplayWording.Day(hours.First().FiringFrom!.Value)}")}: look for what happens then, such as deployments.";
    }

    private static string? VaryingTraffic(ReplayedBudget budget, Alternative? otherMethod)
    {
        if (otherMethod is null || budget.Plan.Method != AlertMethod.BurnRate || budget.Steps.Measured < TimeSpan.FromDays(Pattern)) return null;
        var hours = budget.Steps.PerHourOfDay().Index().Where(hour => !double.IsNaN(hour.Item)).ToList();
        var (least, most) = (hours.MinBy(hour => hour.Item), hours.MaxBy(hour => hour.Item));
        if (!(most.Item >= Varies * least.Item) || otherMethod.Tally.Pages.Count >= budget.Tally.Pages.Count) return null;
        var share = least.Item > 0 ? $"1/{Math.Floor(most.Item / least.Item).ToString("#,0", CultureInfo.InvariantCulture)} of that" : "nothing beside that";
        return $"Traffic between {least.Index:00}:00 and {least.Index + 1:00}:00 UTC is {share} between {most.Index:00}:00 and {most.Index + 1:00}:00. "
            + $"Compared by counts (alerting: {{traffic: varying}}) there would have been {Count.Of(otherMethod.Tally.Pages.Count, "page")} in place of {budget.Tally.Pages.Count}.";
    }

    private static string? FewBadEvents(ReplayedBudget budget)
    {
        if (!budget.Plan.Slo.HasCounts) return null;
        var few = budget.Tally.Pages.Select(BadOf).Where(bad => bad <= FewEvents).ToList();
        if (few.Count < Pattern) return null;
        var floor = (long)Math.Floor(few.Max()) + 1;
        if (floor <= budget.Plan.Slo.Alerting.MinBadEvents.Value || Alternative.WithFloor(budget, floor) is not { } other || other.Tally.Pages.Count >= budget.Tally.Pages.Count) return null;
        return $"{few.Count} of {Count.Of(budget.Tally.Pages.Count, "page")} would have been for {Math.Ceiling(few.Max())} bad {Counted(budget.Plan)} or fewer: with alerting: {{min_bad_events: {floor}}} there would have been {Count.Of(other.Tally.Pages.Count, "page")}.";

        double BadOf(Episode page)
        {
            var firing = page.FiringFrom!.Value;
            var bad = budget.Steps.Between(firing.AddMilliseconds(-budget.Plan.Tiers[page.Alert.Index].Tier.LongWindow.Milliseconds), firing).Bad;
            return double.IsNaN(bad) ? double.PositiveInfinity : bad;
        }
    }

    private static string? NeverSilent(ReplayedBudget budget)
    {
        var length = budget.Timeline.To - budget.Timeline.From;
        var longest = budget.Fired.Where(episode => episode.Alert.Kind == AlertKind.Burn)
            .GroupBy(episode => episode.Alert)
            .Select(alert => (Alert: alert.Key, Time: AlertTally.LengthOf(budget.Timeline, [.. alert])))
            .Where(alert => alert.Time > Always * length)
            .OrderByDescending(alert => alert.Time)
            .ToList();
        return longest.Count == 0 ? null
            : $"{ReplayWording.Alert(budget.Plan, longest[0].Alert)} would have fired for {Shares.Span(longest[0].Time)} of {Shares.Span(length)}: the objective is stricter than what the service gives, or something is broken all the time.";
    }

    private static string? SpentUnpaged(ReplayedBudget budget)
    {
        if (!(budget.Lowest < 0) || budget.Tally.Pages.Count > 0) return null;
        var tickets = budget.Tally.Tickets.Count;
        return $"The budget was overspent without a page ({(tickets == 0 ? "nor a ticket" : Count.Of(tickets, "ticket") + " told of it")}): it went slowly"
            + (budget.Worst.MaxBy(stretch => stretch.Left) is { } worst ? $", {ReplayWording.Spent(budget.BudgetOf(worst.Left))} of it in its worst time, {Shares.Span(worst.Length)} from {ReplayWording.Time(worst.From)} on." : ".");
    }

    /// <summary>What was met in each week, looking back from the end.</summary>
    private static string? Weeks(ReplayedBudget budget)
    {
        var steps = budget.Steps;
        var weeks = new List<double>();
        for (var to = steps.To; to - s_week >= steps.From; to -= s_week)
        {
            // Of a week that is mostly missing nothing is said.
            if (steps.MeasuredIn(to - s_week, to) * 2 < s_week) return null;
            var ratio = ReplayedPeriod.EventsLeft(budget.Plan, steps, to - s_week, to).Ratio;
            if (double.IsNaN(ratio)) return null;
            weeks.Add(ratio);
        }

        if (weeks.Count < FewestWeeks) return null;
        var own = budget.Plan.Slo.Objective.Value;
        var best = Alternative.Ladder.Where(objective => MetIn(objective) == weeks.Count).Select(objective => (Objective?)objective).LastOrDefault();
        if (MetIn(own) == weeks.Count)
        {
            return best is { } more && more.Ratio > own.Ratio
                ? $"{own} was met in each of the last {weeks.Count} weeks, and so was {more}."
                : $"{own} was met in each of the last {weeks.Count} weeks.";
        }

        var instead = best is { } less ? $"{less} was met in each of them." : "no usual objective was met in each of them.";
        return $"{own} was met in {(MetIn(own) == 0 ? "none" : $"{MetIn(own)}")} of the last {weeks.Count} weeks; {instead}";

        int MetIn(Objective objective)
        {
            var allowed = (double)objective.ErrorBudget.Numerator / (double)objective.ErrorBudget.Denominator;
            return weeks.Count(ratio => ratio <= allowed);
        }
    }

    /// <summary>A stricter objective that would have been met and would have told nobody at all.</summary>
    private static string? Stricter(ReplayedBudget budget, IReadOnlyList<Alternative> objectives)
    {
        var own = budget.Plan.Slo.Objective.Value;
        if (!budget.Periods.Any(period => period.IsWhole)) return null;
        var stricter = objectives.LastOrDefault(other => other.Plan.Slo.Objective.Value.Ratio > own.Ratio && other.Lowest >= 0.5 && other.Tally is { Pages.Count: 0, Tickets.Count: 0 });
        return stricter is null ? null
            : $"At {stricter.Plan.Slo.Objective.Value} nobody would have been told of anything, and {Shares.Remaining(stricter.Lowest)} of the budget would have been left at its lowest: {own} asks for less than the service gives.";
    }

    private static string Counted(SloPlan plan) => plan.Slo.Slices is null ? "events" : "slices";

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
