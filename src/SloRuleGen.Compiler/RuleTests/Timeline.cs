using SloRuleGen.BurnRate;

namespace SloRuleGen.RuleTests;

/// <summary>A time of steady traffic.</summary>
/// <param name="PerMinute">Events.</param>
/// <param name="Failing">The share of them that is bad, 0 to 1.</param>
internal sealed record Stretch(PromDuration Lasting, Fraction PerMinute, Fraction Failing)
{
    /// <summary>The series that only count failures are not there yet.</summary>
    public bool WithoutFailures { get; init; }

    /// <summary>No series are there at all.</summary>
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

    public IEnumerable<(PromDuration Start, PromDuration End, Stretch Stretch)> Parts => _parts;

    /// <summary>The same times without any failure and with all series: how another group fares meanwhile.</summary>
    public Timeline Healthy() => new([.. _parts.Select(part => part.Stretch with { Failing = 0, IsGone = false })]);

    /// <summary>The events of the window that ends at a time.</summary>
    public EventCounts Over(PromDuration window, PromDuration at)
    {
        var from = window < at ? at - window : PromDuration.Zero;
        var (bad, total) = (Fraction.Zero, Fraction.Zero);
        foreach (var (start, end, stretch) in _parts)
        {
            var first = from > start ? from : start;
            var last = at < end ? at : end;
            if (first >= last) continue;
            var events = stretch.PerMinute * (last - first).Minutes;
            (bad, total) = (bad + events * stretch.Failing, total + events);
        }

        return new EventCounts(bad, total);
    }
}
