using SloRuleGen.PrometheusApi.Tests;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Status;

/// <summary><c>slogen status --watch</c>, by a clock whose waits are over at once.</summary>
public sealed class StatusWatchTests : IDisposable
{
    private static readonly TimeSpan s_half = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_terminal_one_table_follows_the_other_until_it_is_ended()
    {
        using var server = Server((Infos, [Info("a/api", "99%", "7d")]), (Remaining, [Of("a/api", "0.5")]), (Times, [Of("a/api", Now(-5))]));
        var run = Watch(server, 2, new Slogen.Setup());
        var blocks = run.Output.Split("\n\n");
        Assert.Equal((0, "", 2), (run.ExitCode, run.Error, blocks.Length));
        Assert.StartsWith($"{server.Address.Authority} at 10:00:00 UTC, again each 30s; Ctrl-C ends it\n", blocks[0], StringComparison.Ordinal);
        Assert.StartsWith($"{server.Address.Authority} at 10:00:30 UTC, again each 30s; Ctrl-C ends it\n", blocks[1], StringComparison.Ordinal);
        Assert.Contains("| a/api | 99% in 7d | -    | 50%         | -        | the period |        | 5s old |\n", blocks[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public void A_terminal_is_drawn_over_and_shows_the_worst_of_what_it_has_no_room_for()
    {
        string[] names = ["a/one", "a/two", "a/three", "a/four", "a/five"];
        using var server = Server((Infos, [.. names.Select(name => Info(name, "99%", "7d"))]), (Remaining, [.. names.Select((name, i) => Of(name, $"0.{i + 1}"))]));
        var run = Watch(server, 2, new Slogen.Setup { IsTerminal = true, Width = 120, Height = 9 });
        var frames = run.Output.Split("\e[H");
        Assert.Equal(("\e[2J", 3), (frames[0], frames.Length));
        Assert.All(frames[1..], frame =>
        {
            Assert.EndsWith("\e[K\n5 budgets: all is well.\e[K\n4 more are not shown, none of them worse.\e[K\n\e[J", frame, StringComparison.Ordinal);
            Assert.Equal(8, frame.Split('\n').Length - 1);
            Assert.Contains("a/one", frame, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_terminal_without_colours_gets_no_escapes()
    {
        using var server = Server((Infos, [Info("a/api", "99%", "7d")]));
        Assert.DoesNotContain('\e', Watch(server, 2, new Slogen.Setup { IsTerminal = true, Variables = new() { ["NO_COLOR"] = "1" } }).Output);
    }

    [Fact]
    public void A_server_that_fails_meanwhile_is_told_above_its_last_answer()
    {
        var waits = 0;
        using var server = new FakeServer(asked => waits == 1
            ? FakeServer.Response(500, "text/plain", "")
            : Answering((Infos, [Info("a/api", "99%", "7d")]), (Remaining, [Of("a/api", "0.5")]))(asked));
        var blocks = Watch(server, 3, new Slogen.Setup(), wait => waits = wait).Output.Split("\n\n");
        Assert.Equal(3, blocks.Length);
        Assert.DoesNotContain("500", blocks[0] + blocks[2], StringComparison.Ordinal);
        Assert.Contains("(500 InternalServerError)", blocks[1], StringComparison.Ordinal);
        Assert.Contains("\nWhat follows is the answer of 10:00:00 UTC.\n", blocks[1], StringComparison.Ordinal);
        Assert.Contains("| a/api |", blocks[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_rules_is_watched_until_there_are_some()
    {
        var waits = 0;
        using var server = new FakeServer(asked => Answering(waits == 0 ? [] : [(Infos, [Info("a/api", "99%", "7d")])])(asked));
        var blocks = Watch(server, 2, new Slogen.Setup(), wait => waits = wait).Output.Split("\n\n");
        Assert.Contains("has no series slo:info", blocks[0], StringComparison.Ordinal);
        Assert.Contains("| a/api |", blocks[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_never_answered_is_not_waited_for()
    {
        var waits = 0;
        using var server = new FakeServer(_ => FakeServer.Response(404, "text/plain", ""));
        Watch(server, 2, new Slogen.Setup(), wait => waits = wait)
            .ShouldBe(2, error: $"slogen: {server.Address.ToString().TrimEnd('/')}: the server knows no /api/v1/query; the address is what stands before /api/v1");
        Assert.Equal(0, waits);
    }

    [Theory]
    [InlineData("--interval is for --watch alone.", "--interval", "10s")]
    [InlineData("--interval '0s': give a time from 1s to 1d, such as 30s.", "--watch", "--interval", "0s")]
    [InlineData("--interval 'often': give a time from 1s to 1d, such as 30s.", "--watch", "--interval", "often")]
    [InlineData("--watch shows text, and cannot be used with '--format json'.", "--watch", "--format", "json")]
    public void What_cannot_be_is_a_usage_error(string message, params string[] args) =>
        Slogen.Run(_folder, ["status", "--prometheus", "http://a.invalid", .. args]).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen status --help' for usage.");

    private Outcome Watch(FakeServer server, int times, Slogen.Setup setup, Action<int>? onWait = null)
    {
        using var stop = new CancellationTokenSource();
        var time = new PassingTime(s_half, wait =>
        {
            onWait?.Invoke(wait);
            if (wait == times) stop.Cancel();
        });
        return Slogen.Run(_folder, setup with { Time = time, Stop = stop.Token }, "status", "--watch", "--prometheus", server.Address.ToString());
    }
}
