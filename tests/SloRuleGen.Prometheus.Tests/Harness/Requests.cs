namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// The traffic of one service as two counters, requests that were answered well (<c>code="200"</c>) and requests
/// that failed (<c>code="500"</c>). Both exist from the first scrape on.
/// </summary>
/// <param name="labels">Labels of both, without braces.</param>
internal sealed class Requests(string labels = "job=\"checkout\"", string metric = "http_requests_total")
{
    private readonly Series _good = new($"{metric}{{{labels},code=\"200\"}}");
    private readonly Series _bad = new($"{metric}{{{labels},code=\"500\"}}");

    public Series[] Series => [_good, _bad];

    public TimeSpan End => _good.End;

    /// <param name="failing">The share of requests that fail, 0 to 1.</param>
    public Requests For(TimeSpan lasting, decimal perMinute, decimal failing = 0)
    {
        _good.Grow(lasting, perMinute * (1 - failing));
        _bad.Grow(lasting, perMinute * failing);
        return this;
    }

    /// <summary>So many requests fail at once, between two scrapes.</summary>
    public Requests Fail(decimal count)
    {
        _bad.Jump(count);
        return this;
    }

    public Requests Restart()
    {
        _good.Restart();
        _bad.Restart();
        return this;
    }

    public Requests Unscraped(TimeSpan lasting, decimal perMinute, decimal failing = 0)
    {
        _good.Unscraped(lasting, perMinute * (1 - failing));
        _bad.Unscraped(lasting, perMinute * failing);
        return this;
    }

    public Requests Gone(TimeSpan lasting)
    {
        _good.Gone(lasting);
        _bad.Gone(lasting);
        return this;
    }
}
