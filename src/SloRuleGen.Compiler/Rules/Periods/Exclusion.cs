using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>Planned maintenance: nothing is counted while it lasts, nor afterwards until the base rate no longer reaches back into it.</summary>
internal sealed class Exclusion(SloPlan slo)
{
    /// <summary>Records whether maintenance lasts or has just ended, first in the fast group. Empty if the SLO excludes nothing.</summary>
    public IEnumerable<Record> Records()
    {
        if (slo.Slo.Exclude is not { } maintenance) yield break;
        var lasts = Prom.Group(maintenance.By, maintenance.Query.Expr);

        // Steps are at whole multiples of their width, so a maintenance that has just begun may have none yet.
        yield return new(
            RecordNames.Excluded,
            Prom.Or(lasts, Prom.OverSteps("max_over_time", lasts, ExclusionTimes.LookBack, StepWidth.OfMaintenance)),
            "There while nothing is counted: in maintenance, and until the last 5m are clear of it.");
    }

    /// <summary>The expression, but no value while nothing is counted.</summary>
    public Expr OutOf(Expr expr) => slo.Slo.Exclude is { } maintenance
        ? Prom.UnlessOn(maintenance.By, expr, new SloSeries(slo).Select(RecordNames.Excluded))
        : expr;

    /// <summary>
    /// How much of the unmeasured time of a window was maintenance: at most as long as the maintenance took, and 0 for a group that had none.
    /// In the rest of the unmeasured time the service was gone for another reason.
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
