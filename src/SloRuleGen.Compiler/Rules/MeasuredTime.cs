using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

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

    /// <summary>Up to an hour by what was recorded, and beyond by the SLO's age less maintenance: a service that was gone spent nothing in that time.</summary>
    /// <param name="record">The base that long windows are built from.</param>
    public static Record For(SloPlan slo, string record, PromDuration window)
    {
        var series = new SloSeries(slo);
        var step = window <= Windows.Hour ? PromDuration.FromMinutes(1) : Windows.Base;
        var recorded = Prom.Multiply(Prom.Number(step.Seconds), series.CountOverSteps(series.Select(record), window, step));
        return new(
            RecordNames.Measured(window),
            window <= Windows.Hour ? recorded : OutOfMaintenance(),
            $"In how much of {window} this SLO was measured.");

        Expr OutOfMaintenance()
        {
            var age = Prom.Call("clamp_max", series.Now(RecordNames.History(slo.HistoryOf(EvaluationSpeed.Slow))), Prom.Number(window.Seconds));
            return Prom.Or(Prom.Subtract(age, new Exclusion(slo).PartOf(Prom.Subtract(age, recorded), window, step)), age);
        }
    }
}
