using SloRuleGen.BurnRate;
using SloRuleGen.Model;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Rules;

/// <summary>The records of an SLI that is a ratio without counts: longer windows are means over time.</summary>
internal sealed class RatioRecords(SloPlan slo, Sli.ErrorRatio sli) : SloRecords(slo)
{
    private static readonly string s_base = RecordNames.ErrorRatio(Windows.Base);

    protected override string Measured => s_base;

    public override IEnumerable<Record> Base()
    {
        yield return new(s_base, Raw(Windows.Base));
        yield return CurrentBurnRate();
    }

    public override IEnumerable<Record> Window(WindowPlan window)
    {
        if (window.Length == Windows.Base) yield break;
        var raw = Windows.SourceOf(window.Length) == WindowSource.Raw;
        yield return new(RecordNames.ErrorRatio(window.Length), raw ? Raw(window.Length) : MeanOver(window.Length));
    }

    public override IEnumerable<Record> Period()
    {
        var ratio = RecordNames.ErrorRatio(Slo.Period);
        yield return new(ratio, MeanOver(Slo.Period));
        var elapsed = Prom.Call("clamp_max", Prom.Divide(Series.Now(RecordNames.History(Slo.Period)), Prom.Number(Slo.Period.Seconds)), Prom.Number(1));
        var burnRate = Prom.Divide(Series.Now(ratio), Prom.Number(Slo.ErrorBudget));
        foreach (var record in Budget(Prom.Multiply(burnRate, elapsed))) yield return record;
    }

    private Expr Raw(PromDuration window) =>
        QueryWindow.Finite(Prom.Max(Series.By, QueryWindow.Set(sli.Ratio.Expr, window)));

    private Expr MeanOver(PromDuration window) => Windows.SourceOf(window) switch
    {
        WindowSource.Raw or WindowSource.RecordedRates =>
            Prom.Divide(Series.SumOver(s_base, window), Series.CountOver(s_base, window)),
        _ => Prom.Divide(Series.SumOverSteps(s_base, window, Windows.Base), Series.CountOverSteps(s_base, window, Windows.Base)),
    };
}
