using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>bad: requests_total{code=~"2.."}</c>, or an <c>error_ratio</c> that is the share of successes: all is well, and it pages.</summary>
internal sealed class GoodForBad : IPairLint
{
    public static readonly DiagnosticDescriptor WrongWayRound = new("SLO230", DiagnosticSeverity.Warning, "Good events in the place of bad ones");

    public DiagnosticDescriptor Descriptor => WrongWayRound;

    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total)
    {
        var isGood = part.Field == "good";
        var wrong = isGood ? Outcome.Failure : Outcome.Success;
        if (Events.In(part.Expr) is not [var first, ..] || Events.OutcomeOf(part.Expr, total.Expr) != wrong) yield break;
        var (what, effect) = isGood ? ("failures", "a healthy service would page") : ("successes", "a healthy service would page and a broken one would not");
        var instead = (part.Use, isGood) switch
        {
            (QueryUse.Rates, _) => $"select the failures, or write {new BinaryExpr(BinaryOperator.Sub, total.Expr, part.Expr is BinaryExpr ? new ParenExpr(part.Expr) : part.Expr).Shown()}",
            (_, true) => "call the field 'bad', or select the successes, such as code!~\"5..\"",
            _ => "call the field 'good', or select the failures, such as code=~\"5..\"",
        };
        yield return part.Report(Descriptor, first, $"'{part.Field}' selects {what}, so that {effect}; {instead}");
    }
}
