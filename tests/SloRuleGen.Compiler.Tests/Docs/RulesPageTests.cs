using System.Text.RegularExpressions;
using SloRuleGen.Text;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Compiler.Tests.Docs;

/// <summary>The walk through a generated file leaves out no rule and shows each as it is.</summary>
public sealed partial class RulesPageTests
{
    private const string Sample = "samples/budget-policy.slo.yaml";

    private const string Ids = "{slo_service=\"signup\",slo_name=\"availability\"}";

    [Fact]
    public void Every_rule_of_the_sample_is_explained_in_the_order_of_the_file() => Assert.Equal(Generated(), Explained());

    private static IEnumerable<string> Explained()
    {
        var walk = Pages.Read("docs/rules.md").Split("\n## One file, rule by rule\n")[1].Split("\n## ")[0];
        return Block().Matches(walk).SelectMany(block => block.Groups[1].Value.Split("\n\n")).Select(rule => rule.Trim('\n'));
    }

    private static IEnumerable<string> Generated()
    {
        var result = SloCompiler.Compile([new SourceText(Sample, Pages.Read(Sample))], CompileOptions.Default);
        var stream = new YamlStream();
        stream.Load(new StringReader(Assert.Single(result.Files).Content));
        var groups = (YamlSequenceNode)stream.Documents[0].RootNode["groups"];
        return groups.SelectMany(group => (YamlSequenceNode)group["rules"]).Cast<YamlMappingNode>().Select(Text);
    }

    private static string Text(YamlMappingNode rule)
    {
        var kind = rule.Children.ContainsKey("alert") ? "alert" : "record";
        var labels = ((YamlMappingNode)rule["labels"]).Children;
        var which = labels.Where(label => label.Key.ToString() is "long_window" or "policy_tier").Select(label => $"  # {label.Key}: {label.Value}");
        return $"{kind}: {rule[kind]}{string.Concat(which)}\n{rule["expr"].ToString().Replace(Ids, "{…}", StringComparison.Ordinal).TrimEnd('\n')}";
    }

    [GeneratedRegex("^```\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
