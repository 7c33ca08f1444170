using SloRuleGen.BurnRate;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Init;

/// <summary>A spec of one SLO, with comments for whoever goes on with it.</summary>
/// <param name="Name">The SLO's.</param>
/// <param name="Arguments">What the template is given, by the names of its parameters.</param>
internal sealed record SpecDraft(string Service, string Name, SliTemplate Template, IReadOnlyDictionary<string, string> Arguments, Objective Objective)
{
    /// <summary>The one parameter that has an option of its own.</summary>
    public const string Selector = "selector";

    private static readonly PromDuration s_period = PromDuration.FromDays(30);

    /// <summary>How often a server scrapes the series; null where nobody has asked one.</summary>
    public PromDuration? ScrapeInterval { get; init; }

    /// <summary>What is known of the past, as a sentence; null for nothing.</summary>
    public string? Past { get; init; }

    /// <summary>The name of an SLO where nobody gives one: <c>requests</c> of <c>http-requests</c>.</summary>
    public static string NameFor(SliTemplate template) => template.Name.Value[(template.Name.Value.LastIndexOf('-') + 1)..];

    /// <summary>With samples for what is not given, so that what is given can be checked.</summary>
    public SpecDraft Completed() => this with { Arguments = Template.Parameters.Where(parameter => parameter.Default is null).ToDictionary(parameter => parameter.Name.Value, ValueOf) };

    /// <summary>The whole text, with LF line ends.</summary>
    public string Text => string.Concat(Lines().Select(line => line.Text + "\n"));

    /// <summary>Which option gave what stands in a line, counted from 1; null for none.</summary>
    public string? OptionOf(int line) => Lines().Select(one => one.Option).ElementAtOrDefault(line - 1);

    private string ValueOf(SliParameter parameter) => Arguments.GetValueOrDefault(parameter.Name.Value) ?? (parameter.Sample as ScalarSyntax)?.Value ?? "";

    private IEnumerable<(string Text, string? Option)> Lines()
    {
        var budget = new ErrorBudget(Objective, s_period);
        yield return ($"# What {Service} promises. 'slogen generate' makes rules and alerts of it, 'slogen explain' shows them in numbers.", null);
        yield return ("apiVersion: slogen/v1", null);
        yield return ($"service: {SliTemplateYaml.Argument(Service)}", "--service");
        yield return ("# owner: payments                          # who is told of it: on alerts and boards", null);
        yield return ("# runbook: https://runbooks.example/shop   # what to do; each alert links to it", null);
        yield return (ScrapeInterval is { } interval
            ? $"scrape_interval: {interval}   # as the server has it"
            : "# scrape_interval: 30s                     # how often Prometheus scrapes it, 1m unless said", null);
        yield return ("slos:", null);
        yield return ($"  - name: {SliTemplateYaml.Argument(Name)}", "--name");
        if (Template.Description is { } description) yield return ($"    description: {SliTemplateYaml.Sentence(description)}", "--template");
        yield return ($"    # {Figure.Percent(budget.Objective.ErrorBudget)} may fail: as much as {Figure.Number(budget.Minutes)} minutes of full outage in 30 days.", null);
        if (Past is { } past) yield return ($"    # {past}", null);
        yield return ($"    objective: {Objective}", "--objective");
        yield return ("    period: 30d                            # rolling; or week, month, quarter, year of the calendar", null);
        yield return ("    sli:                                   # what counts, and what of it is bad", null);
        yield return ($"      template: {SliTemplateYaml.Argument(Template.Name.Value)}   # 'slogen templates {Template.Name.Value}' shows it", "--template");
        if (Template.Parameters.Count == 0) yield break;
        if (Arguments.Count > 0) yield return ("      with:", null);
        else yield return ("      # with:", null);
        foreach (var parameter in Template.Parameters)
        {
            var name = parameter.Name.Value;
            if (parameter.Description is { } what) yield return ($"        # {what}", null);
            if (Arguments.TryGetValue(name, out var given)) yield return ($"        {name}: {SliTemplateYaml.Argument(given)}", name == Selector ? "--selector" : "--with");
            else yield return ($"        # {name}: {SliTemplateYaml.Argument(ValueOf(parameter))}", null);
        }

        foreach (var name in Arguments.Keys.Where(name => Template.Find(name) is null))
            yield return ($"        {SliTemplateYaml.Argument(name)}: {SliTemplateYaml.Argument(Arguments[name])}", name == Selector ? "--selector" : "--with");
    }
}
