using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>For how much of a window an SLO had events: less than usual for a service that is young, idle or just back.</summary>
internal sealed class Presence(SloPlan slo)
{
    private readonly SloSeries _series = new(slo);

    /// <summary>The record that has a value for each five minutes with events, and none without.</summary>
    public string Record => slo.Slo.HasCounts ? RecordNames.TotalFiveMinutes : RecordNames.ErrorRatio(StepWidth.FiveMinutes);

    /// <summary>Has a value while there are events.</summary>
    public Expr Now => slo.Slo.HasCounts
        ? Prom.Greater(_series.Now(RecordNames.TotalRate), Prom.Number(0))
        : _series.Now(RecordNames.ErrorRatio(StepWidth.FiveMinutes));

    /// <summary>At how many steps of a window there were events, in the fast group: the steps are fine, and the newest events are among them.</summary>
    public Expr CountOfFast(PromDuration window) => _series.CountOverSteps(
        slo.Slo.HasCounts
            ? new ParenExpr(Prom.Greater(_series.Select(RecordNames.TotalRate), Prom.Number(0)))
            : _series.Select(RecordNames.ErrorRatio(StepWidth.FiveMinutes)),
        window,
        StepWidth.OfPresence(window));

    /// <summary>In how many steps of five minutes of a window there were events.</summary>
    public Expr CountOfFives(PromDuration window) => _series.CountOverSteps(_series.Select(Record), window, StepWidth.FiveMinutes);

    /// <summary>The share of the time since the SLO's start that had events, up to a month of it.</summary>
    public Record Share() => new(
        RecordNames.Measured(slo.MeasuredWindow),
        Prom.Call(
            "clamp_max",
            Prom.Divide(
                Prom.Multiply(Prom.Number(StepWidth.FiveMinutes.Seconds), CountOfFives(slo.MeasuredWindow)),
                Prom.Call("clamp_max", _series.Age, Prom.Number(slo.MeasuredWindow.Seconds))),
            Prom.Number(1)),
        "The share of the time that has events. A window with less than its usual share asks for a higher ratio.");
}
