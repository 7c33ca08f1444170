using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Importing.Shapes;

/// <summary>Recognises by their trees the queries that a kind of SLI says better: then their tests, lints and alerts on missing data are those of the kind.</summary>
/// <param name="takesSelectors">Whether a selector without a window stands for the rate of its counter, as in OpenSLO.</param>
internal sealed class ShapeFinder(bool takesSelectors)
{
    /// <summary>What bad events and all events are; null for what only a query can say.</summary>
    public SliShape? OfBad(Expr bad, Expr total)
    {
        var bare = bad.Bare();
        if (bare is BinaryExpr { Operator: BinaryOperator.Sub, Matching: null } difference && IsSame(difference.Left, total)) return OfGood(difference.Right, total);
        if (Sum(bad) is not { } part) return null;
        if (Sum(total) is { } all) return part.By.Equals(all.By) ? new SliShape.Events(part.Selector, null, all.Selector, part.By) : null;
        if (total.Bare() is not BinaryExpr { Operator: BinaryOperator.Add, Matching: null } both) return null;
        var other = IsSame(both.Left, bad) ? both.Right : IsSame(both.Right, bad) ? both.Left : null;
        return other is not null && Sum(other) is { } good && good.By.Equals(part.By) ? new SliShape.Events(part.Selector, good.Selector, null, part.By) : null;
    }

    /// <summary>The same of good events and all events.</summary>
    public SliShape? OfGood(Expr good, Expr total)
    {
        var bare = good.Bare();
        if (bare is BinaryExpr { Operator: BinaryOperator.Sub, Matching: null } difference && IsSame(difference.Left, total)) return OfBad(difference.Right, total);
        if (Sum(good) is not { } part) return null;
        if (Sum(total) is { } all)
        {
            if (!part.By.Equals(all.By)) return null;
            return Bucket.Of(part.Selector, all.Selector, part.By) ?? (SliShape)new SliShape.Events(null, part.Selector, all.Selector, part.By);
        }

        if (total.Bare() is not BinaryExpr { Operator: BinaryOperator.Add, Matching: null } both) return null;
        var other = IsSame(both.Left, good) ? both.Right : IsSame(both.Right, good) ? both.Left : null;
        return other is not null && Sum(other) is { } bad && bad.By.Equals(part.By) ? new SliShape.Events(bad.Selector, part.Selector, null, part.By) : null;
    }

    /// <summary>The same of a ratio.</summary>
    /// <param name="isOfGood">Whether it is the share of good events.</param>
    public SliShape? OfRatio(Expr ratio, bool isOfGood) => ratio.Bare() switch
    {
        BinaryExpr { Operator: BinaryOperator.Div, Matching: null } share => isOfGood ? OfGood(share.Left, share.Right) : OfBad(share.Left, share.Right),
        BinaryExpr { Operator: BinaryOperator.Sub, Matching: null, Left: NumberLiteral { Text: "1" } } rest => OfRatio(rest.Right, !isOfGood),
        var average when isOfGood => ProbeOf(average),
        _ => null,
    };

    private SumOfRates? Sum(Expr expr) => SumOfRates.Of(expr, takesSelectors);

    private static bool IsSame(Expr one, Expr other) => one.Bare().Equals(other.Bare());

    /// <summary>Gauges that are 1 or 0 by their names. Of any other, each sample is a share and no verdict.</summary>
    private static SliShape.Probe? ProbeOf(Expr expr)
    {
        var by = ValueList<string>.Empty;
        if (expr is AggregateExpr { Operator: AggregateOperator.Avg, Grouping: null or { Without: false } } average)
        {
            by = average.Grouping?.Labels ?? by;
            expr = average.Operand.Bare();
        }

        return expr is CallExpr { Function: "avg_over_time" } call && call.Arguments[0].Bare() is MatrixSelector { Range: WindowPlaceholder, Vector: var gauge }
            && SumOfRates.IsPlain(gauge) && IsVerdict(gauge.Metric()!)
            ? new SliShape.Probe(gauge, by)
            : null;
    }

    private static bool IsVerdict(string name) => name is "up" or "probe_success" || name.EndsWith("_up", StringComparison.Ordinal);
}
