using System.Diagnostics;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen completion</c> in bash itself; what other shells get is made from the same words. And the manual page.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("gen", "generate")]
    [InlineData("export ", "openslo")]
    [InlineData("generate --targ", "--target")]
    [InlineData("generate slos/ --target ", "prometheus operator mimir thanos vmalert configmap vmrule gmp")]
    [InlineData("generate slos/ --target = o", "operator")]
    [InlineData("generate slos/ --target =", "prometheus operator mimir thanos vmalert configmap vmrule gmp")]
    [InlineData("export openslo --from ", "native auto sloth openslo pyrra")]
    [InlineData("schema s", "spec settings")]
    [InlineData("generate --no-c", "--no-config --no-color")]
    [InlineData("--he", "--help")]
    [InlineData("validate slo", "")]
    [InlineData("validate --slo", "")]
    [InlineData("generate validate --che", "--check")]
    public void Bash_offers_what_can_stand_there(string typed, string offered) =>
        Assert.Equal(offered.Split(' ', StringSplitOptions.RemoveEmptyEntries), Offered(typed));

    [Fact]
    public void Each_command_and_each_of_its_options_is_offered()
    {
        var commands = Offered("");
        Assert.Contains("completion", commands);
        foreach (var command in commands)
        {
            var help = Slogen.Run(_folder, command, "--help").Output;
            var options = help.Split("Options:\n")[1].Split("\n\n")[0].Split('\n').Where(line => line.StartsWith("  -", StringComparison.Ordinal))
                .Select(line => line.Split(' ', '=').First(word => word.StartsWith("--", StringComparison.Ordinal)).TrimEnd(','));
            Assert.Subset(Offered($"{command} -").ToHashSet(), options.ToHashSet());
        }
    }

    [Theory]
    [InlineData("zsh", "#compdef slogen\n", "'generate:Write Prometheus rules for the specs, one file for each service.'", ":text|json:(text json)'")]
    [InlineData("fish", "# Completion of slogen for fish.", "complete -c slogen -f -n '__fish_use_subcommand' -a generate -d 'Write Prometheus rules", "-l target -x -a 'prometheus operator mimir thanos vmalert configmap vmrule gmp'")]
    [InlineData("powershell", "# Completion of slogen for PowerShell.", "'generate', 'Write Prometheus rules for the specs, one file for each service.'", "'slogen generate --target' { 'prometheus', ")]
    public void Other_shells_get_the_same_words(string shell, params string[] parts)
    {
        var script = Slogen.Run(_folder, "completion", shell);
        Assert.Equal(0, script.ExitCode);
        Assert.StartsWith(parts[0], script.Output, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, script.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_shell_that_is_not_known_is_a_usage_error() =>
        Slogen.Run(_folder, "completion", "fihs").ShouldBe(2, error: "slogen: SHELL 'fihs': it takes bash, zsh, fish or powershell; did you mean 'fish'?\nRun 'slogen completion --help' for usage.");

    [Fact]
    public void The_manual_has_the_words_of_help()
    {
        var page = Slogen.Run(_folder, "man").Output;
        Assert.StartsWith(".TH SLOGEN 1", page, StringComparison.Ordinal);
        Assert.Contains("\n.SS slogen export openslo ", page, StringComparison.Ordinal);
        Assert.Contains("\n.TP\n\\fB\\-o\\fR, \\fB\\-\\-output\\fR \\fIDIR|\\-\\fR\nThe folder for the rules", page, StringComparison.Ordinal);
        Assert.Contains("\nslogen generate slos/ \\-o rules/ \\-\\-check\n", page, StringComparison.Ordinal);
        Assert.All(page, c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"'{c}' is not ASCII"));
        // A line that begins with a dot is a request to man.
        Assert.All(page.Split('\n').Where(line => line.StartsWith('.')), line => Assert.Matches("^\\.(TH|SH|SS|TP|PP|B|I|RS|RE|nf|fi)( |$)", line));
    }

    /// <summary>What bash offers for the words that were typed, the last of which the cursor stands behind.</summary>
    private string[] Offered(string typed)
    {
        _folder.Write("slogen.bash", Slogen.Run(_folder, "completion", "bash").Output);
        var words = string.Join(' ', typed.Split(' ').Select(word => $"'{word}'"));
        using var bash = Process.Start(new ProcessStartInfo("bash")
        {
            ArgumentList =
            {
                "--norc", "-c", $"source '{Path.Combine(_folder.FullPath, "slogen.bash")}'; COMP_WORDS=(slogen {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _slogen; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            },
            RedirectStandardOutput = true,
        })!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.Equal(0, bash.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
