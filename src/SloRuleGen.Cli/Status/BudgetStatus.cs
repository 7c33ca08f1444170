using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Status;

/// <summary>How an SLO stands, or one group of it, as the server has recorded it.</summary>
/// <param name="Labels">Those of the SLO itself: its id, service and name, and what the user added.</param>
/// <param name="Group">The labels of <c>by</c>; none for an SLO that is not divided.</param>
/// <param name="Objective">As the spec has it, such as <c>99.9%</c>.</param>
/// <param name="Period">As the spec has it, such as <c>30d</c> or <c>month</c>.</param>
internal sealed record BudgetStatus(LabelSet Labels, LabelSet Group, string Objective, string Period, string Owner)
{
    public string Service => Labels[RecordNames.ServiceLabel];

    public string Name => Labels[RecordNames.SloLabel];

    /// <summary>Whether the server has its rules; else nothing is known of it but what its spec says.</summary>
    public bool IsLoaded { get; init; } = true;

    /// <summary>The share of good events in the period so far, from 0 to 1; null without data.</summary>
    public double? Good { get; init; }

    /// <summary>The share of the budget that is left, up to 1 and under 0 once it is overspent; null without data.</summary>
    public double? Remaining { get; init; }

    /// <summary>The burn rate of the last five minutes: 1 spends the budget in just the period; null without data.</summary>
    public double? Burn { get; init; }

    public TimeSpan? PeriodLength { get; init; }

    /// <summary>When the budget was last reckoned; null without data.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long ago that was by the clock of the server; null without data.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Whether the numbers are of the past: rules are evaluated each two and a half minutes at least.</summary>
    public bool IsOld => Age > s_old;

    private static readonly TimeSpan s_old = TimeSpan.FromMinutes(10);

    public IReadOnlyList<FiringAlert> Firing { get; init; } = [];

    /// <summary>What is taken out of the budget after the fact, the oldest first, as far as it may still be in the period.</summary>
    public IReadOnlyList<RecordedCorrection> Corrections { get; init; } = [];

    /// <summary>The tier of the budget policy that holds, where one does.</summary>
    public string? Policy => Firing.Select(alert => alert.PolicyTier).FirstOrDefault(tier => tier.Length > 0);

    /// <summary>Pages first, and of each class the fastest.</summary>
    public IEnumerable<FiringAlert> Alerts => Firing.Where(alert => alert.PolicyTier.Length == 0)
        .OrderBy(alert => alert.IsPage ? 0 : 1).ThenBy(alert => alert.WindowLength).ThenBy(alert => alert.Name, StringComparer.Ordinal);

    public bool IsPaging => Alerts.Any(alert => alert.IsPage);

    public bool Has(IEnumerable<KeyValuePair<string, string>> labels) => labels.All(label => Labels[label.Key] == label.Value);

    /// <summary>How long the budget lasts if the burn rate stays; zero where it is spent, null where nothing burns or nothing is known.</summary>
    public TimeSpan? Lasts => (Remaining, Burn, PeriodLength) switch
    {
        ( <= 0, _, _) => TimeSpan.Zero,
        ({ } remaining, > 0 and { } burn, { } length) => length * Math.Min(remaining / burn, 1e6),
        _ => null,
    };
}

/// <summary>A stretch of time that a spec takes out of a budget; of a reset the five minutes from it on.</summary>
internal sealed record RecordedCorrection(DateTimeOffset From, DateTimeOffset To, string Reason);

/// <param name="Severity">Empty where the alert has none.</param>
/// <param name="PolicyTier">Empty unless it tells of a budget policy.</param>
internal sealed record FiringAlert(string Name, string Severity, string LongWindow, string PolicyTier)
{
    /// <summary>Whether it wakes someone: by what the spec calls that, or by the usual name where there is no spec.</summary>
    public bool IsPage { get; init; } = Severity == "page";

    /// <summary>Of a burn alert its long window; of others more than any.</summary>
    public TimeSpan WindowLength => PromDuration.TryParse(LongWindow, out var length) ? TimeSpan.FromMilliseconds(length.Milliseconds) : TimeSpan.MaxValue;

    /// <summary>Whether it tells that the SLI has no data; false where that is not known.</summary>
    public bool IsNoData { get; init; }
}
