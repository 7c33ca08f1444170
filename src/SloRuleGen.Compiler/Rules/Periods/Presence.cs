using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>When an SLO has events: what tells a service that is young, idle or back again from one that runs as usual.</summary>
internal sealed class Presence(SloPlan slo)
{
    private static readonly int[] s_fastSteps = [60, 30, 15, 10, 5];

    private readonly SloSeries _series = new(slo);

    /// <summary>The record that has a value at each five minutes with events, and none at rest.</summary>
    public string Record => slo.Slo.HasCounts ? RecordNames.TotalFiveMinutes : RecordNames.ErrorRatio(Windows.Base);

    /// <summary>Has a value while there are events.</summary>
    public Expr Now => slo.Slo.HasCounts
        ? Prom.Greater(_series.Now(RecordNames.TotalRate), Prom.Number(0))
        : _series.Now(RecordNames.ErrorRatio(Windows.Base));

    /// <summary>At how many steps of a window there were events: as fine as the window allows, and known at once.</summary>
    public Expr CountOfFast(PromDuration window) => _series.CountOverSteps(
        slo.Slo.HasCounts
            ? new ParenExpr(Prom.Greater(_series.Select(RecordNames.TotalRate), Prom.Number(0)))
            : _series.Select(RecordNames.ErrorRatio(Windows.Base)),
        window,
        StepOfFast(window));

    /// <summary>A minute, or a part of it of which the window has whole ones.</summary>
    public static PromDuration StepOfFast(PromDuration window)
    {
        var seconds = s_fastSteps.FirstOrDefault(step => window.Milliseconds % (step * 1000) == 0, 1);
        return PromDuration.FromSeconds(seconds);
    }

    /// <summary>In how many fives of minutes of a window there were events.</summary>
    public Expr CountOfFives(PromDuration window) => _series.CountOverSteps(_series.Select(Record), window, Windows.Base);

    /// <summary>The share of the time since the SLO's start that had events, up to a month of it.</summary>
    public Record Share() => new(
        RecordNames.Measured(slo.MeasuredWindow),
        Prom.Call(
            "clamp_max",
            Prom.Divide(
                Prom.Multiply(Prom.Number(Windows.Base.Seconds), CountOfFives(slo.MeasuredWindow)),
                Prom.Call("clamp_max", _series.Age, Prom.Number(slo.MeasuredWindow.Seconds))),
            Prom.Number(1)),
        "The share of the time that has events. A window with less than its usual share asks for a higher ratio.");
}
