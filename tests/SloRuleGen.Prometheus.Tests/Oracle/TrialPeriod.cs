using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>A period of a trial.</summary>
/// <param name="Text">As a spec writes it.</param>
/// <param name="Length">How long the period is in which the trial's traffic comes.</param>
/// <param name="Nominal">What factors are computed with.</param>
/// <param name="Edge">A time at which a cycle begins; null for a period that rolls.</param>
internal sealed record TrialPeriod(string Text, TimeSpan Length, TimeSpan Nominal, TimeSpan? Edge = null)
{
    /// <summary>The traffic comes about this time, so that it spans an edge of the calendar; zero if it may come at once.</summary>
    public TimeSpan Begin => Edge is { } edge && edge > TimeSpan.Zero ? edge - 3.Hours : TimeSpan.Zero;

    /// <summary>One by chance. Edges of the calendar are far away, so few trials go there.</summary>
    public static TrialPeriod By(Random random, int seed) => (seed % 100) switch
    {
        25 or 75 => new TrialPeriod("week", 7.Days, 7.Days, 4.Days),
        50 => new TrialPeriod("month", 31.Days, 30.Days, 31.Days),
        99 => new TrialPeriod("quarter", 91.Days, 90.Days, 90.Days),
        _ => random.Pick(
            Rolling("3h", 3.Hours), Rolling("1d", 1.Days), Rolling("7d", 7.Days), Rolling("30d", 30.Days), Rolling("30d", 30.Days), Cycle("2h", 2.Hours), Cycle("3h", 3.Hours)),
    };

    /// <summary>The begin of the cycle that a time lies in.</summary>
    public TimeSpan? CycleAt(TimeSpan at) => Edge is not { } edge ? null : at >= edge ? edge + (at - edge).FloorTo(Length) : edge - Length;

    private static TrialPeriod Rolling(string text, TimeSpan length) => new(text, length, length);

    private static TrialPeriod Cycle(string every, TimeSpan length) => new($"{{every: {every}, starting: 2026-01-05}}", length, length, TimeSpan.Zero);
}
