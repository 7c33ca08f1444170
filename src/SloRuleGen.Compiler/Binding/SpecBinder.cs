using SloRuleGen.Diagnostics;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Makes services of documents: checks every field, fills in the defaults, parses the queries.</summary>
public static class SpecBinder
{
    /// <summary>
    /// Binds all documents of a run, after the templates of SLIs. What cannot be bound is left out and reported: an SLO without a usable objective,
    /// period, SLI or windows; a service without a usable name. So a service may come without any SLO.
    /// </summary>
    /// <param name="server">The oldest Prometheus that is to load the rules.</param>
    public static IReadOnlyList<Service> Bind(IReadOnlyList<DocumentSyntax> documents, Version server, DiagnosticBag diagnostics)
    {
        var binder = new ServiceBinder(server, diagnostics);
        var bound = documents.Select(binder.Bind).OfType<BoundDocument>().ToList();
        CheckServices(bound, diagnostics);
        CheckAlertNames(bound, diagnostics);
        return [.. bound.Select(b => b.Service).OfType<Service>()];
    }

    private static void CheckServices(List<BoundDocument> documents, DiagnosticBag diagnostics)
    {
        var services = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var name in documents.Select(d => d.Name).OfType<Located<string>>())
        {
            if (services.TryAdd(name.Value, name)) continue;
            diagnostics.Add(
                SpecDiagnostics.DuplicateService, name.Span,
                $"the service '{name.Value}' is already defined at {Wording.Place(services[name.Value].Span)}; put its SLOs into one document");
        }
    }

    /// <summary>Different ids can give one name: <c>a-b</c> with <c>c</c>, and <c>a</c> with <c>b-c</c>.</summary>
    private static void CheckAlertNames(List<BoundDocument> documents, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, SloId>(StringComparer.Ordinal);
        foreach (var slo in documents.SelectMany(d => d.Slos))
        {
            if (slo.AlertName is not { } alert || names.TryAdd(alert, slo)) continue;
            var other = names[alert];
            if (other.Service == slo.Service && other.Name.Value == slo.Name.Value) continue;
            diagnostics.Add(
                SpecDiagnostics.AlertNameCollision, slo.Name.Span,
                $"the alert name '{alert}' is also that of the SLO '{other.Name.Value}' of '{other.Service}' at {Wording.Place(other.Name.Span)}; give one of them an 'alerting.name'");
        }
    }
}
