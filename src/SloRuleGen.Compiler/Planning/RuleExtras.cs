using SloRuleGen.BurnRate;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>What a run adds to all rules, for others who read them.</summary>
/// <param name="DashboardUrl">Where alerts link to, without a slash at its end; null for none.</param>
/// <param name="SlothLabels">Whether rules have the labels and records of Sloth's too.</param>
internal sealed record RuleExtras(string? DashboardUrl, bool SlothLabels)
{
    /// <summary>The windows of which Sloth records the ratio at any period, beside 5m.</summary>
    private static readonly PromDuration[] s_windowsOfSloth =
    [
        PromDuration.FromMinutes(30), PromDuration.FromHours(1), PromDuration.FromHours(2), PromDuration.FromHours(6), PromDuration.FromDays(1), PromDuration.FromDays(3),
    ];

    public static RuleExtras None { get; } = new(null, false);

    /// <summary>The plan with all of it.</summary>
    public SloPlan Of(SloPlan slo) => slo with
    {
        DashboardUrl = DashboardUrl,
        HasSlothLabels = SlothLabels,
        Windows = SlothLabels ? WithRatiosOfSloth(slo) : slo.Windows,
    };

    private static IReadOnlyList<WindowPlan> WithRatiosOfSloth(SloPlan slo)
    {
        var windows = slo.Windows.ToDictionary(window => window.Length);
        foreach (var length in s_windowsOfSloth.Where(length => length < slo.Period))
        {
            windows[length] = windows.TryGetValue(length, out var known)
                ? known with { NeedsRatio = true }
                : new WindowPlan(length, length <= StepWidth.Hour ? EvaluationSpeed.Fast : EvaluationSpeed.Slow, WindowSources.Of(slo.Slo, length), NeedsRatio: true, NeedsBadCount: false);
        }

        return [.. windows.Values.OrderBy(window => window.Length)];
    }
}
