using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>A template, and what is wrong with it, which is reported when it is known who uses it.</summary>
internal sealed record SliTemplateDefinition(SliTemplate Template, DiagnosticBag Findings)
{
    /// <summary>A message about what the template says.</summary>
    public string Tell(string message) => $"in the template {Wording.Quote(Template.Name.Value)}: {message}";
}

/// <summary>Checks an SLI as an SLO would have it, and adds what is wrong with it.</summary>
/// <param name="place">What stands for the SLO.</param>
internal delegate void SliCheck(MappingSyntax sli, SourceSpan place, DiagnosticBag findings);

/// <summary>Reads the <c>sli_templates</c> of a document or a library.</summary>
/// <param name="check">Tells what is wrong with the SLI of a template under its examples and defaults, whether any SLO of the user has it or not.</param>
internal sealed class SliTemplateReader(SliCheck check)
{
    private readonly ExpansionBudget _budget = new();

    /// <param name="definitions">The field's value; null if there is none.</param>
    public IReadOnlyList<SliTemplateDefinition> Read(SyntaxNode? definitions, DiagnosticBag diagnostics)
    {
        switch (definitions)
        {
            case MappingSyntax templates:
                return [.. templates.Entries.Select(ReadTemplate)];
            case { } other:
                new Values(diagnostics).ReportWrong(other, "sli_templates", "a mapping of names to templates");
                return [];
            default:
                return [];
        }
    }

    private SliTemplateDefinition ReadTemplate(EntrySyntax entry)
    {
        var findings = new DiagnosticBag();
        var name = new Located<string>(entry.Key.Value, entry.Key.Span);
        SpecNames.CheckId(name, "a template", findings);
        var template = new SliTemplate(name, null, [], new MappingSyntax([], name.Span), IsUsable: true);
        if (new Values(findings).Mapping(entry.Value, name.Value) is { } mapping)
        {
            var fields = new Fields(mapping.Entries, Level.SliTemplate, name.Span, findings);
            fields.Require("sli", "sli: {events: {bad: …, total: …}}");
            template = template with { Description = fields.Text("description")?.Value.Trim(), Parameters = ReadParameters(fields, findings) };
            if (fields.Find("sli") is { } node && new Values(findings).Mapping(node, "sli") is { } sli)
            {
                template = template with { Sli = sli };
                CheckSli(template, findings);
            }
        }

        if (!findings.HasErrors) CheckSample(template, findings);
        return new(template with { IsUsable = !findings.HasErrors }, findings);
    }

    private void CheckSample(SliTemplate template, DiagnosticBag findings)
    {
        var samples = template.Parameters.ToDictionary(parameter => parameter.Name.Value, parameter => Argument.Own(parameter.Sample!));
        var sli = new TemplateExpansion(samples, use: null, _budget, findings).Expand(template.Sli);
        if (_budget.IsSpent)
            findings.Add(SliTemplateDiagnostics.TooMuchText, template.Name.Span, $"with its examples and defaults the templates give more than {ExpansionBudget.Largest} characters; shorten what it repeats");
        if (!findings.HasErrors) check(sli, template.Name.Span, findings);
    }

    private static List<SliParameter> ReadParameters(Fields template, DiagnosticBag findings)
    {
        var parameters = new List<SliParameter>();
        var values = new Values(findings);
        if (template.Find("parameters") is not { } node || values.Mapping(node, "parameters") is not { } mapping) return parameters;
        foreach (var (key, value) in mapping.Entries)
        {
            var name = new Located<string>(key.Value, key.Span);
            if (!TemplateText.IsName(name.Value))
                findings.Add(SpecDiagnostics.InvalidName, name.Span, $"{Wording.Quote(name.Value)} is no name for a parameter: letters, digits and _, not starting with a digit");
            if (values.Mapping(value, name.Value) is not { } parameter)
            {
                parameters.Add(new(name, null, null, null));
                continue;
            }

            var fields = new Fields(parameter.Entries, Level.SliParameter, name.Span, findings);
            if (!fields.Has("example")) fields.Require("default", "default: 5.. (or example: 5.., if each use must give it)");
            parameters.Add(new(name, fields.Text("description")?.Value.Trim(), fields.Find("default"), fields.Find("example")));
        }

        return parameters;
    }

    private static void CheckSli(SliTemplate template, DiagnosticBag findings)
    {
        if (template.Sli.Find("template") is { } nested)
            findings.Add(SliTemplateDiagnostics.NestedTemplate, nested.Key.Span, "a template cannot use another one; write the SLI itself here");
        var names = template.Parameters.Select(parameter => parameter.Name.Value).ToList();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scalar in ScalarsOf(template.Sli))
        {
            foreach (var piece in TemplateText.Read(scalar, findings).Where(piece => piece.Use is not null))
            {
                if (!used.Add(piece.Text) || names.Contains(piece.Text)) continue;
                var meant = NearestWord.Of(piece.Text, names);
                if (meant is not null) used.Add(meant);
                var help = meant is null ? "declare it under 'parameters'" : $"did you mean '{meant}'?";
                findings.Add(
                    SliTemplateDiagnostics.UndeclaredParameter, scalar.SpanOf(piece.Start, piece.End),
                    $"the template has no parameter {Wording.Quote(piece.Text)}; {help}",
                    meant is null ? null : $"${{{meant}}}");
            }
        }

        foreach (var name in template.Parameters.Select(parameter => parameter.Name).Where(name => TemplateText.IsName(name.Value) && !used.Contains(name.Value)))
            findings.Add(SliTemplateDiagnostics.UnusedParameter, name.Span, $"nothing under 'sli' reads the parameter '{name.Value}'; write ${{{name.Value}}} where it belongs, or remove it");
    }

    private static IEnumerable<ScalarSyntax> ScalarsOf(SyntaxNode node) => node switch
    {
        MappingSyntax mapping => mapping.Entries.SelectMany(entry => ScalarsOf(entry.Value)),
        SequenceSyntax list => list.Items.SelectMany(ScalarsOf),
        ScalarSyntax scalar => [scalar],
        _ => [],
    };
}
