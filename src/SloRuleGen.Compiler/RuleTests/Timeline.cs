using SloRuleGen.BurnRate;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>A time of steady traffic.</summary>
/// <param name="PerMinute">Events.</param>
/// <param name="Failing">The share of them that is bad, 0 to 1.</param>
internal sealed record Stretch(PromDuration Lasting, Fraction PerMinute, Fraction Failing)
{
    /// <summary>Whether the series that only count failures are missing yet.</summary>
    public bool WithoutFailures { get; init; }

    /// <summary>Whether all series are gone.</summary>
    public bool IsGone { get; init; }
}

/// <summary>Traffic from time 0 on.</summary>
internal sealed class Timeline
{
    private readonly List<(PromDuration Start, PromDuration End, Stretch Stretch)> _parts = [];

    public Timeline(params IReadOnlyList<Stretch> stretches)
    {
        foreach (var stretch in stretches)
        {
            _parts.Add((End, End + stretch.Lasting, stretch));
            End += stretch.Lasting;
        }
    }

    public PromDuration End { get; }

    /// <summary>The time from one verdict to the next, where verdicts are counted; null where the events themselves are.</summary>
    public PromDuration? JudgedEvery { get; init; }

    public IEnumerable<(PromDuration Start, PromDuration End, Stretch Stretch)> Parts => _parts;

    /// <summary>The same times without any failure: how another group fares meanwhile.</summary>
    /// <param name="goes">Whether its series go with those of the first.</param>
    public Timeline Healthy(bool goes) =>
        new([.. _parts.Select(part => part.Stretch with { Failing = 0, IsGone = goes && part.Stretch.IsGone })]) { JudgedEvery = JudgedEvery };

    /// <summary>The same times with one share of failures in place of none, and another in place of all. Where series of failures are missing, none stays none.</summary>
    public Timeline WithShares(Fraction ofNone, Fraction ofAll)
    {
        return new([.. _parts.Select(part => WithShare(part.Stretch))]) { JudgedEvery = JudgedEvery };

        Stretch WithShare(Stretch stretch) =>
            stretch.WithoutFailures ? stretch : stretch with { Failing = ofNone + stretch.Failing * (ofAll - ofNone) };
    }

    /// <summary>The events of the window that ends at a time. Where verdicts are counted, bad ones are whole, and all are as many as fit into the window.</summary>
    public EventCounts Over(PromDuration window, PromDuration at)
    {
        var from = window < at ? at - window : PromDuration.Zero;
        var (bad, total) = (Fraction.Zero, Fraction.Zero);
        foreach (var (start, end, stretch) in _parts)
        {
            var first = from > start ? from : start;
            var last = at < end ? at : end;
            if (first >= last) continue;
            var perMinute = JudgedEvery is { } every && stretch.PerMinute.Sign > 0 ? PromDuration.FromMinutes(1) / every : stretch.PerMinute;
            var events = perMinute * (last - first).Minutes;
            bad += stretch.Failing * (JudgedEvery is { } whole ? Verdicts(stretch, first, last, whole) : events);
            total += events;
        }

        return new EventCounts(bad, total);
    }

    /// <summary>How many verdicts there are after one time and up to another; none without traffic.</summary>
    private static Fraction Verdicts(Stretch stretch, PromDuration after, PromDuration until, PromDuration every) =>
        stretch.PerMinute.Sign > 0 ? until.Milliseconds / every.Milliseconds - after.Milliseconds / every.Milliseconds : Fraction.Zero;
}
