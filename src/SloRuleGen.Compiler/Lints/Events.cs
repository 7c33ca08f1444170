using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary>Which events an expression counts, as far as its selectors tell.</summary>
internal static class Events
{
    /// <summary>The selectors whose values come out; none if one is taken from another or divides it, so that nothing can be said.</summary>
    public static IReadOnlyList<VectorSelector> In(Expr part)
    {
        var results = part.ResultsIn().ToList();
        var isClear = results.TrueForAll(result => result is not BinaryExpr { Operator: BinaryOperator.Sub or BinaryOperator.Div });
        return isClear ? [.. results.OfType<VectorSelector>()] : [];
    }

    /// <summary>What all of the events of a part came to.</summary>
    public static Outcome OutcomeOf(Expr part, Expr total)
    {
        var metrics = total.ResultsIn().OfType<VectorSelector>().Select(selector => selector.Metric()).ToHashSet();
        var outcomes = In(part).Select(selector => Outcomes.Of(selector, metrics.Contains(selector.Metric()))).Distinct().ToList();
        return outcomes is [var only] ? only : Outcome.Unknown;
    }
}
