using System.Globalization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>How what happened in the past is said. All times are UTC.</summary>
internal static class ReplayWording
{
    /// <summary>Such as <c>2026-06-15 08:05</c>.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Good(double share, SloPlan plan) => Shares.Good(share, plan.Slo.Objective.Value.ToString());

    /// <summary>A share of a budget that was spent.</summary>
    public static string Spent(double share) => double.IsNaN(share) ? Shares.Unknown : $"{StoryWording.Rounded(share).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>A share of events, to three digits.</summary>
    public static string ErrorRate(double share) => double.IsNaN(share) ? Shares.Unknown : $"{Digits(share * 100)}%";

    /// <summary>Events, or seconds of a ratio without counts.</summary>
    public static string Bad(double bad, SloPlan plan) => plan.Slo.HasCounts ? Digits(bad) : Shares.Span(TimeSpan.FromSeconds(bad));

    public static string What(SloPlan plan) => plan.Slo.HasCounts ? $"Bad {(plan.Slo.Slices is null ? "events" : "slices")}" : "Bad time";

    public static string Title(SloPlan plan, LabelSet group) =>
        PlainText.OneLine($"{plan.Id}{(group.All.Count == 0 ? "" : $" {group}")}: {plan.Slo.Objective.Value} over {plan.Slo.Period.Value.InWords}");

    /// <summary>Such as <c>page 1h</c>.</summary>
    public static string Alert(SloPlan plan, AlertKey alert) => PlainText.OneLine(StoryWording.Of(plan, alert));

    /// <summary>Whole numbers with their thousands, and three digits of what is under a hundred.</summary>
    private static string Digits(double number) => number switch
    {
        >= 1e15 => number.ToString("0.###e+0", CultureInfo.InvariantCulture),
        >= 100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => number.ToString("0.##", CultureInfo.InvariantCulture),
        0 => "0",
        _ => Small(number),
    };

    private static string Small(double number)
    {
        var digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(number)), 0, 9);
        return Math.Round(number, digits).ToString("0." + new string('#', digits), CultureInfo.InvariantCulture);
    }
}
