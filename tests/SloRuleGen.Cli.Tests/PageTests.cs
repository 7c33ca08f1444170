using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests;

/// <summary>What pages of <c>docs/</c> show behind a command is what the program prints. Specs that a page names in their first line lie beside it.</summary>
public sealed partial class PageTests : IDisposable
{
    private static readonly string s_root = Root();

    private readonly TempFolder _folder = new();

    public PageTests()
    {
        foreach (var sample in Directory.GetFiles(Path.Combine(s_root, "samples"), "*.slo.yaml"))
            _folder.Write($"samples/{Path.GetFileName(sample)}", File.ReadAllBytes(sample));
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string, string>();
            foreach (var page in (string[])["simulate.md", "articles.md", "init.md", "risks.md", "explain.md", "report.md", "coming-from.md"])
            {
                foreach (Match match in Example().Matches(TextOf(page))) examples.Add(page, match.Groups["command"].Value, match.Groups["output"].Value);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_page_shows_what_is_printed(string page, string command, string output)
    {
        foreach (Match spec in Spec().Matches(TextOf(page))) _folder.Write(spec.Groups["name"].Value, spec.Groups["text"].Value);
        var run = Slogen.Run(_folder, [.. Word().Matches(command).Select(word => word.Value.Trim('\''))]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(output.TrimEnd('\n'), string.Join('\n', run.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public void There_are_examples() => Assert.True(Examples.Count >= 8);

    [GeneratedRegex(@"^```\n\$ slogen (?<command>.*)\n(?<output>[^`]*)^```$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("^```yaml\n# (?<name>\\S+\\.yaml)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Spec();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    private static string TextOf(string page) => File.ReadAllText(Path.Combine(s_root, "docs", page));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
