using SloRuleGen.Allowing;
using SloRuleGen.Binding;
using SloRuleGen.Diagnostics;
using SloRuleGen.Exporting;
using SloRuleGen.Importing;
using SloRuleGen.Mappings;
using SloRuleGen.Output;
using SloRuleGen.Output.Alertmanager;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.RuleTests;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen;

/// <summary>The whole way from specs to rule files. Every stage reports all it finds; errors block all output.</summary>
public static class SloCompiler
{
    /// <summary>All files in memory, for a few.</summary>
    /// <param name="sources">All inputs of a run: services and names must be unique among them.</param>
    public static CompileResult Compile(IReadOnlyList<SourceText> sources, CompileOptions options)
    {
        var files = new List<OutputFile>();
        var result = Compile(sources, options, files.Add);
        return result.Succeeded ? result with { Files = files } : result;
    }

    /// <param name="sources">All inputs of a run: services and names must be unique among them.</param>
    /// <param name="write">
    /// Takes each file as soon as it is made, in order, so that not all must be held: the rules of a service are there only until they are
    /// written. Called for one at a time, and for nothing once there are errors; but after it was called the run may fail yet.
    /// </param>
    /// <returns>Without the files.</returns>
    /// <exception cref="ArgumentException">There are templates, which write YAML, and the format is another.</exception>
    public static CompileResult Compile(IReadOnlyList<SourceText> sources, CompileOptions options, Action<OutputFile> write)
    {
        if (options.Format != RuleFormat.Yaml && options.Templates.Count > 0) throw new ArgumentException("Templates write YAML alone.", nameof(options));
        var diagnostics = new DiagnosticBag();
        var documents = Read(sources, options, diagnostics);
        var library = SpecReader.Read(options.Library, diagnostics);
        var plan = Plan(Specs(documents, options, diagnostics), library, options, diagnostics);
        var templates = TemplateSet.Load(options.Templates, diagnostics);
        var files = diagnostics.HasErrors ? [] : RuleBuilder.Files(plan);
        CheckTarget(plan, files, options.Target, diagnostics);
        var tests = options.Tests && !diagnostics.HasErrors ? RuleTestBuilder.Build(plan, RulesOf(plan, files, options.Target), diagnostics) : [];
        AllowComments.Apply([.. documents, .. library], DiagnosticCatalog.All, diagnostics);

        if (!diagnostics.HasErrors) new RuleWriter(plan, files, templates, options, write, diagnostics).Run();
        if (!diagnostics.HasErrors && options.AlertmanagerFile is { } name && Alertmanager(name) is { } configuration) write(configuration);
        if (!diagnostics.HasErrors) RuleTestEmitter.Emit(tests, templates, options.Format, write, diagnostics);
        return new CompileResult(!diagnostics.HasErrors, [], diagnostics.InOrder([.. sources, .. options.Library]));

        OutputFile? Alertmanager(string name) =>
            AlertmanagerEmitter.Emit(name, AlertRoutingBuilder.Build(plan), templates, diagnostics);
    }

    /// <summary>What would be generated, without the rules: for checks and explanations.</summary>
    public static PlanResult Plan(IReadOnlyList<SourceText> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var documents = Read(sources, options, diagnostics);
        var library = SpecReader.Read(options.Library, diagnostics);
        var plan = Plan(Specs(documents, options, diagnostics), library, options, diagnostics);
        AllowComments.Apply([.. documents, .. library], DiagnosticCatalog.All, diagnostics);
        if (options.Slo is not null) PickedSlos.DropOtherWarnings(plan, documents, diagnostics);
        return new PlanResult(plan, diagnostics.InOrder([.. sources, .. options.Library]));
    }

    /// <summary>Specs of documents in other formats, one for each service. What is found wrong with them is told where it stands in those documents.</summary>
    /// <param name="options">With the formats that are read.</param>
    public static CompileResult Import(IReadOnlyList<SourceText> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var documents = Read(sources, options, diagnostics);
        var imported = SpecImporter.Import(documents, options.Import!, diagnostics);
        foreach (var own in imported.Own) diagnostics.Add(ImportDiagnostics.NoSlo, own.Root.Span, "this document is passed over: it is a spec of this program already");
        Plan([.. imported.Specs.Select(spec => spec.Tree)], [], options, diagnostics);
        AllowComments.Apply(documents, DiagnosticCatalog.All, diagnostics);
        return new CompileResult(!diagnostics.HasErrors, diagnostics.HasErrors ? [] : SpecFileEmitter.Emit(imported.Specs, options.SingleDocument), diagnostics.InOrder(sources));
    }

    /// <summary>Specs as documents of OpenSLO, all in one file.</summary>
    public static CompileResult Export(IReadOnlyList<SourceText> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var documents = Read(sources, options, diagnostics);
        var library = SpecReader.Read(options.Library, diagnostics);
        var expanded = SliTemplateSet.Read(library, SliSample.Check, new DiagnosticBag()).Expand(Specs(documents, options, diagnostics));
        var plan = Plan(Specs(documents, options, new DiagnosticBag()), library, options, diagnostics);
        var text = diagnostics.HasErrors ? "" : new OpenSloExporter(diagnostics).Export(expanded, plan);
        AllowComments.Apply([.. documents, .. library], DiagnosticCatalog.All, diagnostics);
        return new CompileResult(!diagnostics.HasErrors, diagnostics.HasErrors ? [] : [new OutputFile("-", text)], diagnostics.InOrder([.. sources, .. options.Library]));
    }

    private static IReadOnlyList<DocumentSyntax> Read(IReadOnlyList<SourceText> sources, CompileOptions options, DiagnosticBag diagnostics) =>
        SpecReader.Read(sources, diagnostics, options.Import is null ? DocumentKind.Spec : DocumentKind.Foreign);

    /// <summary>The documents as specs.</summary>
    private static IReadOnlyList<DocumentSyntax> Specs(IReadOnlyList<DocumentSyntax> documents, CompileOptions options, DiagnosticBag diagnostics)
    {
        if (options.Import is not { } import) return documents;
        var imported = SpecImporter.Import(documents, import, diagnostics);
        return [.. imported.Own, .. imported.Specs.Select(spec => spec.Tree)];
    }

    /// <summary>What else is found of specs and of the rules that would be generated; nothing is looked for where the specs have errors.</summary>
    /// <param name="find">What there is to say, which comments in the specs may allow.</param>
    public static PlanResult Review(
        IReadOnlyList<SourceText> sources, CompileOptions options, Func<RulePlan, IReadOnlyList<ServiceRules>, IEnumerable<Diagnostic>> find)
    {
        var diagnostics = new DiagnosticBag();
        var documents = Read(sources, options, diagnostics);
        var library = SpecReader.Read(options.Library, diagnostics);
        var plan = Plan(Specs(documents, options, diagnostics), library, options, diagnostics);
        var files = diagnostics.HasErrors ? [] : RuleBuilder.Files(plan);
        CheckTarget(plan, files, options.Target, diagnostics);
        var rules = RulesOf(plan, files, options.Target).ToList();
        if (!diagnostics.HasErrors)
        {
            foreach (var found in find(plan, rules)) diagnostics.Add(found);
        }

        AllowComments.Apply([.. documents, .. library], DiagnosticCatalog.All, diagnostics);
        if (options.Slo is not null) PickedSlos.DropOtherWarnings(plan, documents, diagnostics);
        return new PlanResult(plan, diagnostics.InOrder([.. sources, .. options.Library]));
    }

    /// <summary>The templates of SLIs that any spec can use, and what is wrong with those of libraries.</summary>
    public static SliTemplatesResult SliTemplates(IReadOnlyList<SourceText> library)
    {
        var diagnostics = new DiagnosticBag();
        var documents = SpecReader.Read(library, diagnostics);
        var templates = SliTemplateSet.Read(documents, SliSample.Check, diagnostics);
        templates.ReportFindings();
        AllowComments.Apply(documents, DiagnosticCatalog.All, diagnostics);
        return new SliTemplatesResult(templates.OfAllDocuments, diagnostics.InOrder(library));
    }

    private static RulePlan Plan(
        IReadOnlyList<DocumentSyntax> documents, IReadOnlyList<DocumentSyntax> library, CompileOptions options, DiagnosticBag diagnostics)
    {
        var templates = SliTemplateSet.Read(library, SliSample.Check, diagnostics);
        var services = SpecBinder.Bind(templates.Expand(documents), new PrometheusServer(options.PrometheusVersion, options.Features), diagnostics);
        if (options.Slo is { } slo) services = new PickedSlos(slo).Of(services);
        ReportLabels(options, diagnostics);
        var plan = RulePlanner.Plan(services, options.Labels, diagnostics, new RuleExtras(options.DashboardUrl, options.SlothLabels));
        TargetAbilities.Check(plan, options.Target, options.PrometheusVersion, diagnostics);
        return plan;
    }

    private static void CheckTarget(RulePlan plan, IReadOnlyList<ServiceRules> files, RuleTarget target, DiagnosticBag diagnostics)
    {
        if (diagnostics.HasErrors) return;
        target.Check(plan, files, RulesOf(plan, files, target), diagnostics);
        if (!target.TakesMetricsQL) ReportMetricsQL(plan, diagnostics);
    }

    /// <summary>The rules of each service, made as one comes to it.</summary>
    private static IEnumerable<ServiceRules> RulesOf(RulePlan plan, IReadOnlyList<ServiceRules> files, RuleTarget target) =>
        plan.Services.Zip(files, (service, file) => file with { Groups = [.. RuleBuilder.Groups(service).SelectMany(target.Arrange)] });

    /// <summary>What may be wrong with labels of the run depends on the servers, too.</summary>
    private static void ReportLabels(CompileOptions options, DiagnosticBag diagnostics)
    {
        foreach (var name in options.Labels.Keys)
        {
            if (LabelRules.ProblemWith(name, options.PrometheusVersion) is { } problem) diagnostics.Add(new Diagnostic(problem.Descriptor, null, problem.Message, "a label for every rule"));
        }
    }

    private static void ReportMetricsQL(RulePlan plan, DiagnosticBag diagnostics)
    {
        foreach (var query in plan.Services.SelectMany(service => service.Slos).SelectMany(slo => slo.Slo.OfMetricsQL))
        {
            diagnostics.Add(
                TargetDiagnostics.MetricsQLElsewhere, query.Span,
                "this query is said to be MetricsQL, which vmalert alone evaluates: say '--target vmalert', or write it in PromQL and leave 'metricsql' out");
        }
    }
}
