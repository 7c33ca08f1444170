using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>Series of two metrics that are each there, and cannot be good or bad events and all events of one thing.</summary>
internal static class Contradictions
{
    /// <summary>Counters that start, or are scraped, at different instants differ by less over an hour.</summary>
    private static readonly Fraction s_most = new(11, 10);

    /// <summary>Good events that are more than all: what is bad would read as none.</summary>
    public static Expr MoreThan(Expr good, Expr total) => Prom.Greater(good, Prom.Multiply(Prom.Number(s_most), total));

    /// <summary>Bad events in a group that has no total: they count in none. Null without groups.</summary>
    public static Expr? NoneOfAll(IReadOnlyList<string> by, Expr bad, Expr total) =>
        by.Count == 0 ? null : Prom.Unless(Prom.Greater(bad, Prom.Number(0)), Prom.Group(by, total));
}
