using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests;

/// <summary>What <c>docs/simulate.md</c> shows is what the program prints.</summary>
public sealed partial class SimulatePageTests : IDisposable
{
    private static readonly string s_root = Root();

    private readonly TempFolder _folder = new();

    public SimulatePageTests()
    {
        foreach (var sample in Directory.GetFiles(Path.Combine(s_root, "samples"), "*.slo.yaml"))
            _folder.Write($"samples/{Path.GetFileName(sample)}", File.ReadAllBytes(sample));
    }

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match match in Example().Matches(File.ReadAllText(Path.Combine(s_root, "docs", "simulate.md"))))
                examples.Add(match.Groups["command"].Value, match.Groups["output"].Value);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_page_shows_what_is_printed(string command, string output)
    {
        var run = Slogen.Run(_folder, command.Split(' '));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(output.TrimEnd('\n'), string.Join('\n', run.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public void There_are_examples() => Assert.True(Examples.Count >= 3);

    [GeneratedRegex(@"^```\n\$ slogen (?<command>simulate .*)\n(?<output>[^`]*)^```$", RegexOptions.Multiline)]
    private static partial Regex Example();

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
