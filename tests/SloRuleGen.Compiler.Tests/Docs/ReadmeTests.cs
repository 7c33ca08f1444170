using System.Globalization;
using System.Text.RegularExpressions;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Docs;

/// <summary>What README shows is what the tool does.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string s_readme = Pages.Read("README.md");
    private static readonly string[] s_blocks = [.. YamlBlock().Matches(s_readme).Select(match => match.Groups[1].Value)];

    [Fact]
    public void The_excerpt_is_part_of_what_the_spec_makes()
    {
        var rules = Rules();

        var from = 0;
        foreach (var part in s_blocks[1].Split("# …\n"))
        {
            var at = rules.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"not in the rules, or not in this order:\n{part}");
            from = at + part.Length;
        }
    }

    [Fact]
    public void The_spec_makes_as_many_rules_as_the_text_says()
    {
        var said = int.Parse(RuleCount().Match(s_readme).Groups[1].Value, CultureInfo.InvariantCulture);

        Assert.Equal(said, Rule().Count(Rules()));
    }

    /// <summary>What is compared with other generators was measured once, and stands where it says how.</summary>
    [Fact]
    public void The_comparison_has_the_figures_of_the_pages_that_they_come_from()
    {
        var (cost, rules) = (Pages.Read("docs/cost.md"), Pages.Read("docs/rules.md"));
        foreach (var shape in (string[])["generated", "mean of ratios"])
        {
            var (load, error) = (Cells(cost, shape), Cells(cost[cost.IndexOf("## What it does not cost", StringComparison.Ordinal)..], shape));
            Assert.Contains($"{load[1]} samples in {load[2]} ms", s_readme, StringComparison.Ordinal);
            Assert.Contains($"{error[^1].Replace(" ", "", StringComparison.Ordinal)} off in", s_readme, StringComparison.Ordinal);
        }

        var (counts, lines) = (Cells(rules, "rules"), Cells(rules, "lines of YAML below `groups:`"));
        Assert.Contains($"| {string.Join(" | ", counts.Zip(lines).Skip(1).Select(pair => $"{Plain(pair.First)} in {Plain(pair.Second)}"))} |", s_readme, StringComparison.Ordinal);

        static string[] Cells(string page, string row) =>
            [.. page.Split('\n').First(line => line.StartsWith($"| {row} |", StringComparison.Ordinal)).Trim('|').Split('|').Select(cell => cell.Trim())];

        static string Plain(string cell) => cell.Split(" / ")[0];
    }

    private static string Rules()
    {
        var result = SloCompiler.Compile([new SourceText("README.md", s_blocks[0])], CompileOptions.Default);
        Assert.Empty(result.Diagnostics);
        return Assert.Single(result.Files).Content;
    }

    [GeneratedRegex("^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"This makes (\d+) rules")]
    private static partial Regex RuleCount();

    [GeneratedRegex("^ +- (record|alert):", RegexOptions.Multiline)]
    private static partial Regex Rule();
}
