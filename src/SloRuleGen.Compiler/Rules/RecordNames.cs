using SloRuleGen.BurnRate;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>The names of recorded series and of the labels that the rules set.</summary>
internal static class RecordNames
{
    public const string TotalRate = "slo:sli_total:rate5m";
    public const string BadRate = "slo:sli_bad:rate5m";
    public const string TotalFiveMinutes = "slo:sli_total:increase5m";
    public const string BadFiveMinutes = "slo:sli_bad:increase5m";
    public const string TotalHour = "slo:sli_total:increase1h_step";
    public const string BadHour = "slo:sli_bad:increase1h_step";
    public const string InstantGood = "slo:sli_instant_good:bool";
    public const string SliceGood = "slo:sli_slice_good:bool";
    public const string Start = "slo:sli_start:timestamp";
    public const string Excluded = "slo:sli_excluded:bool";
    public const string CorrectionFrom = "slo:correction_from:timestamp";
    public const string CorrectionTo = "slo:correction_to:timestamp";
    public const string RulesStart = "slo:rules_start:timestamp";
    public const string CycleStart = "slo:cycle_start:timestamp";
    public const string DayStart = "slo:day_start:timestamp";
    public const string CycleLength = "slo:cycle_length:seconds";
    public const string PeriodElapsed = "slo:period_elapsed:ratio";
    public const string Objective = "slo:objective:ratio";
    public const string ErrorBudget = "slo:error_budget:ratio";
    public const string PeriodDays = "slo:time_period:days";
    public const string CurrentBurnRate = "slo:current_burn_rate:ratio";
    public const string PeriodBurnRate = "slo:period_burn_rate:ratio";
    public const string BudgetRemaining = "slo:period_error_budget_remaining:ratio";
    public const string Info = "slo:info";

    public const string IdLabel = "slo_id";
    public const string ServiceLabel = "slo_service";
    public const string SloLabel = "slo_name";

    /// <summary>Only on <see cref="Info"/>, like the three that follow.</summary>
    public const string ObjectiveLabel = "slo_objective";
    public const string PeriodLabel = "slo_period";
    public const string MethodLabel = "slo_method";
    public const string OwnerLabel = "slo_owner";

    /// <summary>Tells the corrections of an SLO apart: when each begins.</summary>
    public const string CorrectionLabel = "slo_correction";
    public const string ReasonLabel = "slo_reason";

    public static string ErrorRatio(PromDuration window) => $"slo:sli_error:ratio_rate{window}";

    public static string BadIncrease(PromDuration window) => $"slo:sli_bad:increase{window}";

    public static string TotalIncrease(PromDuration window) => $"slo:sli_total:increase{window}";

    public static string ExcludedIn(PromDuration window) => $"slo:sli_excluded:seconds{window}";

    /// <summary>The share of the time that has events.</summary>
    public static string Measured(PromDuration window) => $"slo:sli_measured:ratio{window}";

    public static string ErrorRatio(SloPeriod period) =>
        period is SloPeriod.Rolling rolling ? ErrorRatio(rolling.Length) : "slo:sli_error:ratio_period";

    public static string BadIncrease(SloPeriod period) => $"slo:sli_bad:increase{Suffix(period)}";

    public static string TotalIncrease(SloPeriod period) => $"slo:sli_total:increase{Suffix(period)}";

    /// <summary>How many events the whole period will have had, once it is over: <c>N̂_T</c>.</summary>
    public static string TotalProjected(SloPeriod period) => $"slo:sli_total:increase{Suffix(period)}_projected";

    /// <summary>What corrections take out of <see cref="BadIncrease(SloPeriod)"/>.</summary>
    public static string BadCorrected(SloPeriod period) => $"slo:sli_bad:corrected{Suffix(period)}";

    /// <summary>What corrections take out of <see cref="TotalIncrease(SloPeriod)"/>.</summary>
    public static string TotalCorrected(SloPeriod period) => $"slo:sli_total:corrected{Suffix(period)}";

    /// <summary>How many seconds of the period corrections take out.</summary>
    public static string Corrected(PromDuration window) => $"slo:sli_corrected:seconds{window}";

    private static string Suffix(SloPeriod period) => period is SloPeriod.Rolling rolling ? rolling.Length.ToString() : "_period";
}
