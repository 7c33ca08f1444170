using System.Text.RegularExpressions;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Compiler.Tests.Size;

/// <summary>How much a person has to read of the rules of some SLOs, counted in the files as they are written.</summary>
/// <param name="Slos">SLOs, each of which records its objective.</param>
/// <param name="YamlLines">Lines below <c>groups:</c>, comments and annotations among them.</param>
/// <param name="PromqlLines">Lines of all expressions, as they are laid out.</param>
/// <param name="Characters">Characters of all expressions, each stretch of white space taken for one.</param>
/// <param name="Recordings">Recording rules.</param>
/// <param name="LongestLines">The most lines of one expression.</param>
/// <param name="LongestCharacters">The most characters of one expression.</param>
/// <param name="DeepestTree">The most levels of one expression's tree, parentheses not counted.</param>
internal sealed partial record RuleSize(
    int Slos, int Rules, int YamlLines, int PromqlLines, int Characters, int Recordings, int LongestLines, int LongestCharacters, int DeepestTree)
{
    public static RuleSize Of(params IEnumerable<string> files)
    {
        var texts = files.ToList();
        var rules = texts.SelectMany(RulesIn).ToList();
        var expressions = rules.Select(rule => Text(rule, "expr").TrimEnd('\n')).ToList();
        return new RuleSize(
            rules.Where(rule => rule.Children.ContainsKey("record")).Count(rule => Text(rule, "record") == "slo:objective:ratio"),
            rules.Count,
            texts.Sum(text => Lines(text[(text.IndexOf("groups:\n", StringComparison.Ordinal) + "groups:\n".Length)..].TrimEnd('\n'))),
            expressions.Sum(Lines),
            expressions.Sum(Collapsed),
            rules.Count(rule => rule.Children.ContainsKey("record")),
            expressions.Max(Lines),
            expressions.Max(Collapsed),
            expressions.Max(expression => Depth(PromQLParser.Parse(expression).Expr!)));
    }

    private static IEnumerable<YamlMappingNode> RulesIn(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents
            .SelectMany(document => Items(document.RootNode, "groups"))
            .SelectMany(group => Items(group, "rules"))
            .Cast<YamlMappingNode>();
    }

    private static YamlSequenceNode Items(YamlNode mapping, string key) => (YamlSequenceNode)mapping[key];

    private static string Text(YamlMappingNode mapping, string key) => ((YamlScalarNode)mapping[key]).Value!;

    private static int Lines(string text) => text.Count(c => c == '\n') + 1;

    private static int Collapsed(string text) => WhiteSpace().Replace(text, " ").Length;

    private static int Depth(Expr expr) =>
        (expr is ParenExpr ? 0 : 1) + expr.Operands().Select(Depth).DefaultIfEmpty().Max();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
