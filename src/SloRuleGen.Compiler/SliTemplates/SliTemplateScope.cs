using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>The templates that the SLOs of one document can use.</summary>
internal sealed class SliTemplateScope(
    IReadOnlyList<SliTemplateDefinition> own,
    IReadOnlyDictionary<string, SliTemplateDefinition> library,
    Lazy<IReadOnlyList<SliTemplateDefinition>> builtIn,
    Dictionary<SliTemplateDefinition, SliTemplateUse> firstUses,
    ExpansionBudget budget,
    SliCheck check,
    DiagnosticBag diagnostics)
{
    private const string Key = "sli";

    /// <summary>So many templates are named where one is unknown.</summary>
    private const int MostSuggested = 20;

    private static readonly string[] s_kinds = ["events", "latency", "probe", "query"];

    /// <summary>The entries of an SLO with the SLI that its template gives; as they are if it uses none, or none that can be had.</summary>
    public IReadOnlyList<EntrySyntax> Expand(IReadOnlyList<EntrySyntax> slo)
    {
        if (slo.FirstOrDefault(entry => entry.Key.Value == Key) is not { Value: MappingSyntax sli } entry) return slo;
        if (sli.Find("template") is null && sli.Find("with") is null) return slo;
        var expanded = Expand(new Fields(sli.Entries, Level.Sli, entry.Key.Span, diagnostics), NameOf(slo));
        return [.. slo.Select(other => other == entry ? entry with { Value = expanded ?? Unexpanded(sli) } : other)];
    }

    /// <summary>Warns of every template of the document that no SLO names.</summary>
    public void ReportUnused()
    {
        foreach (var name in own.Where(definition => !firstUses.ContainsKey(definition)).Select(definition => definition.Template.Name))
        {
            diagnostics.Add(
                SliTemplateDiagnostics.UnusedTemplate, name.Span,
                $"no SLO uses the template {Wording.Quote(name.Value)}; choose it with 'sli: {{template: {name.Value}}}', or remove it");
        }
    }

    /// <summary>What tells the reader of SLIs that a template was asked for and everything about it is reported.</summary>
    private static MappingSyntax Unexpanded(MappingSyntax sli) => sli with { Entries = [.. sli.Entries.Where(e => e.Key.Value is "template" or "with")] };

    private static string? NameOf(IReadOnlyList<EntrySyntax> slo) =>
        slo.FirstOrDefault(entry => entry.Key.Value == "name") is { Value: ScalarSyntax { IsNull: false } name } ? name.Value : null;

    private MappingSyntax? Expand(Fields sli, string? slo)
    {
        sli.Require("template", "template: http-requests, which 'with' gives arguments to");
        foreach (var kind in s_kinds.Where(kind => sli.Has("template") && sli.Has(kind)))
            diagnostics.Add(SpecDiagnostics.SliKind, sli.KeyOf(kind), $"an SLI has one kind, and the template gives it; leave out '{kind}'");
        var with = sli.Has("with") ? sli.Mapping("with") : null;
        if (sli.Text("template") is not { } name || Find(name) is not { } definition) return null;
        var template = definition.Template;
        IReadOnlyList<EntrySyntax> given = [.. with?.Entries.Where(e => e.Value is not ScalarSyntax { IsNull: true }) ?? []];
        var use = new SliTemplateUse(definition, slo, name.Span);
        firstUses.TryAdd(definition, use);
        if (!template.IsUsable || budget.IsSpent) return null;

        var findings = new DiagnosticBag();
        var arguments = ArgumentsOf(template, given, use, name.Span, findings);
        var expanded = new TemplateExpansion(arguments, use.Place, budget, findings).Expand(template.Sli);
        if (budget.IsSpent)
            findings.Add(SliTemplateDiagnostics.TooMuchText, name.Span, $"from here on, templates give more than {ExpansionBudget.Largest} characters to this run; shorten what they repeat, or give the specs to several runs");
        // What is wrong does without; the other arguments are checked with it, in the same run.
        else if (findings.HasErrors) check(expanded, use.Place, findings);
        diagnostics.AddRange(findings);
        return findings.HasErrors || s_kinds.Any(sli.Has) ? null : WithBy(expanded, sli);
    }

    /// <summary>One for each parameter: where none is given that should be, a sample of the template, and a report.</summary>
    private static Dictionary<string, Argument> ArgumentsOf(
        SliTemplate template, IReadOnlyList<EntrySyntax> given, SliTemplateUse use, SourceSpan place, DiagnosticBag findings)
    {
        var arguments = new Dictionary<string, Argument>(StringComparer.Ordinal);
        var meant = new HashSet<string>(StringComparer.Ordinal);
        var names = template.Parameters.Select(parameter => parameter.Name.Value).ToList();
        var shown = Wording.Quote(template.Name.Value);
        foreach (var (key, value) in given)
        {
            if (names.Contains(key.Value))
            {
                arguments.Add(key.Value, new Argument(use.Given(value), IsGiven: true, template.Find(key.Value)!.Sample!));
                continue;
            }

            var nearest = NearestWord.Of(key.Value, names);
            if (nearest is not null) meant.Add(nearest);
            var help = nearest is not null ? $"did you mean '{nearest}'?" : names.Count == 0 ? "it has none" : $"it has {string.Join(", ", names)}";
            findings.Add(SliTemplateDiagnostics.UnknownArgument, key.Span, $"the template {shown} has no parameter {Wording.Quote(key.Value)}; {help}", nearest);
        }

        foreach (var parameter in template.Parameters.Where(parameter => !arguments.ContainsKey(parameter.Name.Value)))
        {
            arguments.Add(parameter.Name.Value, Argument.Own(parameter.Default ?? parameter.Sample!));
            if (parameter.Default is null && !meant.Contains(parameter.Name.Value))
                findings.Add(SliTemplateDiagnostics.MissingArgument, place, $"the template {shown} needs '{parameter.Name.Value}' under 'with'{Example(parameter)}");
        }

        return arguments;
    }

    private static string Example(SliParameter parameter) =>
        parameter.Example is ScalarSyntax scalar ? $", such as {parameter.Name.Value}: {scalar.Value}" : "";

    /// <summary>What the use says is split by, in place of what the template says.</summary>
    private static MappingSyntax WithBy(MappingSyntax expanded, Fields use)
    {
        if (!use.Has("by")) return expanded;
        var by = use.Entries.First(entry => entry.Key.Value == "by");
        return expanded with { Entries = [.. WithoutBy(expanded).Select(e => e.Value is MappingSyntax kind ? e with { Value = kind with { Entries = WithoutBy(kind) } } : e), by] };
    }

    private static IReadOnlyList<EntrySyntax> WithoutBy(MappingSyntax mapping) => [.. mapping.Entries.Where(entry => entry.Key.Value != "by")];

    private SliTemplateDefinition? Find(Located<string> name)
    {
        var found = own.FirstOrDefault(definition => definition.Template.Name.Value == name.Value)
            ?? library.GetValueOrDefault(name.Value)
            ?? builtIn.Value.FirstOrDefault(definition => definition.Template.Name.Value == name.Value);
        if (found is not null) return found;
        List<string> users = [.. own.Select(definition => definition.Template.Name.Value).Concat(library.Keys).Distinct().Order(StringComparer.Ordinal)];
        var meant = NearestWord.Of(name.Value, users.Concat(builtIn.Value.Select(definition => definition.Template.Name.Value)));
        var help = meant is not null ? $"did you mean '{meant}'?"
            : users.Count == 0 ? "'slogen templates' lists the built-in ones"
            : $"there are {string.Join(", ", users.Take(MostSuggested))} and the built-in ones, which 'slogen templates' lists";
        diagnostics.Add(SliTemplateDiagnostics.UnknownTemplate, name.Span, $"unknown template {Wording.Quote(name.Value)}; {help}", meant);
        return null;
    }
}
