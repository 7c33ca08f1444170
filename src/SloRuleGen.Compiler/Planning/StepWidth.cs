using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>How finely the rules look through a window: all widths of steps, and for which windows each is taken.</summary>
internal static class StepWidth
{
    /// <summary>In seconds. A step is one of these, or a second where none divides the window.</summary>
    private static readonly int[] s_partsOfMinute = [60, 30, 15, 10, 5];

    public static PromDuration Minute { get; } = PromDuration.FromMinutes(1);

    public static PromDuration FiveMinutes => WindowSources.Base;

    public static PromDuration Hour { get; } = PromDuration.FromHours(1);

    public static PromDuration Day { get; } = PromDuration.FromDays(1);

    /// <summary>Just under five minutes: Prometheus 2 includes a sample at the old edge of a range, which belongs to the step before.</summary>
    public static PromDuration UnderFiveMinutes { get; } = PromDuration.FromSeconds(299);

    /// <summary>The step at which maintenance is looked for.</summary>
    public static PromDuration OfMaintenance { get; } = PromDuration.FromSeconds(30);

    /// <summary>
    /// The step at which recorded rates are read: a minute, and in a fast window no longer than the time between evaluations, or alerts would
    /// be late by a step.
    /// </summary>
    public static PromDuration OfRates(SloPlan slo, EvaluationSpeed speed) =>
        speed == EvaluationSpeed.Fast && slo.IntervalOf(speed) < Minute ? slo.IntervalOf(speed) : Minute;

    /// <summary>Whether all five minutes have the same evaluations of the fast group, so that the mean of all is that of the time.</summary>
    public static bool RatesAreEven(SloPlan slo) => FiveMinutes.Milliseconds % slo.IntervalOf(EvaluationSpeed.Fast).Milliseconds == 0;

    /// <summary>The step of a long window or the period: five minutes, or an hour where it is summed from hours.</summary>
    public static PromDuration OfSums(PromDuration window) =>
        WindowSources.OfSteps(window) == WindowSource.Hours ? Hour : FiveMinutes;

    /// <summary>The step at which the fast group looks for events in a window: the longest of up to a minute that divides it.</summary>
    public static PromDuration OfPresence(PromDuration window) =>
        PromDuration.FromSeconds(s_partsOfMinute.FirstOrDefault(step => window.Milliseconds % (step * 1000) == 0, 1));

    /// <summary>The step at which the first events of a period are looked for.</summary>
    public static PromDuration OfStart(PromDuration window) =>
        window <= Day ? FiveMinutes : OfSums(window) == FiveMinutes ? Hour : PromDuration.FromHours(6);
}
