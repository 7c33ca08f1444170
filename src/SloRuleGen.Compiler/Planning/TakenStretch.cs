using SloRuleGen.BurnRate;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>Recorded steps that a correction takes out of the sums of the period. Times are seconds since 1970 and whole steps.</summary>
/// <param name="After">Steps after it.</param>
/// <param name="UpTo">The last step.</param>
/// <param name="Step">Five minutes; an hour in the midst of long stretches, which are cheaper to look through so.</param>
/// <param name="Since">From when on it takes them out; null for always. A reset that is ahead takes out nothing yet.</param>
/// <param name="Until">When they are in no period any more.</param>
public sealed record TakenStretch(long After, long UpTo, PromDuration Step, long? Since, long Until)
{
    /// <summary>
    /// How long after an event steps may hold a part of it: the rate of five minutes in which it is last seen is a part of the mean of the
    /// next five minutes, and that is recorded up to half as long later. The second step after a stretch is the last one.
    /// </summary>
    private const long Tail = 600;

    private const long Hour = 3600;

    private static readonly long s_five = StepWidth.FiveMinutes.Milliseconds / 1000;

    /// <summary>In steps of five minutes at most so long, in seconds.</summary>
    private const long LongestInFives = 7 * 24 * Hour;

    public PromDuration Length => PromDuration.FromMilliseconds((UpTo - After) * 1000);

    public static IReadOnlyList<TakenStretch> Of(IReadOnlyList<Correction> corrections, SloPeriod period) => [.. corrections.SelectMany(correction => Of(correction, period))];

    /// <summary>The steps of a correction, as a whole.</summary>
    public static (long After, long UpTo) StepsOf(Correction correction, long lookBack)
    {
        var end = (correction.To.ToUnixTimeMilliseconds() + s_five * 1000 - 1) / (s_five * 1000) * s_five;
        var start = correction.From is { } from ? from.ToUnixTimeSeconds() / s_five * s_five : Math.Max(0, end - lookBack) / Hour * Hour;
        return (start, end + Tail);
    }

    private static IEnumerable<TakenStretch> Of(Correction correction, SloPeriod period)
    {
        var (after, upTo) = StepsOf(correction, period.LongestLength.Milliseconds / 1000);
        long? since = correction.IsReset ? correction.To.ToUnixTimeSeconds() : null;
        if (correction.IsReset && CycleSpan.At(period, correction.To) is { } current) after = current.Start.ToUnixTimeSeconds();
        return
            from part in InPeriods(after, upTo, period)
            from steps in InSteps(part.After, part.UpTo)
            select new TakenStretch(steps.After, steps.UpTo, steps.Step, since, part.Until);
    }

    /// <summary>A part for each cycle, and the whole of it for a rolling period. A step at the start of a cycle is of the one before.</summary>
    private static IEnumerable<(long After, long UpTo, long Until)> InPeriods(long after, long upTo, SloPeriod period)
    {
        while (after < upTo)
        {
            if (CycleSpan.At(period, DateTimeOffset.FromUnixTimeSeconds(after)) is not { } cycle)
            {
                yield return (after, upTo, upTo + period.LongestLength.Milliseconds / 1000);
                yield break;
            }

            var end = cycle.End.ToUnixTimeSeconds();
            yield return (after, Math.Min(upTo, end), end);
            after = end;
        }
    }

    private static IEnumerable<(long After, long UpTo, PromDuration Step)> InSteps(long after, long upTo)
    {
        var (firstHour, lastHour) = ((after + Hour - 1) / Hour * Hour, upTo / Hour * Hour);
        (long After, long UpTo, PromDuration Step)[] parts = upTo - after <= LongestInFives
            ? [(after, upTo, StepWidth.FiveMinutes)]
            : [(after, firstHour, StepWidth.FiveMinutes), (firstHour, lastHour, StepWidth.Hour), (lastHour, upTo, StepWidth.FiveMinutes)];
        return parts.Where(part => part.UpTo > part.After);
    }
}
