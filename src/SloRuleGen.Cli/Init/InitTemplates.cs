using SloRuleGen.Planning;
using SloRuleGen.SliTemplates;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Init;

/// <summary>The templates of a run that can be used.</summary>
/// <param name="All">One at least: the built-in ones are among them.</param>
internal sealed record InitTemplates(IReadOnlyList<SliTemplate> All)
{
    /// <summary>One to try other values with.</summary>
    public SliTemplate Any => All[^1];

    public SliTemplate? Find(string name) => All.FirstOrDefault(template => template.Name.Value == name);

    /// <summary>What to say of a name that there is not.</summary>
    public string Hint(string unknown) => NearestWord.Of(unknown, All.Select(template => template.Name.Value)) is { } meant ? $"did you mean '{meant}'?" : "'slogen templates' lists them";

    /// <summary>Each with the plan of an SLO of it.</summary>
    public IReadOnlyList<PlannedTemplate> Planned(DraftCheck check)
    {
        var nothing = new InitChoices(null, null, null, new Dictionary<string, string>(), null);
        return [.. All.Select(template => check.SloOf(nothing.DraftOf(template).Completed()) is { } plan ? new PlannedTemplate(template, plan) : null).OfType<PlannedTemplate>()];
    }
}

internal sealed record PlannedTemplate(SliTemplate Template, SloPlan Plan);
