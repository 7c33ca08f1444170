using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>sum by (code) (a) / sum by (job) (b)</c>: series match by all their labels, and here none have the same.</summary>
internal sealed class OperandLabels : IQueryLint
{
    public static readonly DiagnosticDescriptor LabelsCannotMatch = new("SLO214", DiagnosticSeverity.Warning, "Labels that cannot match");

    public DiagnosticDescriptor Descriptor => LabelsCannotMatch;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var binary in query.Expr.DescendantsAndSelf().OfType<BinaryExpr>())
        {
            // 'or' matches nothing, and behind it some series may have fewer labels than others.
            if (binary.Operator == BinaryOperator.Or || IsUnion(binary.Left) || IsUnion(binary.Right)) continue;
            if (query.Labels[binary.Left] is not { IsOpen: false } left || query.Labels[binary.Right] is not { IsOpen: false } right) continue;
            if (OnlyOneSideHas(left, right, binary.Matching) is not { } label) continue;
            var (with, without) = left.MayHave(label) ? ("left", "right") : ("right", "left");
            yield return query.Report(
                Descriptor, binary,
                $"no series of the two sides match: those on the {with} have the label {Wording.Quote(label)}, those on the {without} do not; aggregate both by the same labels, or say which to match with on (…)");
        }
    }

    private static bool IsUnion(Expr expr) => expr.Bare() is BinaryExpr { Operator: BinaryOperator.Or };

    private static string? OnlyOneSideHas(LabelSet left, LabelSet right, VectorMatching? matching) => matching switch
    {
        { On: true } on => on.Labels.FirstOrDefault(label => left.MayHave(label) != right.MayHave(label)),
        { On: false } ignoring => Difference(left.Without(ignoring.Labels), right.Without(ignoring.Labels)),
        _ => Difference(left, right),
    };

    private static string? Difference(LabelSet left, LabelSet right) =>
        left.Names.Count == right.Names.Count && left.Names.SetEquals(right.Names)
            ? null
            : left.Names.Except(right.Names).Concat(right.Names.Except(left.Names)).Order(StringComparer.Ordinal).First();
}
