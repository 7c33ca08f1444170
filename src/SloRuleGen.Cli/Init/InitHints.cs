using SloRuleGen.Text;

namespace SloRuleGen.Cli.Init;

/// <summary>What a server says that options are missing of, for a run that cannot ask.</summary>
internal sealed class InitHints(InitServer? server, InitTemplates templates, DraftCheck check)
{
    private const int MostNamed = 20;

    /// <returns>Sentences; null where the server does not answer, which has been told.</returns>
    public IReadOnlyList<string>? For(InitChoices choices)
    {
        if (server is null) return choices.Template is null ? ["'slogen templates' lists the templates; --prometheus URL proposes those that a server has metrics of."] : [];
        List<string> hints = [];
        var matchers = choices.With.GetValueOrDefault(SpecDraft.Selector);
        if (matchers is null)
        {
            if (server.Jobs() is not { } jobs) return null;
            hints.Add(jobs.Count == 0 ? $"{server.Address} has no jobs." : $"{server.Address} has the jobs {List(jobs)}: --selector '{InitServer.OfJob(jobs[0])}' picks one.");
        }
        else if (choices.Template is null)
        {
            if (server.Fitting(matchers, templates.Planned(check)) is not { } fitting) return null;
            hints.Add(fitting.Count == 0 ? $"{server.Address} has no metrics of any template for {matchers}." : $"{server.Address} has for {matchers} the metrics of {List([.. fitting.Select(template => template.Name.Value)])}.");
        }

        if (matchers is not null && choices.Template is { } chosen && choices.Open.Count > 0 && check.SloOf(choices.DraftOf(chosen).Completed()) is { } plan)
        {
            if (server.Buckets(plan) is not { } buckets) return null;
            if (buckets.Count > 0) hints.Add($"Its buckets end at {List([.. buckets.Select(bucket => bucket.Threshold)])}.");
        }

        return hints;
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count <= MostNamed ? Enumeration.And(names) : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";
}
