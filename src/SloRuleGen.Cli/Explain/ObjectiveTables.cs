using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>What follows from an objective alone.</summary>
internal static class ObjectiveTables
{
    /// <summary>The full outage that objectives allow, in a day and in longer times.</summary>
    public static PagePart.Table Availability(string? caption, IReadOnlyList<Objective> objectives) => new(
        caption,
        ["Full outage in a", .. objectives.Select(objective => objective.ToString())],
        [.. BurnRate.Availability.Times.Select(time => (IReadOnlyList<string>)[time.Name, .. objectives.Select(objective => OutageTime.Of(new ErrorBudget(objective, time.Length)))])]);

    /// <summary>What burn rates mean: the error rate, and how long a whole budget lasts.</summary>
    /// <param name="traffic">The events of a period; null where that is not known.</param>
    public static PagePart.Table BurnRates(string? caption, Objective objective, PromDuration period, Fraction? traffic) => new(
        caption,
        ["Burn rate", "Error rate", $"Budget of {period} lasts", "Spent in 5m", "Spent in 1h", "Spent in 1d", .. traffic is null ? Array.Empty<string>() : ["Bad events in 1h"]],
        [.. BurnRate.Availability.BurnRates.Select(rate => Row(new BurnRateFactor(rate), objective, period, traffic))]);

    private static IReadOnlyList<string> Row(BurnRateFactor rate, Objective objective, PromDuration period, Fraction? traffic)
    {
        var errors = rate.ErrorRateAt(objective);
        var hour = PromDuration.FromHours(1);
        string[] events = traffic is { } all ? [Figure.Number(errors * all * (hour / period))] : [];
        if (errors > 1) return [Figure.Number(rate.Value), "over 100%", "-", "-", "-", "-", .. events.Select(_ => "-")];
        return
        [
            Figure.Number(rate.Value),
            Figure.Percent(errors),
            Figure.Time(rate.TimeToExhaust(Fraction.One, period)),
            Spent(PromDuration.FromMinutes(5)),
            Spent(hour),
            Spent(PromDuration.FromDays(1)),
            .. events,
        ];

        string Spent(PromDuration window) => window > period ? "-" : Figure.Percent(rate.Value * (window / period));
    }
}
