using System.Diagnostics;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

/// <summary>Signals reach the whole process of the tests: runs of others would be taken back, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(TerminationSignalsTests), DisableParallelization = true)]
[Collection(nameof(TerminationSignalsTests))]
public sealed class TerminationSignalsTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public void A_signal_to_end_is_told_of_and_does_not_end_the_process(string signal)
    {
        using var signals = new TerminationSignals();
        Assert.False(signals.Came);

        using var kill = Process.Start("kill", [$"-{signal}", $"{Environment.ProcessId}"]);

        Assert.True(SpinWait.SpinUntil(() => signals.Came, TimeSpan.FromMinutes(1)));
    }
}
