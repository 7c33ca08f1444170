using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Checks an SLI that no SLO has, such as that of a template under its examples.</summary>
internal static class SliSample
{
    /// <summary>Reports what an SLO of this SLI would be told.</summary>
    /// <param name="place">Where the SLO would have its name.</param>
    public static void Check(MappingSyntax sli, SourceSpan place, DiagnosticBag diagnostics)
    {
        var none = new Fields([], Level.Document, place, diagnostics);
        // What an older server does not know, or has not enabled, is told where the SLI is used.
        var texts = new AlertTemplate(PromQLReleases.Newest, diagnostics);
        var slos = new SloBinder(new PolicyBinder(none, texts, diagnostics), texts, new PrometheusServer(PromQLReleases.Newest, PromQLFeatures.All), diagnostics);
        EntrySyntax[] slo = [new(Text("name"), Text("slo")), new(Text("objective"), Text("99%")), new(Text("sli"), sli)];
        var drafts = slos.Split(slos.Read(new Fields(slo, Level.Slo, place, diagnostics))).ToList();
        slos.CheckNames(drafts);
        foreach (var draft in drafts) slos.Bind(draft, service: null);

        ScalarSyntax Text(string value) => new(value, IsPlain: false, IsNull: false, new ScalarMap([], place.Start), place);
    }
}
