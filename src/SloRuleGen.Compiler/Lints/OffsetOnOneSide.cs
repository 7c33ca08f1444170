using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary>The offset that a query has: the bad events of five minutes ago are none of those of now.</summary>
internal sealed class OffsetOnOneSide : IPairLint
{
    public static readonly DiagnosticDescriptor OffsetsDiffer = new("SLO237", DiagnosticSeverity.Warning, "Offset on one side");

    public DiagnosticDescriptor Descriptor => OffsetsDiffer;

    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total) =>
        Differ(part.Expr, total.Expr) is { } shifted
            ? [(part.Expr.Selectors().Contains(shifted, ReferenceEqualityComparer.Instance) ? part : total).Report(OffsetsDiffer, shifted, Message(shifted))]
            : [];

    /// <summary>A selector with another offset than all of the other side; null if there is none.</summary>
    public static VectorSelector? Differ(Expr left, Expr right)
    {
        var (ofLeft, ofRight) = (Offsets(left), Offsets(right));
        if (ofLeft.Count != 1 || ofRight.Count != 1 || Equals(ofLeft.Keys.Single(), ofRight.Keys.Single())) return null;
        return ofLeft.Values.Concat(ofRight.Values).First(selector => selector.Offset is not null);
    }

    public static string Message(VectorSelector shifted) =>
        $"'offset' stands on one side alone, so that bad events of one time are divided by all events of another: while traffic changes the ratio is wrong; "
        + $"write the same offset on both sides, or none: {(shifted with { Offset = null }).Shown()}";

    private static Dictionary<(DurationNode? Duration, bool Negative), VectorSelector> Offsets(Expr expr) =>
        expr.ResultsIn().OfType<VectorSelector>().GroupBy(selector => (selector.Offset?.Duration, selector.Offset?.Negative ?? false))
            .ToDictionary(group => group.Key, group => group.First());
}
