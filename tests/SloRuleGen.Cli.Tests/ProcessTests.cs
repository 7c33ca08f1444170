using System.Diagnostics;

namespace SloRuleGen.Cli.Tests;

/// <summary>The built program as a process of its own: what only the system can do to it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ProcessTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_program_takes_its_streams_and_folder_from_the_process()
    {
        RunShell("slogen generate - -o rules < shop.slo.yaml").ShouldBe(0, $"wrote {_folder.RuleFile("rules", "shop")}");
        RunShell("slogen generate shop.slo.yaml -o -").ShouldBe(0, _folder.Read("rules/shop.rules.yaml")
            .Replace("<stdin>", "shop.slo.yaml", StringComparison.Ordinal).TrimEnd('\n'));
    }

    [Fact]
    public void Exit_codes_reach_the_caller()
    {
        _folder.Write("broken.slo.yaml", Specs.Broken);

        RunShell("slogen validate broken.slo.yaml").ShouldBe(1, "1 file: 1 error", Specs.BrokenObjective("broken.slo.yaml"));
        RunShell("slogen validate missing").ShouldBe(2, "1 file: 1 error", "missing: error SLO001: no such file or folder");
    }

    [Fact]
    public void A_full_disk_leaves_the_folder_as_it_was()
    {
        // Past a limit on the size of files the kernel refuses to write, as it does on a full disk.
        _folder.Write("rules/shop.rules.yaml", Specs.Header + "as it was");

        RunShell("trap '' XFSZ; ulimit -f 2; slogen generate shop.slo.yaml -o rules").ShouldBe(
            2, error: "rules/shop.rules.yaml: error SLO011: cannot write the rules: the file is too large for the disk or a limit on it; nothing was changed");

        Assert.Equal(["rules/shop.rules.yaml"], _folder.Files("rules"));
        Assert.Equal(Specs.Header + "as it was", _folder.Read("rules/shop.rules.yaml"));
    }

    [Fact]
    public void A_full_disk_leaves_no_new_folder()
    {
        RunShell("trap '' XFSZ; ulimit -f 2; slogen generate shop.slo.yaml -o new/rules").ShouldBe(
            2, error: "new/rules/shop.rules.yaml: error SLO011: cannot write the rules: the file is too large for the disk or a limit on it; nothing was changed");

        Assert.False(Directory.Exists(_folder.PathOf("new")));
    }

    [Fact]
    public void A_full_standard_output_is_an_error() =>
        RunShell("slogen generate shop.slo.yaml -o - > /dev/full").ShouldBe(
            2, error: "slogen: cannot write the output: no space left on device");

    [Theory]
    [InlineData("validate shop.slo.yaml > /dev/full")]
    [InlineData("explain shop.slo.yaml > /dev/full")]
    [InlineData("--help > /dev/full")]
    public void No_command_fails_in_silence(string command) =>
        RunShell("slogen " + command).ShouldBe(2, error: "slogen: cannot write the output: no space left on device");

    [Theory]
    [InlineData("2> /dev/full")]
    [InlineData("2>&-")]
    public void Without_standard_error_the_exit_code_still_tells(string redirection)
    {
        _folder.Write("broken.slo.yaml", Specs.Broken);

        RunShell("slogen validate broken.slo.yaml " + redirection).ShouldBe(2);
    }

    [Theory]
    [InlineData("validate - <&-", "1 file: 1 error", "it is closed")]
    [InlineData("validate - < .", "1 file: 1 error", "is a directory")]
    [InlineData("promql --json-lines <&-", "", "it is closed")]
    [InlineData("promql --json-lines < .", "", "is a directory")]
    public void A_standard_input_that_cannot_be_read_is_an_error(string command, string output, string reason) =>
        RunShell("slogen " + command).ShouldBe(2, output, $"<stdin>: error SLO002: cannot read: {reason}");

    [Fact]
    public void What_reads_no_standard_input_needs_none() =>
        RunShell("slogen validate shop.slo.yaml <&-").ShouldBe(0, "1 file, 1 SLO: ok");

    [Fact]
    public void A_current_folder_that_is_gone_is_an_error() =>
        RunShell("mkdir gone && cd gone && rmdir ../gone && slogen validate shop.slo.yaml").ShouldBe(
            2, error: "slogen: the current folder is gone");

    [Fact]
    public void A_reader_that_leaves_early_is_no_error()
    {
        var run = RunShell("slogen generate shop.slo.yaml -o - | head -n 2");

        Assert.Equal((0, "", 3), (run.ExitCode, run.Error, run.Output.Split('\n').Length));
    }

    [Fact]
    public void Watching_ends_when_nobody_reads_it_any_more()
    {
        using var server = Status.Recorded.Server((Status.Recorded.Infos, [Status.Recorded.Info("a/api", "99%", "7d")]));
        var run = RunShell($"slogen status --watch --interval 1s --prometheus {server.Address} | head -n 1");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_name_that_is_not_utf8_is_an_error()
    {
        RunShell(@"cp shop.slo.yaml $'slo\xff.slo.yaml'; slogen validate .").ShouldBe(
            2, "2 files: 1 error", "slo\ufffd.slo.yaml: error SLO001: no such file or folder: its name is not UTF-8; rename it");
        RunShell(@"slogen generate shop.slo.yaml -o $'rules\xff'").ShouldBe(
            2, error: "rules\ufffd: error SLO011: cannot write the rules: the name of the folder is not UTF-8; nothing was changed");
        RunShell(@"mkdir rules; cp shop.slo.yaml $'rules/old\xff.rules.yaml'; slogen generate shop.slo.yaml -o rules --prune").ShouldBe(
            0, $"wrote {_folder.RuleFile("rules", "shop")}");
        // The runtime cannot remove them.
        RunShell("rm slo*.slo.yaml rules/old*").ShouldBe(0);
    }

    [Theory]
    [InlineData("explain shop.slo.yaml")]
    [InlineData("validate shop.slo.yaml")]
    [InlineData("generate shop.slo.yaml -o rules")]
    [InlineData("templates")]
    public void A_terminal_gets_no_escapes_from_the_runtime(string command)
    {
        var run = RunShell($"export -f slogen; SHELL=$BASH NO_COLOR=1 TERM=xterm script -qec 'stty cols 70; slogen {command}' /dev/null");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\e', run.Output);
        Assert.All(run.Output.Split("\r\n"), line => Assert.True(line.Length <= 70, line));
    }

    [Fact]
    public void A_killed_run_leaves_nothing_that_the_next_one_does_not_remove()
    {
        // Past the limit the kernel ends the process in the middle of its writing.
        RunShell("mkdir rules; ulimit -f 2; slogen generate shop.slo.yaml -o rules; true");
        Assert.StartsWith("rules/.shop.rules.yaml.", Assert.Single(_folder.Files("rules")), StringComparison.Ordinal);

        RunShell("slogen generate shop.slo.yaml -o rules").ShouldBe(0, $"wrote {_folder.RuleFile("rules", "shop")}");

        Assert.Equal(["rules/shop.rules.yaml"], _folder.Files("rules"));
    }

    private Outcome RunShell(string command)
    {
        // Standard input is empty and signals do what they do by default, whatever the one who started the tests closed or ignores: a descriptor
        // that is closed would be that of the next file. Executable memory is mapped from a file unless
        // told otherwise, which a limit on the size of files would forbid.
        var start = new ProcessStartInfo("env", ["--default-signal", "bash", "-c", $"slogen() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "slogen.dll")}' \"$@\"; }}; {command}"])
        {
            WorkingDirectory = _folder.FullPath,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }
}
