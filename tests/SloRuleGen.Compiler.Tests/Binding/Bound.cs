using SloRuleGen.Binding;
using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.SliTemplates;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>What came of reading and binding texts.</summary>
internal sealed record Bound(IReadOnlyList<Service> Services, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static Bound Of(params SourceText[] sources)
    {
        var bag = new DiagnosticBag();
        var services = SpecBinder.Bind(SliTemplateSet.Read([], SliSample.Check, bag).Expand(SpecReader.Read(sources, bag)), new PrometheusServer(PromQLReleases.Newest, PromQLFeatures.None), bag);
        return new Bound(services, bag.InOrder(sources));
    }

    public static Bound Of(string text) => Of(new SourceText("spec.slo.yaml", text));

    public IEnumerable<string> Reports => Diagnostics.Select(Report);

    /// <summary>The only service, bound without a diagnostic.</summary>
    public static Service Service(string text)
    {
        var bound = Of(text);
        Assert.Empty(bound.Reports);
        return Assert.Single(bound.Services);
    }

    /// <summary>The only SLO of a document that says <paramref name="document"/> and one SLO that says <paramref name="slo"/>.</summary>
    public static Slo Slo(string slo = "", string document = "") => Assert.Single(Service(Spec(slo, document)).Slos);

    public static IEnumerable<string> Messages(string slo = "", string document = "") =>
        Of(Spec(slo, document)).Diagnostics.Select(d => $"{d.Code} {d.Message}");

    /// <summary>A whole spec with one SLO; what <paramref name="slo"/> says goes before the usual fields.</summary>
    private static string Spec(string slo, string document)
    {
        var fields = slo.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!fields.Any(f => f.StartsWith("objective:", StringComparison.Ordinal))) fields.Add("objective: 99.9%");
        if (!fields.Any(f => f.StartsWith("sli:", StringComparison.Ordinal))) fields.Add("sli: {events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}}");
        return $"""
            apiVersion: slogen/v1
            service: checkout
            {document}
            slos:
              - name: availability
            {string.Join('\n', fields.Select(f => "    " + f))}
            """;
    }

    /// <summary><c>file:line:column-column severity code message</c>; the end has its line too if that is another.</summary>
    public static string Report(Diagnostic diagnostic)
    {
        var span = diagnostic.Span!.Value;
        var ((line, column), (endLine, endColumn)) = (span.StartPosition, span.EndPosition);
        var end = endLine == line ? $"{endColumn}" : $"{endLine}:{endColumn}";
        return $"{span.Source.Name}:{line}:{column}-{end} {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code} {diagnostic.Message}";
    }
}
