using SloRuleGen.BurnRate;
using SloRuleGen.Planning;

namespace SloRuleGen.Rules;

/// <summary>
/// In how much of a window an SLO was measured. What a ratio says of a part of a window must not be taken for all of it. Without
/// maintenance the SLO's age tells; with it there are holes, and what was recorded is counted.
/// </summary>
internal static class MeasuredTime
{
    /// <summary>The record that tells it: that much or more is a whole window.</summary>
    public static string RecordOf(SloPlan slo, PromDuration window, EvaluationSpeed speed) =>
        HasHoles(slo, window) ? RecordNames.Measured(window) : RecordNames.History(slo.HistoryOf(speed));

    public static bool HasHoles(SloPlan slo, PromDuration window) =>
        slo.Windows.Any(planned => planned.Length == window && planned.NeedsMeasuredTime);

    /// <param name="record">The base that long windows are built from.</param>
    public static Record For(SloSeries series, string record, PromDuration window)
    {
        var step = window <= Windows.Hour ? PromDuration.FromMinutes(1) : Windows.Base;
        return new(
            RecordNames.Measured(window),
            Prom.Multiply(Prom.Number(step.Seconds), series.CountOverSteps(series.Select(record), window, step)),
            $"In how much of {window} this SLO was measured.");
    }
}
