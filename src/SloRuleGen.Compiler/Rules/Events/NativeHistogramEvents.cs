using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// Counts the events of native histograms: in each series first, then summed. A sum of the series themselves is not safe, because a summary
/// has plain numbers under the same name, and Prometheus silently drops a sum of histograms and numbers.
/// </summary>
internal sealed class NativeHistogramEvents(Sli.Latency sli, Counting counting) : GrowingEvents(sli.By, counting)
{
    private readonly VectorSelector _histogram = sli.Histogram.Vector;

    private readonly VectorSelector _successful =
        sli.Histogram.Vector with { Matchers = [.. sli.Histogram.Vector.Matchers, .. sli.Successful] };

    /// <summary>Only native histograms have a count: series of plain numbers do not hide that there is none.</summary>
    public override IReadOnlyList<Expr> Needed => [Prom.Call("histogram_count", _histogram)];

    public override Expr Total(PromDuration window, EventUnit unit) =>
        Prom.Sum(By, Prom.Call("histogram_count", Growth(_histogram, window, unit)));

    protected override Part PartOf(PromDuration window, EventUnit unit)
    {
        var grown = Growth(_successful, window, unit);

        // Without events the share is NaN, which the comparison drops.
        var share = Prom.AtLeast(Prom.Call("histogram_fraction", Prom.Number(0), Prom.Number(sli.Bound), grown), Prom.Number(0));
        return new(Prom.Sum(By, Prom.Multiply(share, Prom.Call("histogram_count", grown))), new ZeroWhere.Measured(), IsGood: true);
    }
}
