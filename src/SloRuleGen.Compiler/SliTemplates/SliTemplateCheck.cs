using SloRuleGen.Binding;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Syntax;

namespace SloRuleGen.SliTemplates;

/// <summary>Checks a template by an SLO that uses it with its examples and defaults, whether any SLO of the user does or not.</summary>
internal static class SliTemplateCheck
{
    /// <summary>What is wrong with it, at the places in the template.</summary>
    public static DiagnosticBag Of(SliTemplate template)
    {
        var findings = new DiagnosticBag();
        var samples = template.Parameters.ToDictionary(parameter => parameter.Name.Value, parameter => new Argument(parameter.Sample!, IsGiven: false));
        var sli = new TemplateExpansion(samples, use: null, findings).Expand(template.Sli);
        if (findings.HasErrors) return findings;

        var slo = Mapping(("name", Text("slo")), ("objective", Text("99%")), ("sli", sli));
        var document = Mapping(("apiVersion", Text(SpecVersion.Text)), ("service", Text("service")), ("slos", new SequenceSyntax([slo], template.Name.Span)));
        // What an older server does not know is told where the template is used.
        new ServiceBinder(SliTemplateSet.Read([], findings), PromQLReleases.Newest, findings).Bind(new DocumentSyntax(template.Name.Span.Source, document));
        return findings;

        ScalarSyntax Text(string value) => new(value, IsPlain: false, IsNull: false, new ScalarMap([], template.Name.Span.Start), template.Name.Span);

        MappingSyntax Mapping(params (string Key, SyntaxNode Value)[] entries) =>
            new([.. entries.Select(entry => new EntrySyntax(Text(entry.Key), entry.Value))], template.Name.Span);
    }
}
