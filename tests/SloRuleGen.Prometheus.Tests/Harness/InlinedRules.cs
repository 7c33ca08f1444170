using System.Text.RegularExpressions;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// The recording rules of a spec with a single SLO as expressions that stand for themselves: what one rule reads of another is put
/// in its place, so that an instant query tells what the rule would record at any time.
/// </summary>
internal sealed partial class InlinedRules
{
    private readonly Dictionary<string, string> _expressions = [];

    /// <param name="stored">True for records that are left as they are, for the server holds them.</param>
    public InlinedRules(string spec, Func<string, bool> stored)
    {
        var plan = SloCompiler.Plan([new SourceText("test.slo.yaml", spec)], CompileOptions.Default);
        Assert.True(plan.Succeeded, string.Join('\n', plan.Diagnostics.Select(d => d.Message)));
        var service = Assert.Single(RuleBuilder.Build(plan.Plan));
        foreach (var rule in service.Groups.SelectMany(group => group.Rules).OfType<Rule.Recording>())
        {
            if (!stored(rule.Name)) _expressions[rule.Name] = Inline(PromQLPrinter.Print(rule.Expr));
        }
    }

    public string this[string record] => _expressions[record];

    public bool Has(string record) => _expressions.ContainsKey(record);

    private string Inline(string promql) => PlainSelector().Replace(
        promql, selector => _expressions.TryGetValue(selector.Groups["name"].Value, out var expression) ? $"({expression})" : selector.Value);

    /// <summary>A selector that is read at the time of the query: not a range, and not at another time.</summary>
    [GeneratedRegex("""(?<name>slo:[a-z0-9_:]+)\{[^}]*\}(?! @|\[| offset)""")]
    private static partial Regex PlainSelector();
}
