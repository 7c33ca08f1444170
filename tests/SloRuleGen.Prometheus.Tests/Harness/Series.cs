using System.Globalization;
using System.Text;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// One raw series, told as what happens to it from time 0 on, one stretch after the other. What it looks like to
/// Prometheus (a sample at each scrape) is worked out when the scenario is written for promtool.
/// </summary>
/// <param name="selector">The series as it is written in PromQL: <c>requests_total{code="200"}</c>.</param>
internal sealed class Series(string selector)
{
    private readonly List<Stretch> _stretches = [];
    private TimeSpan _end;
    private decimal _value;

    private enum State
    {
        Scraped,
        Unscraped,
        Gone,
    }

    public string Selector { get; } = selector;

    /// <summary>When the series is scraped, where that differs from the scenario.</summary>
    public Scraping? Scraping { get; init; }

    /// <summary>There is nothing of the series before.</summary>
    public TimeSpan Start => _stretches.SkipWhile(stretch => stretch.State == State.Gone).FirstOrDefault()?.Start ?? _end;

    public TimeSpan End => _end;

    /// <summary>A counter grows at a steady pace.</summary>
    public Series Grow(TimeSpan lasting, decimal perMinute) => Add(lasting, perMinute, State.Scraped);

    /// <summary>A gauge stands at one value.</summary>
    public Series Stand(TimeSpan lasting, decimal value)
    {
        _value = value;
        return Add(lasting, 0, State.Scraped);
    }

    /// <summary>A counter jumps between two scrapes.</summary>
    public Series Jump(decimal by)
    {
        _value += by;
        return this;
    }

    /// <summary>The process restarts: the counter is 0 again.</summary>
    public Series Restart()
    {
        _value = 0;
        return this;
    }

    /// <summary>Scrapes are lost without a trace while the counter goes on.</summary>
    public Series Unscraped(TimeSpan lasting, decimal perMinute = 0) => Add(lasting, perMinute, State.Unscraped);

    /// <summary>The series is not exposed: not yet, or no longer; its end is marked stale.</summary>
    public Series Gone(TimeSpan lasting) => Add(lasting, 0, State.Gone);

    /// <summary>The samples in promtool's notation, one for each step of the scenario.</summary>
    public string Values(TimeSpan step, Scraping scraping)
    {
        var text = new StringBuilder();
        var blanks = 0;
        var alive = false;
        var index = 0;
        for (var at = TimeSpan.Zero; at < _end; at += step)
        {
            while (index + 1 < _stretches.Count && _stretches[index + 1].Start <= at) index++;
            var stretch = _stretches[index];
            var scraped = scraping.IsAt(at) && stretch.State != State.Unscraped;
            if (!scraped || (stretch.State == State.Gone && !alive))
            {
                blanks++;
                continue;
            }

            AppendBlanks(text, ref blanks);
            alive = stretch.State == State.Scraped;
            text.Append(' ').Append(alive ? Number(stretch.ValueAt(at)) : "stale");
        }

        AppendBlanks(text, ref blanks);
        return text.ToString(1, text.Length - 1);
    }

    /// <summary>The samples that scrapes take. The end of a series is not among them: files of samples mark nothing stale.</summary>
    public IEnumerable<(TimeSpan At, decimal Value)> Samples(Scraping scraping)
    {
        var index = 0;
        for (var at = scraping.Offset; at < _end; at += scraping.Interval)
        {
            while (index + 1 < _stretches.Count && _stretches[index + 1].Start <= at) index++;
            if (_stretches[index].State == State.Scraped) yield return (at, Math.Round(_stretches[index].ValueAt(at), 9));
        }
    }

    private static void AppendBlanks(StringBuilder text, ref int blanks)
    {
        if (blanks == 1) text.Append(" _");
        if (blanks > 1) text.Append(CultureInfo.InvariantCulture, $" _x{blanks}");
        blanks = 0;
    }

    private static string Number(decimal value) => Math.Round(value, 9).ToString("0.#########", CultureInfo.InvariantCulture);

    private Series Add(TimeSpan lasting, decimal perMinute, State state)
    {
        var stretch = new Stretch(_end, _value, perMinute, state);
        _stretches.Add(stretch);
        _end += lasting;
        _value = stretch.ValueAt(_end);
        return this;
    }

    private sealed record Stretch(TimeSpan Start, decimal Value, decimal PerMinute, State State)
    {
        public decimal ValueAt(TimeSpan time) => Value + PerMinute * (time - Start).WholeSeconds / 60;
    }
}

/// <summary>When samples are taken: at <paramref name="Offset"/>, and each <paramref name="Interval"/> after it.</summary>
internal sealed record Scraping(TimeSpan Interval, TimeSpan Offset)
{
    public bool IsAt(TimeSpan time) => time >= Offset && (time - Offset).Ticks % Interval.Ticks == 0;
}
