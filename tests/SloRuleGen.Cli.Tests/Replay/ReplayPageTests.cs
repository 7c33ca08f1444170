using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests.Replay;

/// <summary>What <c>docs/replay.md</c> shows is what the program prints of the events that the page tells of.</summary>
public sealed partial class ReplayPageTests : IDisposable
{
    private static readonly string s_root = Root();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_shows_what_is_printed()
    {
        _folder.Write("samples/budget-policy.slo.yaml", File.ReadAllBytes(Path.Combine(s_root, "samples", "budget-policy.slo.yaml")));
        _folder.Write("signup.csv", SignupEvents.Csv());
        var example = Example().Match(File.ReadAllText(Path.Combine(s_root, "docs", "replay.md")));
        var run = Slogen.Run(_folder, example.Groups["command"].Value.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(example.Groups["output"].Value.TrimEnd('\n'), string.Join('\n', run.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())));
    }

    [GeneratedRegex(@"^```\n\$ slogen (?<command>replay .*)\n(?<output>[^`]*)^```$", RegexOptions.Multiline)]
    private static partial Regex Example();

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
