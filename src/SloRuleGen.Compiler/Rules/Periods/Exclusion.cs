using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>Planned maintenance: nothing is counted while it lasts, nor for as long afterwards as a base rate looks back.</summary>
internal sealed class Exclusion(SloPlan slo)
{
    private static readonly PromDuration s_step = PromDuration.FromSeconds(30);

    /// <summary>
    /// A step more than a base rate looks back: the last step of the maintenance may stand that long before its end, and a rate
    /// that reached behind the end would hold its last failures.
    /// </summary>
    private static readonly PromDuration s_lookBack = PromDuration.FromSeconds(330);

    /// <summary>Whether it lasts or has just ended, first in the fast group; none if the SLO excludes nothing.</summary>
    public IEnumerable<Record> Records()
    {
        if (slo.Slo.Exclude is not { } maintenance) yield break;
        var lasts = Prom.Group(maintenance.By, maintenance.Query.Expr);

        // Steps stand at whole multiples of their width, so that the last one may be older than a maintenance that has just begun.
        yield return new(
            RecordNames.Excluded,
            Prom.Or(lasts, Prom.OverSteps("max_over_time", lasts, s_lookBack, s_step)),
            "There while nothing is counted: in maintenance, and until the last 5m are clear of it.");
    }

    /// <summary>The expression, without a value while nothing is counted.</summary>
    public Expr OutOf(Expr expr) => slo.Slo.Exclude is { } maintenance
        ? Prom.UnlessOn(maintenance.By, expr, new SloSeries(slo).Select(RecordNames.Excluded))
        : expr;

    /// <summary>
    /// As much of a time that was not measured as maintenance took of a window; of a group none where it had no maintenance. The rest of
    /// that time the service was gone by itself.
    /// </summary>
    /// <param name="unmeasured">Seconds.</param>
    /// <param name="step">How finely the window is looked through.</param>
    public Expr PartOf(Expr unmeasured, PromDuration window, PromDuration step)
    {
        var by = slo.Slo.Exclude?.By ?? [];
        var excluded = Prom.Multiply(
            Prom.Number(step.Seconds),
            Prom.Sum(by, Prom.OverSteps("count_over_time", new SloSeries(slo).Select(RecordNames.Excluded), window, step)));
        return by.Count == 0
            ? Prom.Call("clamp_max", unmeasured, Prom.Call("scalar", Prom.Or(excluded, Prom.Vector(0))))
            : Prom.Subtract(unmeasured, Prom.Call("clamp_min", Prom.SubtractOn(by, unmeasured, excluded), Prom.Number(0)));
    }
}
