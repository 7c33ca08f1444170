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
