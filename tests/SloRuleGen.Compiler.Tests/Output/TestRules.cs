using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Output;

internal static class TestRules
{
    public static Rule.Recording Recording(string name, params (string Name, string Value)[] labels) =>
        new(name, new VectorSelector("up", []), Map(labels));

    public static Rule.Alerting Alerting(string name, params (string Name, string Value)[] annotations) =>
        new(name, new VectorSelector("up", []), PromDuration.Zero, PromDuration.Zero, Map(), Map(annotations));

    public static RuleGroup Group(string name, params Rule[] rules) => new(name, PromDuration.FromSeconds(30), rules);

    public static ServiceRules Service(params RuleGroup[] groups) => new("checkout", "shop.slo.yaml", groups);

    public static Dictionary<string, string> Map(params (string Name, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Value);
}
