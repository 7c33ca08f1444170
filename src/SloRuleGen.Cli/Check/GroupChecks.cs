using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>Whether the labels of <c>by</c> are there, and how many groups they make.</summary>
internal sealed class GroupChecks : IServerCheck
{
    /// <summary>More groups than this are hardly meant: each has about twenty recorded series, and alerts of its own.</summary>
    private const int MostGroups = 500;

    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        var sli = slo.Slo.Sli;
        if (sli.By is [] || VectorOf(slo) is not { } vector) return [];
        if (await server.CountAsync(vector).ConfigureAwait(false) == 0) return [];

        var found = new List<Diagnostic>();
        var groups = await server.CountAsync($"count by ({string.Join(", ", sli.By.Select(PromQL.PromQLPrinter.PrintLabel))}) ({vector})").ConfigureAwait(false);
        if (groups > MostGroups)
        {
            var labels = Enumeration.And([.. sli.By.Select(Wording.Quote)]);
            found.Add(new(ServerDiagnostics.ManyGroups, sli.Span, $"'by' makes {groups} groups of {labels}, each with a budget, about 20 recorded series and alerts of its own: divide by labels with fewer values"));
            return found;
        }

        foreach (var label in sli.By)
        {
            // Both of one answer: series come and go from one question to the next.
            var values = await server.ValuesAsync(vector, label).ConfigureAwait(false);
            var (missing, all) = (values.FirstOrDefault(pair => pair.Value.Length == 0).Series, values.Sum(pair => pair.Series));
            if (all == 0) continue;
            if (missing == all) found.Add(new(ServerDiagnostics.MissingGroupLabel, sli.Span, $"no series has the label {Wording.Quote(label)} of 'by', so that nothing is divided by it{await LabelsAsync(slo, server).ConfigureAwait(false)}"));
            else if (missing > 0) found.Add(new(ServerDiagnostics.MissingGroupLabel, sli.Span, $"{missing} of {all} series do not have the label {Wording.Quote(label)} of 'by': they make a group of their own, without a name"));
        }

        return found;
    }

    private static async Task<string> LabelsAsync(SloPlan slo, AskedServer server)
    {
        if (MeasuredSeries.Of(slo) is not [var first, ..]) return "";
        var labels = (await server.LabelsAsync(first.Selector).ConfigureAwait(false)).Where(name => name != AskedServer.NameLabel).ToList();
        return labels.Count > 0 ? $"; they have {SelectorChecks.List(labels)}" : "";
    }

    /// <summary>What is divided: the series that are always there, or what the spec makes of them.</summary>
    private static string? VectorOf(SloPlan slo) => slo.Slo.Sli switch
    {
        Sli.Rates { Total.Expr: not OpaqueExpr } rates => rates.Total.Expr.ReplaceWindow(WindowSources.Base).ToString(),
        Sli.ErrorRatio { Ratio.Expr: not OpaqueExpr } ratio => ratio.Ratio.Expr.ReplaceWindow(WindowSources.Base).ToString(),
        Sli.Rates or Sli.ErrorRatio => null,
        _ => AskedServer.Seen(MeasuredSeries.Of(slo)[0].Selector),
    };
}
