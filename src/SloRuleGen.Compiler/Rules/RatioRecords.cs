using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>The records of an SLI that is a ratio without counts: longer windows are means over time.</summary>
internal sealed class RatioRecords(SloPlan slo, Sli.ErrorRatio sli) : SloRecords(slo)
{
    private static readonly string s_base = RecordNames.ErrorRatio(Windows.Base);

    private readonly Exclusion _exclusion = new(slo);

    protected override string Measured => s_base;

    protected override string MeasuredOfLate => RecordNames.ErrorRatio(Slo.Slo.Period.Value);

    protected override string MeasuredInSteps => s_base;

    protected override Expr RawBase => Raw(Windows.Base);

    public override IEnumerable<Record> Base()
    {
        yield return new(s_base, RawBase);
        yield return CurrentBurnRate();
    }

    public override IEnumerable<Record> Steps() => [];

    public override IEnumerable<Record> Window(WindowPlan window)
    {
        if (window.Length == Windows.Base) yield break;
        var raw = Series.Sources.Of(window.Length) == WindowSource.Raw;
        yield return new(RecordNames.ErrorRatio(window.Length), raw ? Raw(window.Length) : Series.MeanOver(s_base, window.Length));
    }

    public override IEnumerable<Record> Period()
    {
        var mean = InPeriod.Source == WindowSource.Raw
            ? [new Record(RecordNames.ErrorRatio(Slo.LookBack), Raw(Slo.LookBack))]
            : InPeriod.Mean(s_base);
        foreach (var record in mean) yield return record;
        var burnRate = Prom.Divide(Series.Now(RecordNames.ErrorRatio(Slo.Slo.Period.Value)), Prom.Number(Slo.ErrorBudget));
        foreach (var record in Budget(Prom.Multiply(burnRate, InPeriod.ShareMeasured))) yield return record;
    }

    private Expr Raw(PromDuration window) => _exclusion.OutOf(new RawRatio(sli).Over(window));
}
