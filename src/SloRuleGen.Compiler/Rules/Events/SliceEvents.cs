using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// Time slices, each good or bad as a whole. Every evaluation judges the slice that ends with it, but only the verdicts at whole multiples
/// of the slice length are counted: so each moment belongs to exactly one slice, however often the rules are evaluated.
/// </summary>
internal sealed class SliceEvents(SloPlan slo, Slices slices) : VerdictEvents(slo, slices.Length.Value)
{
    /// <summary>Rates are not exact in their last digits: a difference below this is none.</summary>
    private static readonly Fraction s_hair = new(1, 1_000_000_000);

    private readonly RawRatio? _ratio = slo.Slo.Sli is Sli.ErrorRatio ratio ? new RawRatio(ratio) : null;

    private readonly RawEvents? _events = slo.Slo.Sli is Sli.ErrorRatio ? null : OfSli(slo);

    public override IReadOnlyList<Expr> Needed => _events?.Needed ?? [_ratio!.Needed];

    public override Expr? Contradiction => _events?.Contradiction;

    public override Expr Exists => _events?.Exists ?? base.Exists;

    public override IEnumerable<Record> Recorded
    {
        get
        {
            foreach (var record in _events?.Recorded ?? []) yield return record;
            yield return new(
                RecordNames.SliceGood,
                Prom.Bool(BinaryOperator.LessOrEqual, Excess, Prom.Number(s_hair)),
                $"1 if {Text.Percentage.Of(slices.GoodWhen)}{(slices.GoodWhen < 1 ? " or more" : "")} of the last {slices.Length.Value} was good, else 0.");
        }
    }

    /// <summary>By how much the share of bad events is over what a good slice may have.</summary>
    private Expr Excess
    {
        get
        {
            var rate = _ratio?.Over(slices.Length.Value) ?? _events!.ErrorRatio(slices.Length.Value, _events.Total(slices.Length.Value, EventUnit.PerSecond));
            return slices.GoodWhen == 1 ? rate : Prom.Subtract(rate, Prom.Number(1 - slices.GoodWhen));
        }
    }

    protected override Expr Over(string function, PromDuration range) =>
        Prom.OverSteps(function, Series.Now(RecordNames.SliceGood), range, slices.Length.Value);
}
