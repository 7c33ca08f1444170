using SloRuleGen.Cli.Console;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Differences;

/// <summary>Differences as people read them: what it is in a sentence, then each SLO.</summary>
internal static class DifferencePage
{
    private const string None = "-";

    public static IEnumerable<PagePart> Of(IReadOnlyList<SloDifference> differences)
    {
        yield return new PagePart.Paragraph(Summary(differences));
        foreach (var slo in differences)
        {
            yield return new PagePart.Title($"{slo.Id} {Verb(slo.Change)}");
            if (slo.Change != SloChange.Changed) yield return new PagePart.Paragraph(InShort(slo.State));
            if (slo.Facts.Count > 0)
                yield return new PagePart.Table(null, ["What", "Was", "Is"], [.. slo.Facts.Select(fact => (IReadOnlyList<string>)[fact.What, Shown(fact.Was), Shown(fact.Is)])]);
            foreach (var note in slo.Notes) yield return new PagePart.Paragraph(note);
            yield return new PagePart.Paragraph($"Rules: {RulesOf(slo.Rules)}.");
        }
    }

    private static string Summary(IReadOnlyList<SloDifference> differences)
    {
        if (differences.Count == 0) return "No SLO differs, and the rules are the same.";
        return $"SLOs: {Counts(differences.Count(slo => slo.Change == SloChange.Added), differences.Count(slo => slo.Change == SloChange.Gone), differences.Count(slo => slo.Change == SloChange.Changed))}.";
    }

    private static string Verb(SloChange change) => change switch
    {
        SloChange.Added => "is new",
        SloChange.Gone => "is gone",
        _ => "changes",
    };

    private static string InShort(SloState slo) =>
        $"{slo.Plan.Slo.Objective.Value} over {slo.Plan.Slo.Period.Value.InWords}; {(slo.Tiers.Count == 0 ? "no burn alert" : $"alerts: {string.Join(", ", slo.Tiers)}")}.";

    private static string RulesOf(RuleCounts rules) => rules.IsNone ? "the same" : Counts(rules.Added, rules.Gone, rules.Changed);

    private static string Counts(int added, int gone, int changed) =>
        Enumeration.And([.. new[] { (Number: added, Word: "new"), (Number: gone, Word: "gone"), (Number: changed, Word: "changed") }.Where(count => count.Number > 0).Select(count => $"{count.Number} {count.Word}")]);

    private static string Shown(string text) => text.Length == 0 ? None : text;
}
