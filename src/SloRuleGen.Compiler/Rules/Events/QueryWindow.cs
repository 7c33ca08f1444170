using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>What users' own queries need before they can be recorded.</summary>
internal static class QueryWindow
{
    /// <summary>The query with its <c>$window</c> filled in.</summary>
    public static Expr Set(Expr query, PromDuration window) => ExprRewriter.ReplaceWindow(query, window);

    /// <summary>
    /// Keeps values from 0 to below infinity. A NaN or an infinity, from a division by zero in a user's query, would spoil every sum over the period.
    /// </summary>
    public static Expr Finite(Expr expr) => Prom.Less(Prom.AtLeast(expr, Prom.Number(0)), Prom.Infinity);
}
