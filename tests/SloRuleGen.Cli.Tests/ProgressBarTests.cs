using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

public sealed class ProgressBarTests : IDisposable
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void What_is_over_within_a_second_shows_none()
    {
        using (var bar = Bar()) Advance(0.9, bar, 1);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public void It_is_drawn_over_itself_and_gone_in_the_end()
    {
        using (var bar = Bar())
        {
            Advance(1, bar, 0.5);
            Advance(0.2, bar, 1);
            // Other questions may be answered later than this one was.
            bar.Report(0.1);
            Advance(9, bar, 0.1);
        }

        var drawn = _error.ToString().Split('\r');
        Assert.Equal(["", "Asking a [--------------------]   0% 1s", "Asking a [##########----------]  50% 1s"], drawn[..3]);
        Assert.Equal("Asking a [####################] 100% 10s", drawn[^3]);
        Assert.Equal(("", true), (drawn[^1], drawn[^2].Length == drawn[^3].Length && string.IsNullOrWhiteSpace(drawn[^2])));
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public void It_needs_a_terminal_that_may_be_drawn_on(bool isTerminal, bool allowsColour, bool isQuiet)
    {
        using (var bar = new ProgressBar("Asking a", new Terminal(() => null, TextWriter.Null, _error) { ErrorIsTerminal = isTerminal, AllowsColour = allowsColour, IsQuiet = isQuiet }, _time))
            Advance(10, bar, 0.5);
        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public void Nobody_who_sees_it_is_no_reason_to_stop()
    {
        using var full = new FullWriter();
        using var bar = new ProgressBar("Asking a", new Terminal(() => null, TextWriter.Null, full) { ErrorIsTerminal = true }, _time);
        Advance(10, bar, 0.5);
    }

    private ProgressBar Bar() => new("Asking a", new Terminal(() => null, TextWriter.Null, _error) { ErrorIsTerminal = true }, _time);

    private void Advance(double seconds, ProgressBar bar, double share)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        bar.Report(share);
    }

    private sealed class FullWriter : StringWriter
    {
        public override void Write(string? value) => throw new IOException("full");
    }
}
