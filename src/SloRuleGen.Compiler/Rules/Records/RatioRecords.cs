using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Rules.Periods;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Records;

/// <summary>The records of an SLI that is a ratio without counts: longer windows are means over time.</summary>
internal sealed class RatioRecords(SloPlan slo, Sli.ErrorRatio sli) : SloRecords(slo)
{
    private static readonly string s_base = RecordNames.ErrorRatio(StepWidth.FiveMinutes);

    private readonly Exclusion _exclusion = new(slo);

    protected override IEnumerable<Record> Base() =>
    [
        .. _exclusion.Records(),
        new(s_base, Raw(StepWidth.FiveMinutes), "All longer windows are means of this over time."),
        CurrentBurnRate(),
    ];

    protected override IEnumerable<Record> Steps() => [];

    protected override IEnumerable<Record> Window(WindowPlan window)
    {
        if (window.Length == StepWidth.FiveMinutes) yield break;
        yield return new(
            RecordNames.ErrorRatio(window.Length), window.Source == WindowSource.Raw ? Raw(window.Length) : Series.Mean(s_base, window));
    }

    protected override IEnumerable<Record> Period() => [.. InPeriod.OfRatio(s_base, Raw), .. ShareMeasured()];

    protected override Expr BurnRate => InPeriod.BurnRateOfRatio;

    private Expr Raw(PromDuration window) => _exclusion.OutOf(new RawRatio(sli).Over(window));
}
