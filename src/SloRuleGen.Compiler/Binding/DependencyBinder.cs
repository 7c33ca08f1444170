using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Reads <c>depends_on</c>.</summary>
internal sealed class DependencyBinder(DiagnosticBag diagnostics)
{
    /// <summary>What they allow is an exact product, whose digits grow with each of them.</summary>
    private const int Most = 100;

    private const string Example = "{name: Payment provider, sla: 99.95%}";

    private readonly Percentages _percentages = new(diagnostics);

    /// <summary>The dependencies in their order, without those that have a mistake.</summary>
    public IReadOnlyList<Dependency> Read(Fields slo)
    {
        if (slo.List("depends_on", $"dependencies such as {Example}") is not { } items) return [];
        if (items.Count == 0) diagnostics.Add(SpecDiagnostics.EmptyList, slo.KeyOf("depends_on"), $"'depends_on' needs at least one dependency, such as {Example}");
        if (items.Count > Most)
        {
            diagnostics.Add(SpecDiagnostics.NumberOutOfRange, slo.KeyOf("depends_on"), $"'depends_on' holds up to {Most} dependencies, not {items.Count}");
            return [];
        }

        var dependencies = new List<Dependency>();
        foreach (var item in items)
        {
            if (Read(item) is not { } dependency) continue;
            if (dependencies.Find(other => other.Name.Value == dependency.Name.Value) is not { } other) dependencies.Add(dependency);
            else diagnostics.Add(SpecDiagnostics.RepeatedDependency, dependency.Name.Span, $"the dependency {Wording.Quote(dependency.Name.Value)} is already listed at {Wording.Place(other.Name.Span)}");
        }

        return dependencies;
    }

    private Dependency? Read(SyntaxNode node)
    {
        if (new Values(diagnostics).Item(node, "depends_on", $"dependencies such as {Example}", Level.Dependency) is not { } fields) return null;
        fields.Require("name", "name: Payment provider");
        var name = fields.Text("name");
        var sla = _percentages.Objective(fields, "sla");
        return name is null || (fields.Has("sla") && sla is null) ? null : new Dependency(name with { Value = name.Value.Trim() }, sla);
    }
}
