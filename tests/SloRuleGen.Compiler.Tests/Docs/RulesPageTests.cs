using System.Text.RegularExpressions;
using SloRuleGen.Text;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Compiler.Tests.Docs;

/// <summary>Rules stand on the page as they are made.</summary>
public sealed partial class RulesPageTests
{
    private const string Ids = "{slo_id=\"checkout/availability\"}";

    [Fact]
    public void The_walk_through_a_file_shows_its_rules_in_their_order_and_names_those_that_are_like_others()
    {
        var left = Generated("objective: 99.9%").ToList();
        foreach (var rule in Shown("One file, rule by rule"))
        {
            Assert.Contains(rule, left);
            var at = left.IndexOf(rule);
            Assert.All(left.Take(at), passed => Assert.Contains(passed.Split('\n')[0], s_likeOthers));
            left.RemoveRange(0, at + 1);
        }

        Assert.Empty(left);
    }

    [Theory]
    [InlineData("By counts", "objective: 90%; alerting: {method: budget_count, windows: sre}")]
    [InlineData("The budget of the period", "objective: 99.9%; period: month")]
    [InlineData("Planned maintenance", "objective: 99.9%; exclude: 'planned_maintenance{service=\"checkout\"} == 1'")]
    public void A_rule_that_is_shown_is_made(string section, string slo)
    {
        var generated = Generated(slo).ToList();

        Assert.NotEmpty(Shown(section));
        Assert.All(Shown(section), rule => Assert.Contains(rule, generated));
    }

    private static readonly string[] s_likeOthers =
    [
        "record: slo:sli_error:ratio_rate3d", "record: slo:error_budget:ratio", "record: slo:time_period:days", "record: slo:info",
        "alert: CheckoutAvailabilityErrorBudgetBurn",
    ];

    private static IEnumerable<string> Shown(string section)
    {
        var text = Pages.Read("docs/rules.md").Split($"\n## {section}\n")[1].Split("\n## ")[0];
        return Block().Matches(text).SelectMany(block => (YamlSequenceNode)Yaml(block.Groups[1].Value)).Cast<YamlMappingNode>().Select(Text);
    }

    private static IEnumerable<string> Generated(string slo)
    {
        var result = SloCompiler.Compile(
            [
                new SourceText(
                    "checkout.slo.yaml",
                    $$"""
                    apiVersion: slogen/v1
                    service: checkout
                    slos:
                      - name: availability
                        {{slo.Replace("; ", "\n    ", StringComparison.Ordinal)}}
                        sli: {events: {bad: 'http_requests_total{job="checkout",code=~"5.."}', total: 'http_requests_total{job="checkout"}'} }
                    """),
            ],
            CompileOptions.Default);
        var groups = (YamlSequenceNode)Yaml(Assert.Single(result.Files).Content)["groups"];
        return groups.SelectMany(group => (YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>().Select(Text);
    }

    private static YamlNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private static string Text(YamlMappingNode rule)
    {
        var kind = rule.Children.ContainsKey("alert") ? "alert" : "record";
        var pending = rule.Children.TryGetValue("for", out var time) ? $"\nfor: {time}" : "";
        return $"{kind}: {rule[kind]}\n{rule["expr"].ToString().Replace(Ids, "{…}", StringComparison.Ordinal).TrimEnd('\n')}{pending}";
    }

    [GeneratedRegex("^```yaml\n(- .*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
