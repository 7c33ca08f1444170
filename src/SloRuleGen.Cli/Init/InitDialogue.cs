using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;

namespace SloRuleGen.Cli.Init;

/// <summary>Asks for what options left open. Null is the end of all answers, or that a server does not answer, which is told then.</summary>
/// <param name="server">Proposes answers; null for none.</param>
internal sealed class InitDialogue(Questions questions, InitTemplates templates, DraftCheck check, InitServer? server)
{
    /// <summary>So many parts of a job are listed; who has more writes the matchers.</summary>
    private const int MostListed = 30;

    /// <summary>A threshold is proposed under which so much of everything is.</summary>
    private const double UsualShare = 0.99;

    /// <summary>Everything but the objective, which the past proposes.</summary>
    public InitChoices? Ask(InitChoices given)
    {
        var (job, matchers) = ("", given.With.GetValueOrDefault(SpecDraft.Selector));
        if (server is not null && matchers is null)
        {
            if (server.Jobs() is not { } jobs) return null;
            if (jobs.Count == 0) questions.Tell($"{server.Address} has no jobs.");
            else if (questions.Choose("Job", [.. jobs.Select(one => (one, ""))], jobs.Count == 1 ? 0 : null) is not { } index) return null;
            else (job, matchers) = (jobs[index], InitServer.OfJob(jobs[index]));
        }

        if (WithService(given, job) is not { } named || WithTemplate(named, matchers) is not { } chosen) return null;
        // What a template takes for granted is not what was chosen.
        if (chosen.Template!.Find(SpecDraft.Selector) is { Default: ScalarSyntax usual } && matchers is not null && usual.Value != matchers) chosen = chosen.Having(SpecDraft.Selector, matchers);
        foreach (var parameter in chosen.Open)
        {
            if (WithParameter(chosen, parameter, matchers) is not { } known) return null;
            chosen = known;
        }

        return chosen;
    }

    /// <param name="past">What the server says; null where it has no data, and none was asked.</param>
    public Objective? AskObjective(PastWeeks? past)
    {
        if (past is not null)
        {
            questions.Tell($"Good of all in each week, the newest last: {past.Ratios}.");
            questions.Tell([.. past.Told.Select(one => (one.Objective.ToString(), one.Text))]);
        }

        var proposal = past is null ? "99.9%" : past.Proposal?.ToString();
        return questions.Ask("Objective", proposal, answer => Objective.TryParse(answer, out _) ? null : "write a percentage between 0% and 100%, such as 99.5%") is { } percent
            && Objective.TryParse(percent, out var objective)
            ? objective
            : null;
    }

    private InitChoices? WithService(InitChoices choices, string job)
    {
        if (choices.Service is not null) return choices;
        var service = questions.Ask("Service", ServiceOf(job), answer => check.ProblemWith((choices with { Service = answer }).DraftOf(templates.Any).Completed(), "--service"));
        return service is null ? null : choices with { Service = service };
    }

    private InitChoices? WithTemplate(InitChoices choices, string? matchers)
    {
        if (choices.Template is not null) return choices;
        var proposed = templates.All;
        if (server is not null && matchers is not null)
        {
            if (server.Fitting(matchers, templates.Planned(check)) is not { } fitting) return null;
            if (fitting.Count > 0) proposed = fitting;
            else questions.Tell($"{server.Address} has no metrics of any template for {matchers}; these are all templates:");
        }

        var index = questions.Choose("Template", [.. proposed.Select(template => (template.Name.Value, template.Description ?? ""))], proposed.Count == 1 ? 0 : null);
        return index is { } chosen ? choices with { Template = proposed[chosen] } : null;
    }

    private InitChoices? WithParameter(InitChoices choices, SliParameter parameter, string? matchers)
    {
        var name = parameter.Name.Value;
        if (parameter.Description is { } description) questions.Tell(description);
        var answer = name == SpecDraft.Selector ? AskSelector(choices, parameter, matchers) : AskOther(choices, parameter);
        return answer is null ? null : choices.Having(name, answer);
    }

    private string? AskSelector(InitChoices choices, SliParameter parameter, string? matchers)
    {
        var example = (parameter.Sample as ScalarSyntax)?.Value;
        if (matchers is null) return AskText(choices, parameter, Renamed(example, choices.Service!));
        if (check.SloOf(choices.Having(SpecDraft.Selector, matchers).DraftOf(choices.Template!).Completed()) is { } plan)
        {
            if (server!.Parts(matchers, example, plan) is not { } parts) return null;
            if (parts.Count is > 0 and <= MostListed)
            {
                List<(string, string)> all = [(matchers, "all of them together"), .. parts.Select(part => (part, ""))];
                return questions.Choose("Selector", all, null) is { } index ? all[index].Item1 : null;
            }
        }

        return AskText(choices, parameter, matchers);
    }

    private string? AskOther(InitChoices choices, SliParameter parameter)
    {
        var example = (parameter.Sample as ScalarSyntax)?.Value;
        if (server is null || check.SloOf(choices.DraftOf(choices.Template!).Completed()) is not { } plan) return AskText(choices, parameter, example);
        if (server.Buckets(plan) is not { } buckets) return null;
        if (buckets.Count == 0) return AskText(choices, parameter, example);
        questions.Tell([.. buckets.Select(bucket => (bucket.Threshold, double.IsNaN(bucket.Share) ? "" : $"{Shares.Good(bucket.Share, "99%")} of the last week"))]);
        var proposal = buckets.FirstOrDefault(bucket => bucket.Share >= UsualShare, buckets[^1]).Threshold;
        return AskText(choices, parameter, proposal);
    }

    private string? AskText(InitChoices choices, SliParameter parameter, string? proposal)
    {
        var name = parameter.Name.Value;
        var option = name == SpecDraft.Selector ? "--selector" : "--with";
        return questions.Ask($"{char.ToUpperInvariant(name[0])}{name[1..]}", proposal, answer => check.ProblemWith(choices.Having(name, answer).DraftOf(choices.Template!).Completed(), option));
    }

    /// <summary>The service that a job hints at; null where its name could be none.</summary>
    private static string? ServiceOf(string job)
    {
        var name = string.Concat(job.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).Trim('.', '_', '-');
        return name.Length == 0 ? null : name;
    }

    /// <summary>An example with a service in its one label.</summary>
    private static string? Renamed(string? example, string service) =>
        PromQLParser.ParseMatchers(example ?? "").Matchers is [{ Operator: MatchOperator.Equal } matcher] ? InitServer.TextOf(matcher with { Value = service }) : example;
}
