using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output.Alertmanager;

/// <summary>Writes routes and inhibitions as a configuration that Alertmanager loads, to be merged into the user's own.</summary>
internal static class AlertmanagerEmitter
{
    /// <summary>Null after an error.</summary>
    /// <param name="name">The file's name, without a folder.</param>
    public static OutputFile? Emit(string name, AlertRouting routing, TemplateSet templates, DiagnosticBag diagnostics)
    {
        if (templates.Render(TemplateSet.Alertmanager, Model(routing), () => 0, diagnostics) is not { } text) return null;
        if (!templates.IsBuiltIn && RoutingCheck.Problem(Encoding.UTF8.GetString(text.Span), routing) is { } problem)
        {
            diagnostics.Add(TemplateDiagnostics.WrongOutput, templates.StartOf(TemplateSet.Alertmanager), problem);
            return null;
        }

        return new OutputFile(name, text) { RuleCount = routing.Inhibitions.Count };
    }

    private static TemplateFields Model(AlertRouting routing) => new()
    {
        { "header", GeneratedHeader.Line(GeneratedHeader.OfAlertmanager, YamlScalar.Comment(string.Join(", ", routing.SourceNames))) },
        { "sources", YamlScalar.Comment(string.Join(", ", routing.SourceNames)) },
        { "labels", TemplateList.Of(routing.Identity, YamlScalar.InFlow) },
        { "inhibitions", TemplateList.Of(routing.Inhibitions, Of) },
    };

    private static TemplateFields Of(Inhibition inhibition) => new()
    {
        { "comment", YamlScalar.Comment(inhibition.Comment) },
        { "source", TemplateList.Of(inhibition.Source, Of) },
        { "target", TemplateList.Of(inhibition.Target, Of) },
    };

    /// <summary>Alertmanager's own syntax, in which only these three are escaped.</summary>
    private static string Of(LabelMatcher matcher)
    {
        var value = matcher.Value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
        return YamlScalar.OneLine($"{matcher.Name} {(matcher.Operator == MatchOperator.Regex ? "=~" : "=")} \"{value}\"");
    }
}
