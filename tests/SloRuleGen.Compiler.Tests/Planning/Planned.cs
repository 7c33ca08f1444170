using SloRuleGen.Compiler.Tests.Binding;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.RuleTests;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>
/// The plan of one SLO and the rules that are made of it. It is <c>checkout/availability</c>: 99.9% of the events of <c>all_total</c>,
/// the others counted by <c>bad_total</c>, over 30d, unless its spec says something else.
/// </summary>
internal sealed class Planned
{
    private readonly RulePlan _plan;

    private Planned(RulePlan plan, IReadOnlyList<string> messages) => (_plan, Messages) = (plan, messages);

    public SloPlan Slo => Assert.Single(Assert.Single(_plan.Services).Slos);

    /// <summary>Code and text of all that planning reports, without what was said of the spec before.</summary>
    public IReadOnlyList<string> Messages { get; }

    public IEnumerable<string> Codes => Messages.Select(message => message.Split(' ')[0]).Distinct();

    public IReadOnlyList<ServiceTests> RuleTests => RuleTestBuilder.Build(_plan, RuleBuilder.Build(_plan), new DiagnosticBag());

    public IReadOnlyList<RuleGroup> Groups => RuleBuilder.Build(_plan)[0].Groups;

    public IEnumerable<Rule> Rules => Groups.SelectMany(group => group.Rules);

    public IReadOnlyList<Rule.Alerting> Alerts => [.. Rules.OfType<Rule.Alerting>()];

    public IEnumerable<string> Records => Rules.OfType<Rule.Recording>().Select(rule => rule.Name);

    /// <summary>The expression of a record, on one line. The matcher that reads the SLO's own records stands as <c>ID</c>.</summary>
    public string Expression(string record) => Text(Rules.OfType<Rule.Recording>().Single(rule => rule.Name == record));

    public static string Text(Rule rule) => Text(rule.Expr);

    public static string Text(Expr expr) => expr.ToString().Replace("slo_id=\"checkout/availability\"", "ID", StringComparison.Ordinal);

    /// <param name="slo">Fields of the SLO, one on each line.</param>
    /// <param name="document">Fields of the document.</param>
    /// <param name="labels">As by <c>--label</c>.</param>
    public static Planned Of(string slo = "", string document = "", params (string Name, string Value)[] labels)
    {
        var source = new SourceText("spec.slo.yaml", Spec(slo, document));
        var bound = Bound.Of(source);
        Assert.Empty(bound.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Bound.Report));
        var found = new DiagnosticBag();
        var plan = RulePlanner.Plan(bound.Services, labels.ToDictionary(label => label.Name, label => label.Value), found);
        return new(plan, [.. found.InOrder([source]).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}")]);
    }

    private static string Spec(string slo, string document)
    {
        List<string> fields = [.. slo.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        if (!fields.Exists(field => field.StartsWith("objective:", StringComparison.Ordinal))) fields.Add("objective: 99.9%");
        if (!fields.Exists(field => field.StartsWith("sli:", StringComparison.Ordinal))) fields.Add("sli: {events: {bad: bad_total, total: all_total}}");
        return $"""
            apiVersion: slogen/v1
            service: checkout
            {document}
            slos:
              - name: availability
                {string.Join("\n    ", fields)}
            """;
    }
}
