namespace SloRuleGen.PrometheusApi;

/// <summary>Divides a range into parts that a server answers in one go.</summary>
internal static class RangeSplit
{
    /// <summary>Prometheus refuses to give more for one series.</summary>
    public const int MaxPoints = 11_000;

    /// <summary>Parts one after the other, which together have each point of the range once: <c>from</c>, <c>from + step</c> and so on up to <c>to</c>.</summary>
    /// <param name="step">Over 0.</param>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Parts(DateTimeOffset from, DateTimeOffset to, TimeSpan step, TimeSpan longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        var points = Math.Clamp(longest.Ticks / step.Ticks, 1, MaxPoints);
        for (var start = from; start <= to;)
        {
            // Counted in points that are left, so that nothing overflows near the end of time.
            var last = Math.Min(points - 1, (to - start).Ticks / step.Ticks);
            var end = start + last * step;
            yield return (start, end);
            if (to - end < step) yield break;
            start = end + step;
        }
    }
}
