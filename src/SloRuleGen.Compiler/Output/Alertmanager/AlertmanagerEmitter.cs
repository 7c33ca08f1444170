using Scriban.Runtime;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output.Alertmanager;

/// <summary>Writes routes and inhibitions as a configuration that Alertmanager loads, to be merged into the user's own.</summary>
public static class AlertmanagerEmitter
{
    /// <summary>Null after an error.</summary>
    /// <param name="name">The file's name, without a folder.</param>
    public static OutputFile? Emit(string name, AlertRouting routing, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var text = templates.Render(TemplateSet.Alertmanager, Model(routing), rules: 0, diagnostics);
        if (text is not null && !templates.IsBuiltIn && RoutingCheck.Problem(text, routing) is { } problem)
        {
            diagnostics.Add(TemplateDiagnostics.WrongOutput, templates.StartOf(TemplateSet.Alertmanager), problem);
            return null;
        }

        return text is null ? null : new OutputFile(name, text) { RuleCount = routing.Inhibitions.Count };
    }

    private static ScriptObject Model(AlertRouting routing) => new()
    {
        { "header", GeneratedHeader.Line(GeneratedHeader.OfAlertmanager, YamlScalar.Comment(string.Join(", ", routing.SourceNames))) },
        { "sources", YamlScalar.Comment(string.Join(", ", routing.SourceNames)) },
        { "labels", new ScriptArray(routing.Identity.Select(YamlScalar.InFlow)) },
        { "inhibitions", new ScriptArray(routing.Inhibitions.Select(Of)) },
    };

    private static ScriptObject Of(Inhibition inhibition) => new()
    {
        { "comment", YamlScalar.Comment(inhibition.Comment) },
        { "source", new ScriptArray(inhibition.Source.Select(Of)) },
        { "target", new ScriptArray(inhibition.Target.Select(Of)) },
    };

    /// <summary>Alertmanager's own syntax, in which only these three are escaped.</summary>
    private static string Of(LabelMatcher matcher)
    {
        var value = matcher.Value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
        return YamlScalar.OneLine($"{matcher.Name} {(matcher.Operator == MatchOperator.Regex ? "=~" : "=")} \"{value}\"");
    }
}
