using System.Diagnostics;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

/// <summary>
/// In a process of its own, which is this assembly run as a program: a signal reaches all of a process, and one that a shell starts in the
/// background, or under nohup, ignores some. So <c>env</c> gives them their default back.
/// </summary>
public sealed class TerminationSignalsTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public void A_signal_to_end_is_told_of_and_does_not_end_the_process(string signal)
    {
        var start = new ProcessStartInfo("env", ["--default-signal", "dotnet", typeof(TerminationSignalsTests).Assembly.Location]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        try
        {
            Assert.Equal("nothing came", process.StandardOutput.ReadLine());

            using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);

            Assert.Equal("a signal came", process.StandardOutput.ReadLine());
            Assert.True(process.WaitForExit(s_patience));
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>The program: says whether a signal came, at first and once one has come.</summary>
    internal static void Main()
    {
        using var signals = new TerminationSignals();
        System.Console.WriteLine(signals.Came ? "a signal came" : "nothing came");
        System.Console.WriteLine(SpinWait.SpinUntil(() => signals.Came, s_patience) ? "a signal came" : "nothing came");
    }
}
