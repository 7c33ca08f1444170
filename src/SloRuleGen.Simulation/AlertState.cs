using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>An alert from evaluation to evaluation, with its <c>for</c> and <c>keep_firing_for</c>, as Prometheus keeps it.</summary>
internal sealed class AlertState(AlertKey key, PromDuration after, PromDuration keep)
{
    private readonly List<Inhibition> _inhibited = [];
    private long? _pendingSince;
    private long? _firingFrom;
    private long? _keptSince;
    private (AlertKey By, long From)? _inhibition;

    public AlertPhase Phase => _firingFrom is not null ? AlertPhase.Firing : _pendingSince is not null ? AlertPhase.Pending : AlertPhase.Inactive;

    /// <returns>The episode that ended with this evaluation, without what it spent; else null.</returns>
    public Episode? Evaluate(long at, bool isMet)
    {
        if (isMet)
        {
            _pendingSince ??= at;
            _keptSince = null;
            if (at - _pendingSince.Value >= after.Milliseconds) _firingFrom ??= at;
            return null;
        }

        if (_pendingSince is null) return null;
        if (_firingFrom is not null)
        {
            _keptSince ??= at;
            if (at - _keptSince.Value < keep.Milliseconds) return null;
        }

        return End(at);
    }

    /// <summary>Says who tells as much as this alert while it fires; null for nobody.</summary>
    public void Inhibit(AlertKey? by, long at)
    {
        if (by is not null == _inhibition is not null) return;
        if (_inhibition is { } over) _inhibited.Add(new(over.By, Instant(over.From), Instant(at)));
        _inhibition = by is { } other ? (other, at) : null;
    }

    /// <summary>What goes on at the end of all events.</summary>
    public Episode? StillGoesOn()
    {
        if (_pendingSince is null) return null;
        if (_inhibition is { } still) _inhibited.Add(new(still.By, Instant(still.From), null));
        _inhibition = null;
        return Episode(null);
    }

    private Episode End(long at)
    {
        Inhibit(null, at);
        var episode = Episode(at);
        (_pendingSince, _firingFrom, _keptSince) = (null, null, null);
        _inhibited.Clear();
        return episode;
    }

    private Episode Episode(long? until) => new(
        key, Instant(_pendingSince!.Value), _firingFrom is { } from ? Instant(from) : null, until is { } end ? Instant(end) : null, double.NaN, [.. _inhibited]);

    private static DateTimeOffset Instant(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
