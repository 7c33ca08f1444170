using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>Reads an SLI that is a ratio without counts.</summary>
internal sealed class RawRatio(Sli.ErrorRatio sli)
{
    /// <summary>The query itself, without which nothing can be measured.</summary>
    public Expr Needed => QueryWindow.Set(sli.Ratio.Expr, StepWidth.FiveMinutes);

    public Expr Over(PromDuration window) => QueryWindow.Finite(Prom.Max(sli.By, QueryWindow.Set(sli.Ratio.Expr, window)));
}
