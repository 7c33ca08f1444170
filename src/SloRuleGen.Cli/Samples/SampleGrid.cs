using SloRuleGen.Units;

namespace SloRuleGen.Cli.Samples;

/// <summary>The instants at which something is read: whole multiples of a step after a first instant, which itself is none of them.</summary>
/// <param name="Start">From 1970 on.</param>
/// <param name="Step">Over zero.</param>
/// <param name="Count">How many there are.</param>
internal sealed record SampleGrid(DateTimeOffset Start, PromDuration Step, int Count)
{
    /// <summary>The last of them.</summary>
    public DateTimeOffset End => At(Count - 1);

    public TimeSpan StepTime => TimeSpan.FromMilliseconds(Step.Milliseconds);

    public DateTimeOffset At(int index) => Start.AddMilliseconds((index + 1L) * Step.Milliseconds);

    /// <summary>Which of them is the first at an instant or after it: under 0 or over the last where the instant is not within them.</summary>
    public long IndexFrom(DateTimeOffset at)
    {
        var (since, step) = ((at - Start).Ticks, StepTime.Ticks);
        return since > 0 ? (since + step - 1) / step - 1 : since / step - 1;
    }

    /// <summary>The grid of whole multiples of a step, from an instant to another.</summary>
    /// <returns>Null where it would have more instants than can be held, or none.</returns>
    public static SampleGrid? Between(DateTimeOffset from, DateTimeOffset to, PromDuration step)
    {
        var length = step.Milliseconds;
        var (first, last) = (from.ToUnixTimeMilliseconds() / length, to.ToUnixTimeMilliseconds() / length);
        return last > first && last - first <= SampleLimits.MostSteps ? new(DateTimeOffset.FromUnixTimeMilliseconds(first * length), step, (int)(last - first)) : null;
    }
}
