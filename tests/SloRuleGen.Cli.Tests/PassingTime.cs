namespace SloRuleGen.Cli.Tests;

/// <summary>A clock on which every wait of one length is over at once, and no other ever is.</summary>
/// <param name="onWait">Told which wait it is, from 1, before that is over.</param>
internal sealed class PassingTime(TimeSpan wait, Action<int> onWait) : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);
    private int _waits;

    public override DateTimeOffset GetUtcNow() => s_start + _waits * wait;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != wait) return new NoTimer();
        onWait(++_waits);
        callback(state);
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
