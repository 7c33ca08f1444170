using SloRuleGen.Allowing;
using SloRuleGen.Diagnostics;
using SloRuleGen.Emit;
using SloRuleGen.Model;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen;

/// <summary>The whole way from specs to rule files. Every stage reports all it finds; errors block all output.</summary>
public static class SloCompiler
{
    /// <param name="sources">All inputs of a run: services and names must be unique among them.</param>
    public static CompileResult Compile(IReadOnlyList<SourceText> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var plan = Plan(sources, options, diagnostics);
        var templates = TemplateSet.Load(options.TemplateFolder, diagnostics);
        if (diagnostics.HasErrors) return Failed();

        var rules = RuleBuilder.Build(plan);
        var files = options.SingleDocument
            ? RuleFileEmitter.EmitSingle(rules, templates, diagnostics)
            : RuleFileEmitter.Emit(rules, templates, diagnostics);
        if (options.AlertmanagerFile is { } name && Alertmanager(name) is { } configuration) files = [.. files, configuration];
        return diagnostics.HasErrors ? Failed() : new CompileResult(true, files, diagnostics.InOrder(sources));

        OutputFile? Alertmanager(string name) =>
            AlertmanagerEmitter.Emit(name, AlertRoutingBuilder.Build(plan, options.Labels.Keys), templates, diagnostics);

        CompileResult Failed() => new(false, [], diagnostics.InOrder(sources));
    }

    /// <summary>What would be generated, without the rules: for checks and explanations.</summary>
    public static PlanResult Plan(IReadOnlyList<SourceText> sources, CompileOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var plan = Plan(sources, options, diagnostics);
        return new PlanResult(plan, diagnostics.InOrder(sources));
    }

    private static RulePlan Plan(IReadOnlyList<SourceText> sources, CompileOptions options, DiagnosticBag diagnostics)
    {
        var documents = SpecReader.Read(sources, diagnostics);
        var services = SpecBinder.Bind(documents, diagnostics);
        var plan = RulePlanner.Plan(services, options.Labels, diagnostics);
        AllowComments.Apply(documents, diagnostics);
        return plan;
    }
}
