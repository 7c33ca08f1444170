using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Makes services of documents: checks every field, fills in the defaults, parses the queries.</summary>
internal static class SpecBinder
{
    /// <summary>
    /// Binds all documents of a run, after the templates of SLIs. What cannot be bound is left out and reported: an SLO without a usable objective,
    /// period, SLI or windows; a service without a usable name. So a service may come without any SLO.
    /// </summary>
    /// <param name="server">The oldest Prometheus that is to load the rules.</param>
    public static IReadOnlyList<Service> Bind(IReadOnlyList<DocumentSyntax> documents, PrometheusServer server, DiagnosticBag diagnostics)
    {
        var binder = new ServiceBinder(server, diagnostics);
        var bound = ForeignDocument.LeaveOut(documents, diagnostics).Select(binder.Bind).OfType<BoundDocument>().ToList();
        CheckServices(bound, diagnostics);
        CheckAlertNames(bound, diagnostics);
        return [.. bound.Select(b => b.Service).OfType<Service>()];
    }

    private static void CheckServices(List<BoundDocument> documents, DiagnosticBag diagnostics)
    {
        foreach (var ofOneName in documents.Select(d => d.Service).OfType<Service>().GroupBy(service => service.Name.Value))
        {
            var known = new List<Service>();
            foreach (var service in ofOneName)
            {
                if (known.Find(other => !AreApart(other, service)) is { } same)
                {
                    diagnostics.Add(
                        SpecDiagnostics.DuplicateService, service.Name.Span,
                        $"the service '{ofOneName.Key}' is already defined at {Wording.Place(same.Name.Span)}; put its SLOs into one document, "
                        + "or tell its deployments apart by 'identity', with the same labels in each and another value in one of them");
                }

                known.Add(service);
            }
        }
    }

    /// <summary>Whether neither reads what the other records: with fewer labels, it would.</summary>
    private static bool AreApart(Service one, Service other) =>
        one.Identity.Keys.SequenceEqual(other.Identity.Keys) && one.Identity.Any(label => other.Identity[label.Key].Value != label.Value.Value);

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
