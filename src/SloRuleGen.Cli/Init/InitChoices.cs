using SloRuleGen.BurnRate;
using SloRuleGen.SliTemplates;

namespace SloRuleGen.Cli.Init;

/// <summary>What is known of a new spec so far, by options or by answers.</summary>
/// <param name="With">Arguments of the template, <c>selector</c> among them.</param>
internal sealed record InitChoices(string? Service, string? Name, SliTemplate? Template, IReadOnlyDictionary<string, string> With, Objective? Objective)
{
    /// <summary>Stands where an objective is not known yet.</summary>
    private static readonly Objective s_usual = BurnRate.Objective.FromPercent(new(999, 10));

    /// <summary>Parameters that must be given and are not.</summary>
    public IReadOnlyList<SliParameter> Open => Template is null ? [] : [.. Template.Parameters.Where(parameter => parameter.Default is null && !With.ContainsKey(parameter.Name.Value))];

    public InitChoices Having(string parameter, string value) => this with { With = new Dictionary<string, string>(With, StringComparer.Ordinal) { [parameter] = value } };

    /// <summary>The draft of what is known.</summary>
    /// <param name="template">That of the choices, or any other to try them with.</param>
    public SpecDraft DraftOf(SliTemplate template) => new(Service ?? "service", Name ?? SpecDraft.NameFor(template), template, With, Objective ?? s_usual);
}
