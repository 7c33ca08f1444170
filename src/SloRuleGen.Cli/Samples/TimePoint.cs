using SloRuleGen.Units;

namespace SloRuleGen.Cli.Samples;

/// <summary>An instant as the command line gives it.</summary>
internal abstract record TimePoint
{
    private TimePoint()
    {
    }

    /// <summary>So long before now; before the end of samples that come from a file.</summary>
    public sealed record Before(PromDuration Time) : TimePoint;

    public sealed record At(DateTimeOffset Time) : TimePoint;

    /// <param name="now">Where all ends.</param>
    /// <returns>From 1970 on.</returns>
    public DateTimeOffset From(DateTimeOffset now) => this switch
    {
        At at => at.Time,
        Before { Time.Milliseconds: var time } => DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, now.ToUnixTimeMilliseconds() - time)),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>Which time is replayed. Null is what the samples themselves say, or the whole of them.</summary>
internal sealed record SampleTime(TimePoint? From, TimePoint? To, PromDuration? Step)
{
    /// <summary>How long the time from one instant to the next is where nobody says it.</summary>
    public static PromDuration UsualStep { get; } = PromDuration.FromMinutes(1);

    /// <exception cref="SampleException">There is no such time, or more of it than can be held.</exception>
    public static SampleGrid Grid(DateTimeOffset from, DateTimeOffset to, PromDuration step)
    {
        if (to <= from) throw new SampleException($"there is no time from {Text(from)} to {Text(to)}: --from has to be before --to");
        if (SampleGrid.Between(from, to, step) is { } grid) return grid;
        var steps = (to - from).TotalMilliseconds / step.Milliseconds;
        throw new SampleException(steps < 1
            ? $"from {Text(from)} to {Text(to)} there is no whole step of {step}"
            : $"from {Text(from)} to {Text(to)} there are {(long)steps} steps of {step}, and no more than {SampleLimits.MostSteps} of a series can be held; {SampleLimits.WhatToDo}");
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
